package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.HeaderNames;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;

/// Adds the headers of the transport where a request leaves them out, and drops those that belong to the connection
/// (RFC 9110, 7.6.1).
final class TransportHeaders implements Filter {

    private static final HeaderNames CONNECTION = HeaderNames.of(
            "Host",
            "Content-Length",
            "Connection",
            "Expect",
            "Upgrade",
            "Transfer-Encoding",
            "TE",
            "Trailer",
            "Keep-Alive");

    private static final Headers OURS = Headers.of("Accept", "application/json, */*;q=0.9")
            .and("Accept-Encoding", "gzip, deflate")
            .and("User-Agent", userAgent());

    @Override
    public Response handle(Request request, Handler next) {
        var sent = request.headers().where(line -> !belongsToConnection(line.name()));
        sent.forEach(TransportHeaders::check);
        return next.handle(request.withHeaders(sent.or(OURS)));
    }

    private static boolean belongsToConnection(String name) {
        return CONNECTION.contains(name) || name.regionMatches(true, 0, "Proxy-", 0, "Proxy-".length());
    }

    private static void check(Header line) {
        if (!Header.isPlain(line.value())) {
            throw FailedCall.badInput(
                    line.name(),
                    "is sent in a header and must not contain a line break or anything but printable ASCII");
        }
    }

    /// `naftiko/1.2.3`; without the version where the classes do not come from a jar.
    private static String userAgent() {
        var version = TransportHeaders.class.getPackage().getImplementationVersion();
        return version == null ? "naftiko" : "naftiko/" + version;
    }
}
