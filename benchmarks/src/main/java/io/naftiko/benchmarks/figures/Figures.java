package io.naftiko.benchmarks.figures;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What was measured, each figure as often as it was.
public final class Figures {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    /// Notes one measurement.
    ///
    /// @param name with its unit, such as `reload, ms`
    public void add(String name, double value) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// A Markdown table with a row for each figure.
    public String markdown() {
        var table = new Table("what", "median", "least", "most", "times");
        measured.forEach((name, values) -> {
            var all = Spread.of(values);
            table.row(
                    name,
                    Spread.shown(all.median()),
                    Spread.shown(all.least()),
                    Spread.shown(all.most()),
                    Integer.toString(all.times()));
        });
        return table.markdown();
    }

    public ObjectNode json() {
        var all = Json.object();
        measured.forEach((name, values) -> all.set(name, Spread.of(values).json()));
        return all;
    }
}
