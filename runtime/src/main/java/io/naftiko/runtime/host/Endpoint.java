package io.naftiko.runtime.host;

import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A route at the end of its path in the table.
///
/// @param names of the path's placeholders, in order
/// @param tail whether the last placeholder takes what is left of the path
/// @param constants what the query must have for the route to be meant
record Endpoint(Route route, List<String> names, boolean tail, Query constants) {

    /// Methods with which a lost last value would hit the collection in place of one member.
    private static final Set<String> EXACT = Set.of("PUT", "PATCH", "DELETE");

    Endpoint {
        names = List.copyOf(names);
    }

    static Endpoint of(Route route, List<String> names, boolean tail) {
        return new Endpoint(
                route, names, tail, Query.parse(Url.parse(route.path()).query()));
    }

    boolean accepts(Query query) {
        return constants.values().entrySet().stream()
                .allMatch(constant -> query.all(constant.getKey()).containsAll(constant.getValue()));
    }

    /// Whether a request with a slash too many means this route too.
    boolean toleratesSlash() {
        return !EXACT.contains(route.method());
    }

    /// The values of the placeholders by name, decoded, except of a tail: a slash inside a segment would look like one
    /// between two.
    Map<String, String> parameters(List<String> values) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var parameters = HashMap.<String, String>newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            boolean isTail = tail && i == names.size() - 1;
            parameters.put(names.get(i), isTail ? values.get(i) : PercentEncoding.decode(values.get(i)));
        }
        return parameters;
    }
}
