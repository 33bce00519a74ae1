package io.naftiko.runtime.mock;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.http.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path with placeholders, such as `/rooms/{room_id}/enabled`.
record PathTemplate(List<Segment> segments) implements Comparable<PathTemplate> {

    static PathTemplate parse(String path) {
        return new PathTemplate(split(path).stream().map(Segment::parse).toList());
    }

    /// The segments of a path, still encoded.
    static List<String> split(String path) {
        var inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    /// The names of the placeholders, in order.
    List<String> parameters() {
        return segments.stream().flatMap(each -> each.names().stream()).toList();
    }

    boolean endsInParameter() {
        return !segments.isEmpty() && segments.getLast().isParameter();
    }

    String lastSegment() {
        return segments.isEmpty() ? "" : segments.getLast().text();
    }

    /// The path without its last segment.
    PathTemplate parent() {
        return new PathTemplate(segments.subList(0, Math.max(0, segments.size() - 1)));
    }

    /// The path without the names of its placeholders: what two paths have in common when they match the same.
    String shape() {
        return segments.stream().map(each -> "/" + each.shape()).reduce("", String::concat);
    }

    /// The last literal segment; empty when there is none.
    String lastWord() {
        return segments.reversed().stream()
                .filter(each -> each.names().isEmpty())
                .map(Segment::text)
                .findFirst()
                .orElse("");
    }

    boolean isBelow(PathTemplate other) {
        return segments.size() > other.segments.size()
                && new PathTemplate(segments.subList(0, other.segments.size()))
                        .shape()
                        .equals(other.shape());
    }

    /// The decoded values of the placeholders, in order; null when `path` is another one.
    @Nullable
    Map<String, String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return null;
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            if (!segments.get(i).match(PercentEncoding.decode(path.get(i)), values)) {
                return null;
            }
        }
        return values;
    }

    /// The more specific first: literal segments before placeholders.
    @Override
    public int compareTo(PathTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Integer.compare(
                    segments.get(i).generality(), other.segments.get(i).generality());
            if (order != 0) {
                return order;
            }
        }
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return segments.stream().map(each -> "/" + each.text()).reduce("", String::concat);
    }

    /// One segment: literal, a placeholder, or both mixed as in `{id}.json`.
    record Segment(String text, List<String> names) {

        private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");

        static Segment parse(String text) {
            var names = PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            return new Segment(text, names);
        }

        boolean isParameter() {
            return names.size() == 1 && text.startsWith("{") && text.endsWith("}");
        }

        String shape() {
            return PLACEHOLDER.matcher(text).replaceAll("{}");
        }

        int generality() {
            return isParameter() ? 2 : Math.min(names.size(), 1);
        }

        boolean match(String value, Map<String, String> values) {
            if (names.isEmpty()) {
                return text.equals(value);
            }
            if (isParameter()) {
                values.put(names.getFirst(), value);
                return !value.isEmpty();
            }
            var match = mixed().matcher(value);
            boolean matches = match.matches();
            for (int i = 0; matches && i < names.size(); i++) {
                values.put(names.get(i), match.group(i + 1));
            }
            return matches;
        }

        private Pattern mixed() {
            var literals = PLACEHOLDER.splitAsStream(text).map(Pattern::quote).collect(joining("(.+)"));
            return Pattern.compile(text.endsWith("}") ? literals + "(.+)" : literals);
        }
    }
}
