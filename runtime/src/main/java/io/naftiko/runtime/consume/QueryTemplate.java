package io.naftiko.runtime.consume;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The address of a call with its query. An absent value is not sent.
///
/// @param address up to the query, or with the first of it
public record QueryTemplate(Fillable<Url> address, List<Named> pairs) implements Fillable<Url> {

    public QueryTemplate {
        address = address.settled();
        pairs = List.copyOf(pairs);
    }

    @Override
    public Stream<Expression> sources() {
        return Stream.concat(address.sources(), pairs.stream().map(Named::source));
    }

    @Override
    public Url fill(Scope scope) {
        var url = address.fill(scope);
        return pairs.isEmpty() ? url : filled(url, scope);
    }

    private Url filled(Url url, Scope scope) {
        var text = new StringBuilder(requireNonNullElse(url.query(), ""));
        for (var pair : pairs) {
            var value = pair.value(scope);
            if (value != null) {
                add(text, pair.name(), value);
            }
        }
        return text.isEmpty() ? url : new Url(url.origin(), url.path(), text.toString());
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
