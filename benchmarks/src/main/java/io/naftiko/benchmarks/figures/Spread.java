package io.naftiko.benchmarks.figures;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Several measurements of one thing: their median, with the least and the most.
public record Spread(double median, double least, double most, int times) {

    /// What `values` come to.
    ///
    /// @param values at least one
    public static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    public ObjectNode json() {
        return Json.object()
                .put("median", median)
                .put("least", least)
                .put("most", most)
                .put("times", times);
    }

    /// The median, and in brackets what it lies between: `0.071 (0.068-0.080)`.
    public String text() {
        return times == 1 ? shown(median) : "%s (%s-%s)".formatted(shown(median), shown(least), shown(most));
    }

    /// A number with as many digits as mean something: `0.0713`, `7.13`, `713`, `71,300`; a whole one without decimals.
    public static String shown(double value) {
        if (value >= 1000 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, "%." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        if (value >= 100) {
            return 0;
        }
        return Math.clamp(2 - (int) Math.floor(Math.log10(value)), 0, 6);
    }
}
