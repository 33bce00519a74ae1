package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/// Rows that people read, as objects named by the row of headers. A column without a header of its own is `column 3`.
final class Table {

    private final List<String> names = new ArrayList<>();
    private final ArrayNode rows = Json.array();
    private int values;

    Table(List<String> headers) {
        var seen = new HashSet<String>();
        for (var header : headers) {
            names.add(!header.isBlank() && seen.add(header) ? header : number());
        }
    }

    void add(List<String> cells) throws Refusal {
        values += cells.size() + 1;
        Reply.bound(values);
        while (names.size() < cells.size()) {
            names.add(number());
        }
        var row = rows.addObject();
        for (int i = 0; i < cells.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
    }

    ArrayNode rows() {
        return rows;
    }

    private String number() {
        return "column " + (names.size() + 1);
    }
}
