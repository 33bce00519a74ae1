package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import java.net.URI;
import java.util.Optional;

/// Follows a redirect that stays at the same scheme, host and port (RFC 9110, 15.4).
///
/// GET and HEAD follow each kind; other methods only 307 and 308, which repeat method and body. What is not followed
/// is the answer: a credential never goes to another origin.
final class Redirects implements Filter {

    private static final int MOST = 5;

    @Override
    public Response handle(Request request, Handler next) {
        var current = request;
        for (int followed = 0; followed < MOST; followed++) {
            var answer = next.handle(current);
            if (!follows(request.method(), answer.status())) {
                return answer;
            }
            var target = location(answer, current.url());
            if (target.isEmpty()) {
                return answer;
            }
            current = current.withUrl(target.get());
        }
        return next.handle(current);
    }

    private static boolean follows(String method, int status) {
        return switch (status) {
            case 301, 302, 303 -> method.equals("GET") || method.equals("HEAD");
            case 307, 308 -> true;
            default -> false;
        };
    }

    private static Optional<Url> location(Response answer, Url from) {
        return answer.headers().first("Location").flatMap(text -> resolve(text, from));
    }

    /// Where `location` leads from an address; empty when that is elsewhere, or no address.
    static Optional<Url> resolve(String location, Url from) {
        try {
            var base = URI.create(from.toString());
            var target = base.resolve(location.startsWith("?") ? base.getRawPath() + location : location);
            return Origin.of(base).equals(Origin.of(target))
                    ? Optional.of(new Url(from.origin(), target.getRawPath(), target.getRawQuery()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
