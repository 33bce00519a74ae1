package io.naftiko.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/// A Markdown table that grows row by row.
public final class Table {

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    public Table(String... heads) {
        columns = heads.length;
        row(heads);
        lines.add("|---".repeat(columns) + "|");
    }

    /// Adds a row.
    ///
    /// @param cells one for each head
    public void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    public String markdown() {
        return String.join("\n", lines) + "\n";
    }
}
