package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.HeaderNames;
import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.Response;

/// The headers of an answer that a client of the server sees too: those that speak of the content or of what to do
/// next. What belongs to the connection or the session with the upstream stays behind (RFC 9110, 7.6.1).
final class KeptHeaders {

    private static final HeaderNames NAMES = HeaderNames.of(
            "Cache-Control",
            "Content-Disposition",
            "Content-Language",
            "Content-Type",
            "ETag",
            "Expires",
            "Last-Modified",
            "Link",
            "Location",
            ListHeaders.CUT,
            ListHeaders.PAGE,
            "Retry-After",
            "Vary",
            "X-Total-Count");

    private static final HeaderNames OF_FORWARDED = HeaderNames.of("Accept-Ranges", "Allow", "Content-Range");

    private KeptHeaders() {}

    static Response of(Response answer) {
        return new Response(answer.status(), answer.headers().where(KeptHeaders::isKept), answer.body());
    }

    /// Of an answer to a request that was sent on as it came: also what speaks of the methods and ranges of its target.
    static Response ofForwarded(Response answer) {
        return new Response(
                answer.status(),
                answer.headers().where(line -> isKept(line) || OF_FORWARDED.contains(line.name())),
                answer.body());
    }

    private static boolean isKept(Header header) {
        return NAMES.contains(header.name()) || isRateLimit(header.name());
    }

    private static boolean isRateLimit(String name) {
        return startsWith(name, "RateLimit") || startsWith(name, "X-RateLimit");
    }

    private static boolean startsWith(String name, String start) {
        return name.regionMatches(true, 0, start, 0, start.length());
    }
}
