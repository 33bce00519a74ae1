package io.naftiko.runtime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text with places to fill: `{{name}}` or `${name}`.
///
/// @param source as it stands in the file
public record Template(String source, List<Part> parts) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*\\}\\}|\\$\\{\\s*([^{}]+?)\\s*\\}");

    /// What a template is made of.
    public sealed interface Part {}

    public record Literal(String text) implements Part {}

    /// A place to fill.
    ///
    /// @param name what stands between the braces, such as `tools.room_id` or `env.TOKEN`
    public record Placeholder(String name) implements Part {}

    public Template {
        parts = List.copyOf(parts);
    }

    public static Template of(String source) {
        return source.indexOf('{') < 0 ? literal(source) : of(source, PLACEHOLDER);
    }

    private static Template literal(String source) {
        return new Template(source, source.isEmpty() ? List.of() : List.of(new Literal(source)));
    }

    /// Splits `source` where a pattern says.
    ///
    /// @param placeholder finds the places to fill; the first group that matched is the name
    public static Template of(String source, Pattern placeholder) {
        var parts = new ArrayList<Part>();
        var matcher = placeholder.matcher(source);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Literal(source.substring(end, matcher.start())));
            }
            parts.add(new Placeholder(firstGroup(matcher.toMatchResult())));
            end = matcher.end();
        }
        if (end < source.length()) {
            parts.add(new Literal(source.substring(end)));
        }
        return new Template(source, parts);
    }

    private static String firstGroup(java.util.regex.MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group();
    }

    /// The names of all places to fill, in order.
    public List<String> names() {
        return parts.stream()
                .filter(Placeholder.class::isInstance)
                .map(part -> ((Placeholder) part).name())
                .toList();
    }

    public boolean isLiteral() {
        return names().isEmpty();
    }

    /// The name of the place when the template is that and nothing else.
    public Optional<String> onlyPlaceholder() {
        return parts.size() == 1 && parts.getFirst() instanceof Placeholder(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return source;
    }
}
