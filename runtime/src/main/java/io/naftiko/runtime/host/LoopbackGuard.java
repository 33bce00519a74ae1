package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps web pages from a listener that only this machine should reach.
///
/// A page whose name was made to resolve to `127.0.0.1` (DNS rebinding) calls with its own name as `Host`, and every
/// page of a browser names its `Origin`: both must be loopback, or allowed. A request without `Origin` is no page's.
final class LoopbackGuard implements Filter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    /// @param more names without port
    LoopbackGuard(Set<String> more) {
        allowed = Stream.concat(LOOPBACK.stream(), more.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Response handle(Request request, Handler next) {
        var headers = request.headers();
        if (!headers.has("Host") || !areAll(headers, "Host", this::isAllowed)) {
            return refuse(request, "host", "This server is not known under this name.");
        }
        if (!areAll(headers, "Origin", this::isAllowedOrigin)) {
            return refuse(request, "origin", "Pages of this origin may not call this server.");
        }
        return next.handle(request);
    }

    private static Response refuse(Request request, String what, String detail) {
        return new ProblemDetails("forbidden-" + what, 403, "Forbidden " + what, detail).answer(request);
    }

    private static boolean areAll(Headers headers, String name, Predicate<String> allowed) {
        for (var line : headers) {
            if (line.is(name) && !allowed.test(line.value())) {
                return false;
            }
        }
        return true;
    }

    private boolean isAllowedOrigin(String origin) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && isAllowed(origin.substring(scheme + 3));
    }

    private boolean isAllowed(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']') && isPort(authority, colon + 1);
        return allowed.contains((hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT));
    }

    private static boolean isPort(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
