package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Template.Literal;
import io.naftiko.runtime.model.Template.Part;
import io.naftiko.runtime.model.Template.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a resource, with a placeholder for each value that a client gives (RFC 6570, level 1).
///
/// @param text with placeholders as `{name}`
record UriTemplate(String text, List<Part> parts) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w[\\w.-]*)\\s*\\}\\}|\\{(\\w[\\w.-]*)\\}");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.+");
    private static final Pattern NO_LITERAL = Pattern.compile("[\\s<>\"{}|\\\\^`\\p{Cntrl}]");

    /// The address that `text` writes, with `{x}` or `{{x}}` for a placeholder.
    static UriTemplate of(String text) {
        var parts = Template.of(text, PLACEHOLDER).parts();
        var written = new StringBuilder();
        for (var part : parts) {
            written.append(
                    switch (part) {
                        case Literal(var literal) -> literal;
                        case Placeholder(var name) -> "{" + name + "}";
                    });
        }
        return new UriTemplate(written.toString(), parts);
    }

    UriTemplate {
        parts = List.copyOf(parts);
    }

    List<String> names() {
        return new Template(text, parts).names();
    }

    /// Why it is no address, as the end of a sentence about it; null when it is one.
    @Nullable
    String flaw() {
        if (!SCHEME.matcher(text).matches() || !(parts.getFirst() instanceof Literal)) {
            return "has no scheme";
        }
        if (names().stream().distinct().count() < names().size()) {
            return "has a placeholder twice";
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal(var literal)
                    && NO_LITERAL.matcher(literal).find()) {
                return "has a character that no address has";
            }
            if (i > 0 && parts.get(i) instanceof Placeholder && parts.get(i - 1) instanceof Placeholder) {
                return "has two placeholders with nothing between them";
            }
        }
        return null;
    }

    /// The decoded values by placeholder where `uri` is an address of this form. A value is not empty and lies within
    /// one segment; where a text could be divided in several ways, the first value is the shortest.
    Optional<Map<String, String>> match(String uri) {
        var values = new LinkedHashMap<String, String>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            int end = end(uri, at, i);
            if (end < 0) {
                return Optional.empty();
            }
            if (parts.get(i) instanceof Placeholder(var name)) {
                values.put(name, PercentEncoding.decode(uri.substring(at, end)));
            }
            at = end;
        }
        return at == uri.length() ? Optional.of(values) : Optional.empty();
    }

    /// Where the part `index` ends that begins `at`; -1 when it is not there.
    private int end(String uri, int at, int index) {
        return switch (parts.get(index)) {
            case Literal(var literal) -> uri.startsWith(literal, at) ? at + literal.length() : -1;
            case Placeholder _ -> endOfValue(uri, at, index + 1);
        };
    }

    private int endOfValue(String uri, int at, int next) {
        int end = uri.length();
        if (next < parts.size() && parts.get(next) instanceof Literal(var literal)) {
            boolean isLast = next == parts.size() - 1;
            end = isLast ? uri.length() - literal.length() : uri.indexOf(literal, at + 1);
        }
        return end > at && uri.substring(at, end).chars().noneMatch(c -> "/?#".indexOf(c) >= 0) ? end : -1;
    }
}
