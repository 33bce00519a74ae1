package io.naftiko.runtime.host;

import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.serve.ServeLimits;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where servers really listen, and whom they answer.
///
/// @param host takes the place of every address that a file names; null to keep those
/// @param ports the port to open by the port that a file names
/// @param allowedHosts names, besides those of loopback, by which a listener on loopback may be called, and whose
/// pages may call it
public record HostOptions(
        @Nullable String host, Map<Integer, Integer> ports, Set<String> allowedHosts, ServeLimits limits) {

    /// What the files say, on `127.0.0.1` where they say nothing.
    public static final HostOptions DEFAULT = new HostOptions(null, Map.of(), Set.of(), ServeLimits.DEFAULT);

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 8080;
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("mcp", 9090);

    public HostOptions {
        ports = Map.copyOf(ports);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    ListenAddress address(Exposes exposes) {
        return new ListenAddress(host(exposes), port(exposes));
    }

    private String host(Exposes exposes) {
        var wanted = host == null ? exposes.address().host() : host;
        return wanted == null || wanted.isEmpty() || wanted.equalsIgnoreCase("localhost") ? LOOPBACK : wanted;
    }

    private int port(Exposes exposes) {
        var named = exposes.address().port();
        int port = named == null ? DEFAULT_PORTS.getOrDefault(exposes.type(), DEFAULT_PORT) : named;
        return ports.getOrDefault(port, port);
    }
}
