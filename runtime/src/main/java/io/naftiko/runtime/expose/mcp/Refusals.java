package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;

/// Says that an upstream refused, in its own words.
final class Refusals {

    private Refusals() {}

    static String sentence(Response response, Retry retry) {
        var answered = "The API answered with status " + response.status()
                + response.headers()
                        .first(ListHeaders.PAGE)
                        .map(page -> " on page " + page)
                        .orElse("");
        var type = response.mediaType();
        int length = response.body().bytes().length;
        var again = retry.after(response);
        if (length == 0) {
            return answered + "." + again;
        }
        return type == null || MediaTypes.isText(type)
                ? answered + ": " + ended(ErrorText.of(response), again)
                : answered + " and " + length + " bytes of " + type + "." + again;
    }

    /// The words of the API, as a sentence where another one follows.
    private static String ended(String said, String more) {
        return more.isEmpty() || said.matches("(?s).*[.!?]") ? said + more : said + "." + more;
    }
}
