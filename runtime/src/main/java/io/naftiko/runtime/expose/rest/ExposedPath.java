package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.model.Template;
import java.util.List;
import java.util.regex.Pattern;

/// A path that is served, with placeholders such as `/rooms/{room_id}`.
///
/// @param text begins with `/`, or is empty for the root
record ExposedPath(String text) {

    static final ExposedPath ROOT = new ExposedPath("");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{?\\s*([^{}]+?)\\s*\\}\\}?");

    /// This path with `more` behind it, as a file writes it: `{{x}}` is `{x}`, and `#` and `?` are literal, for they
    /// would
    /// end the path of a request.
    ExposedPath and(String more) {
        var tail = PLACEHOLDER
                .matcher(more.strip())
                .replaceAll("{$1}")
                .replace("#", "%23")
                .replace("?", "%3F");
        if (tail.isEmpty() || tail.equals("/")) {
            return this;
        }
        var head = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return new ExposedPath(head + (tail.startsWith("/") ? "" : "/") + tail);
    }

    /// The names of the placeholders, in order.
    List<String> placeholders() {
        return Template.of(text, PLACEHOLDER).names();
    }

    /// The path with its leading `/`.
    @Override
    public String toString() {
        return text.isEmpty() ? "/" : text;
    }
}
