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
/// @param constants what the query must have for the route to be meant
record Endpoint(Route route, List<String> names, Query constants) {

    /// Methods with which a lost last value would hit the collection in place of one member.
    private static final Set<String> EXACT = Set.of("PUT", "PATCH", "DELETE");

    Endpoint {
        names = List.copyOf(names);
    }

    static Endpoint of(Route route, List<String> names) {
        return new Endpoint(route, names, Query.parse(Url.parse(route.path()).query()));
    }

    boolean accepts(Query query) {
        return constants.values().entrySet().stream()
                .allMatch(constant -> query.all(constant.getKey()).containsAll(constant.getValue()));
    }

    /// Whether a request with a slash too many means this route too.
    boolean toleratesSlash() {
        return !EXACT.contains(route.method());
    }

    /// The decoded values of the placeholders by name.
    Map<String, String> parameters(List<String> values) {
        var parameters = HashMap.<String, String>newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), PercentEncoding.decode(values.get(i)));
        }
        return parameters;
    }
}
