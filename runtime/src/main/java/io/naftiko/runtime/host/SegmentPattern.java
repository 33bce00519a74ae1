package io.naftiko.runtime.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One segment of a route: literal text, with placeholders or without.
///
/// @param literals the text before, between and behind the placeholders; one more than there are placeholders
/// @param names of the placeholders, in order
record SegmentPattern(List<String> literals, List<String> names) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern TAIL = Pattern.compile("\\{([^{}]+)\\+}");

    SegmentPattern {
        literals = List.copyOf(literals);
        names = List.copyOf(names);
    }

    static SegmentPattern of(String segment) {
        var literals = new ArrayList<String>();
        var names = new ArrayList<String>();
        var matcher = PLACEHOLDER.matcher(segment);
        int end = 0;
        while (matcher.find()) {
            literals.add(segment.substring(end, matcher.start()));
            names.add(matcher.group(1));
            end = matcher.end();
        }
        literals.add(segment.substring(end));
        return new SegmentPattern(literals, names);
    }

    /// The name of the placeholder when `segment` stands for any number of segments: `{name+}`; null when it is one.
    static @Nullable String tail(String segment) {
        var tail = TAIL.matcher(segment);
        return tail.matches() ? tail.group(1) : null;
    }

    boolean isLiteral() {
        return names.isEmpty();
    }

    /// Whether the segment is one placeholder and nothing else.
    boolean isWhole() {
        return names.size() == 1 && literalLength() == 0;
    }

    /// How much of it is literal: the more, the more it says.
    int literalLength() {
        return literals.stream().mapToInt(String::length).sum();
    }

    /// The values of the placeholders, still encoded; null when `segment` does not match. No value is empty, and each
    /// but the last is as short as it can be.
    @Nullable
    List<String> match(String segment) {
        var last = literals.getLast();
        if (!segment.startsWith(literals.getFirst()) || !segment.endsWith(last)) {
            return null;
        }
        var values = new ArrayList<String>(names.size());
        int start = literals.getFirst().length();
        for (var literal : literals.subList(1, literals.size() - 1)) {
            int end = segment.indexOf(literal, start + 1);
            if (end < 0) {
                return null;
            }
            values.add(segment.substring(start, end));
            start = end + literal.length();
        }
        int end = segment.length() - last.length();
        if (end <= start) {
            return null;
        }
        values.add(segment.substring(start, end));
        return values;
    }
}
