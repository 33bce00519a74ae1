package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an upstream says of an error, for a model: of a web page its text, of problem details (RFC 9457) what happened,
/// and of anything the beginning.
final class ErrorText {

    private static final int MOST = 2_000;
    private static final int MOST_HTML = 1 << 18;
    private static final Set<String> TOLD = Set.of("type", "title", "status", "detail", "instance");

    /// What an API repeats of the credential that it was sent.
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b(bearer|basic)\\s+[a-z0-9._~+/=-]{8,}");

    private ErrorText() {}

    static String of(Response response) {
        var text = new String(ReplyText.of(response), UTF_8).strip();
        var clean = isHtml(response.mediaType(), text)
                ? Jsoup.parse(text.substring(0, Math.min(text.length(), MOST_HTML)))
                        .text()
                : problem(text, response.mediaType()).orElse(text);
        return CREDENTIAL.matcher(cut(clean)).replaceAll("$1 ***");
    }

    private static boolean isHtml(@Nullable String type, String text) {
        var start = text.substring(0, Math.min(text.length(), 15)).toLowerCase(Locale.ROOT);
        return MediaTypes.HTML.equals(type) || start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /// Title and detail, with the members that the API adds to them.
    private static Optional<String> problem(String text, @Nullable String type) {
        return Json.parse(text)
                .filter(json -> json.path("title").isString())
                .filter(json ->
                        MediaTypes.PROBLEM.equals(type) || json.path("detail").isString())
                .map(ErrorText::told);
    }

    private static String told(JsonNode problem) {
        var told = problem.path("title").stringValue()
                + (problem.path("detail").isString()
                        ? ": " + problem.path("detail").stringValue()
                        : "");
        var more = Json.object();
        problem.properties().stream()
                .filter(each -> !TOLD.contains(each.getKey()))
                .forEach(each -> more.set(each.getKey(), each.getValue()));
        return more.isEmpty() ? told : told + " " + Json.text(more);
    }

    private static String cut(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST) + "…";
    }
}
