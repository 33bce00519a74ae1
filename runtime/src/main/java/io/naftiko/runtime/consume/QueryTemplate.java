package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a call adds to the query of its address: pairs, encoded, without `?`. An absent value is not sent, so that it
/// may be empty.
public record QueryTemplate(List<Named> pairs) implements Fillable<String> {

    public QueryTemplate {
        pairs = List.copyOf(pairs);
    }

    @Override
    public Stream<Expression> sources() {
        return pairs.stream().map(Named::source);
    }

    @Override
    public String fill(Scope scope) {
        var text = new StringBuilder();
        for (var pair : pairs) {
            var value = pair.value(scope);
            if (value != null) {
                add(text, pair.name(), value);
            }
        }
        return text.toString();
    }

    /// An array repeats the key.
    private static void add(StringBuilder text, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> add(text, name, each));
            return;
        }
        text.append(text.isEmpty() ? "" : "&")
                .append(PercentEncoding.QUERY.encode(name))
                .append('=')
                .append(PercentEncoding.QUERY.encode(Json.plain(value)));
    }
}
