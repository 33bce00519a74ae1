package io.naftiko.benchmarks;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What was measured, each figure as often as it was: written down as its median, with the least and the most.
public final class Figures {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    /// Notes one measurement.
    ///
    /// @param name with its unit, such as `reload, ms`
    public void add(String name, double value) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// The rows of a Markdown table.
    public String markdown() {
        var table = new StringBuilder("| what | median | least | most | times |\n|---|---|---|---|---|\n");
        measured.forEach((name, values) -> table.append("| %s | %s | %s | %s | %d |%n"
                .formatted(name, shown(median(values)), shown(least(values)), shown(most(values)), values.size())));
        return table.toString();
    }

    public ObjectNode json() {
        var all = Json.object();
        measured.forEach((name, values) -> all.putObject(name)
                .put("median", median(values))
                .put("least", least(values))
                .put("most", most(values))
                .put("times", values.size()));
        return all;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static String shown(double value) {
        return value < 10 ? "%.3f".formatted(value) : "%.0f".formatted(value);
    }
}
