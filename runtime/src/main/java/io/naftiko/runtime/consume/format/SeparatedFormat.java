package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// `csv`, `tsv`, `psv`: an array with one object for each row, named by the first row. Values are text (RFC 4180);
/// a row that ends early lacks the members that it does not reach. No content is an empty array.
///
/// @param name as people call it: `CSV`
public record SeparatedFormat(String name, char separator) implements Format {

    /// Loaded with the first answer.
    private static final class Rows {

        static final ObjectReader READER = CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
                .build()
                .readerForListOf(String.class);
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply(name, response).read(reply -> parse(reply.text()));
    }

    private JsonNode parse(String text) throws Refusal {
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (MappingIterator<List<String>> rows = Rows.READER.with(schema).readValues(text)) {
            return objects(rows);
        } catch (JacksonException e) {
            throw new Refusal("a quote is opened and not closed, or stands where none may");
        }
    }

    private static ArrayNode objects(MappingIterator<List<String>> rows) throws Refusal {
        var array = Json.array();
        if (rows.hasNextValue()) {
            var names = names(rows.nextValue());
            for (int values = 0; rows.hasNextValue(); ) {
                var row = rows.nextValue();
                values += row.size() + 1;
                array.add(object(names, row, array.size() + 2));
                Reply.bound(values);
            }
        }
        return array;
    }

    private static List<String> names(List<String> first) throws Refusal {
        var seen = new HashSet<String>();
        for (var name : first) {
            if (!seen.add(name)) {
                throw new Refusal("its first row names two columns `" + name + "`");
            }
        }
        return first;
    }

    private static JsonNode object(List<String> names, List<String> row, int number) throws Refusal {
        var object = Json.object();
        for (int i = 0; i < row.size(); i++) {
            if (i < names.size()) {
                object.put(names.get(i), row.get(i));
            } else if (!row.get(i).isBlank()) {
                throw new Refusal("row " + number + " has " + row.size() + " values for " + names.size() + " columns");
            }
        }
        return object;
    }
}
