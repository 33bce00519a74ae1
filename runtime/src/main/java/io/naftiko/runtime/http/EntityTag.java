package io.naftiko.runtime.http;

import java.util.Arrays;
import java.util.function.Supplier;

/// A tag that changes with what it stands for (RFC 9110, 8.8.3).
///
/// @param text with its quotes
public record EntityTag(String text) {

    /// The tag of `name`, which has no quotes.
    public static EntityTag of(String name) {
        return new EntityTag("\"" + name + "\"");
    }

    /// The answer to `request`: 304 without content where the client knows what the tag stands for (RFC 9110, 13.1.2).
    /// A client has to ask each time.
    ///
    /// @param whole what the tag stands for
    public Response answer(Request request, Supplier<Response> whole) {
        var response = isKnown(request.headers()) ? new Response(304, Body.empty()) : whole.get();
        return response.withHeader("ETag", text).withHeader("Cache-Control", "no-cache");
    }

    private boolean isKnown(Headers headers) {
        return headers.all("If-None-Match").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(each -> each.equals(text) || each.equals("*"));
    }
}
