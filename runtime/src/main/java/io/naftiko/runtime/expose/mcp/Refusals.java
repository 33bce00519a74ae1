package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;

/// Says that an upstream refused, in its own words.
final class Refusals {

    private Refusals() {}

    static String sentence(Response response) {
        var answered = "The API answered with status " + response.status()
                + response.headers()
                        .first(ListHeaders.PAGE)
                        .map(page -> " on page " + page)
                        .orElse("");
        var type = response.mediaType();
        int length = response.body().bytes().length;
        if (length == 0) {
            return answered + ".";
        }
        return type == null || MediaTypes.isText(type)
                ? answered + ": " + new String(ReplyText.of(response), UTF_8)
                : answered + " and " + length + " bytes of " + type + ".";
    }
}
