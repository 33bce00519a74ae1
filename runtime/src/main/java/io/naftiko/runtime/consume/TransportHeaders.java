package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Adds the headers of the transport where a request leaves them out, and drops those that belong to the connection
/// (RFC 9110, 7.6.1).
final class TransportHeaders implements Filter {

    private static final Set<String> CONNECTION = Set.of(
            "host",
            "content-length",
            "connection",
            "expect",
            "upgrade",
            "transfer-encoding",
            "te",
            "trailer",
            "keep-alive");

    private static final List<Header> OURS = List.of(
            new Header("Accept", "application/json, */*;q=0.9"),
            new Header("Accept-Encoding", "gzip, deflate"),
            new Header("User-Agent", userAgent()));

    @Override
    public Response handle(Request request, Handler next) {
        var lines = new ArrayList<Header>(request.headers().lines().size() + OURS.size());
        for (var line : request.headers()) {
            if (!belongsToConnection(line.name())) {
                lines.add(checked(line));
            }
        }
        for (var line : OURS) {
            if (!request.headers().has(line.name())) {
                lines.add(line);
            }
        }
        return next.handle(request.withHeaders(new Headers(lines)));
    }

    private static boolean belongsToConnection(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return CONNECTION.contains(lower) || lower.startsWith("proxy-");
    }

    private static Header checked(Header line) {
        if (!Header.isPlain(line.value())) {
            throw FailedCall.badInput(
                    line.name(),
                    "is sent in a header and must not contain a line break or anything but printable ASCII");
        }
        return line;
    }

    /// `naftiko/1.2.3`; without the version where the classes do not come from a jar.
    private static String userAgent() {
        var version = TransportHeaders.class.getPackage().getImplementationVersion();
        return version == null ? "naftiko" : "naftiko/" + version;
    }
}
