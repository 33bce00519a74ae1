package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `html`: `{"tables": […]}`, each table with header cells as an array with one object for each row below them.
/// A table in a cell of such a table is text of that cell.
///
/// @param selector of tables, or of what they stand in (CSS); `outputSchema` gives it
public record HtmlFormat(String selector) implements Format {

    private static final int MAX_LENGTH = 8 << 20;

    public HtmlFormat() {
        this("table");
    }

    @Override
    public Optional<Format> selecting(String outputSchema) {
        try {
            var _ = Selector.evaluatorOf(outputSchema);
            return Optional.of(new HtmlFormat(outputSchema));
        } catch (Selector.SelectorParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply("HTML", response).read(this::parse);
    }

    private JsonNode parse(Reply reply) throws Refusal {
        reply.refuseBeyond(MAX_LENGTH);
        var tables = Json.array();
        var read = new HashSet<Element>();
        for (var element : tables(document(reply))) {
            var table = element.parents().stream().anyMatch(read::contains) ? null : table(element);
            if (table != null) {
                read.add(element);
                tables.add(table.rows());
            }
        }
        return Json.object().set("tables", tables);
    }

    /// Without a charset in its headers, a page says its own.
    private static Document document(Reply reply) throws Refusal {
        var charset = reply.response().charset();
        try {
            return Jsoup.parse(new ByteArrayInputStream(reply.bytes()), charset == null ? null : charset.name(), "");
        } catch (IOException _) {
            throw new Refusal("it is no text");
        }
    }

    private SequencedSet<Element> tables(Document document) {
        var tables = new LinkedHashSet<Element>();
        for (var selected : document.select(selector)) {
            tables.addAll(selected.select("table"));
        }
        return tables;
    }

    private static @Nullable Table table(Element element) throws Refusal {
        Table table = null;
        for (var row : element.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
            if (table != null) {
                table.add(cells(row));
            } else if (!row.select("> th").isEmpty()) {
                table = new Table(cells(row));
            }
        }
        return table;
    }

    private static List<String> cells(Element row) {
        return row.select("> th, > td").stream().map(Element::text).toList();
    }
}
