package io.naftiko.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which kinds of answer a client takes, and how gladly (RFC 9110, 12.5.1).
///
/// @param ranges in the order of the header
public record Accept(List<Range> ranges) {

    private static final Accept ANYTHING = new Accept(List.of(new Range("*/*", 1)));

    public Accept {
        ranges = List.copyOf(ranges);
    }

    /// A media type, `text/*` or `*/*`, without parameters and in lower case.
    ///
    /// @param quality from 0, which is never, to 1
    public record Range(String type, double quality) {

        /// How much it says of `other`: 0 is nothing.
        private int precision(String other) {
            if (type.equals(other)) {
                return 3;
            }
            boolean isGroup = type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1));
            return isGroup ? 2 : type.equals("*/*") ? 1 : 0;
        }
    }

    /// What the header `Accept` says; anything where there is none.
    public static Accept in(Headers headers) {
        var ranges = new ArrayList<Range>();
        for (var line : headers.all("Accept")) {
            for (var range : line.split(",", -1)) {
                ranges.add(range(range.split(";", -1)));
            }
        }
        return ranges.isEmpty() ? ANYTHING : new Accept(ranges);
    }

    /// How gladly the client takes `type`: what the most precise range says that fits; 0 where none does.
    public double quality(String type) {
        var precise = new Range("", 0);
        for (var range : ranges) {
            if (range.precision(type) > precise.precision(type)) {
                precise = range;
            }
        }
        return precise.quality();
    }

    private static Range range(String[] parts) {
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            quality = parameter.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(parameter.substring(2)) : quality;
        }
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), Math.min(quality, 1));
    }
}
