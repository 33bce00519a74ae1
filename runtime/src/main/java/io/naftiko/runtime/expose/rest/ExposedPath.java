package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.model.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A path that is served, with placeholders such as `/rooms/{room_id}`.
///
/// @param text begins with `/`, or is empty for the root
/// @param query the pairs that a request must have, such as `action=list`
record ExposedPath(String text, List<String> query) {

    static final ExposedPath ROOT = new ExposedPath("", List.of());

    /// The name of what takes the rest of a path that has no placeholder at its end.
    private static final String REST = "path";

    private static final Pattern TAIL = Pattern.compile("(.*/|)(?:\\{([^{}]+?)\\+?}|\\*{1,2})");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{?\\s*([^{}]+?)\\s*\\}\\}?");

    ExposedPath {
        query = List.copyOf(query);
    }

    /// This path with `more` behind it, as a file writes it: `{{x}}` is `{x}`, and `#` is literal, for it would end
    /// the address of a request. A pair of the query with a placeholder asks nothing of a request: its value is an
    /// input like others.
    ExposedPath and(String more) {
        var parts = more.strip().replace("#", "%23").split("\\?", 2);
        var pairs = new ArrayList<>(query);
        if (parts.length == 2) {
            constants(parts[1]).forEach(pairs::add);
        }
        return new ExposedPath(joined(PLACEHOLDER.matcher(parts[0]).replaceAll("{$1}")), pairs);
    }

    private static Stream<String> constants(String query) {
        return Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !PLACEHOLDER.matcher(pair).find());
    }

    private String joined(String tail) {
        if (tail.isEmpty() || tail.equals("/")) {
            return text;
        }
        var head = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return head + (tail.startsWith("/") ? "" : "/") + tail;
    }

    /// This path, whose last placeholder takes all that is left of a request's path: `/proxy/{path+}`. A last
    /// segment `*` is one; where there is none, one is added.
    ExposedPath withTail() {
        var cut = TAIL.matcher(text);
        return cut.matches()
                ? new ExposedPath(cut.group(1) + "{" + tail() + "+}", query)
                : new ExposedPath(joined("{" + REST + "+}"), query);
    }

    /// The name of the placeholder that takes the rest of the path.
    String tail() {
        var cut = TAIL.matcher(text);
        return cut.matches() && cut.group(2) != null ? cut.group(2) : REST;
    }

    /// The names of the placeholders before the one that takes the rest of the path, in order.
    List<String> placeholdersBeforeTail() {
        var cut = TAIL.matcher(text);
        return cut.matches() ? new ExposedPath(cut.group(1), query).placeholders() : placeholders();
    }

    /// The names of the placeholders, in order.
    List<String> placeholders() {
        return Template.of(text, PLACEHOLDER).names();
    }

    /// The path with its leading `/`, and its query.
    @Override
    public String toString() {
        return (text.isEmpty() ? "/" : text) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
