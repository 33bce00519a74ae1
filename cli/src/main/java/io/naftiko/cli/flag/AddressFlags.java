package io.naftiko.cli.flag;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where servers listen in place of where their files say.
public final class AddressFlags {

    @Option(
            names = "--port",
            paramLabel = "FROM=TO",
            description = "Listens on port TO where a file says FROM; TO may be 0 for any free port. Repeatable.")
    private Map<Integer, Integer> ports = new LinkedHashMap<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Listens on this address in place of those in the files; 127.0.0.1 where they say nothing.")
    private @Nullable String host;

    /// The port to open by the port that a file names.
    public Map<Integer, Integer> ports() {
        return ports;
    }

    public @Nullable String host() {
        return host;
    }
}
