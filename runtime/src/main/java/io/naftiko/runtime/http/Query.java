package io.naftiko.runtime.http;

import static java.util.Collections.unmodifiableSequencedMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a query, decoded, in order. A `+` is a space, and a name without `=` has the empty value.
public final class Query {

    private static final Query NONE = new Query(new LinkedHashMap<>());

    private final SequencedMap<String, List<String>> values;

    private Query(SequencedMap<String, List<String>> values) {
        this.values = values;
    }

    /// Reads a query as it is written, without `?`; null is the empty one.
    public static Query parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int end = pair.indexOf('=');
                var name = decode(end < 0 ? pair : pair.substring(0, end));
                values.computeIfAbsent(name, _ -> new ArrayList<>(1))
                        .add(end < 0 ? "" : decode(pair.substring(end + 1)));
            }
        }
        return new Query(values);
    }

    /// All values of each name, in order.
    public SequencedMap<String, List<String>> values() {
        return unmodifiableSequencedMap(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// Every value of `name`, in order; empty when the query does not have it.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static String decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
