package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// How callers come past a [Guard].
///
/// @param filter lets a request through without its credential, or answers in the server's place
/// @param open what everybody may ask, such as where to get a token; at the listener's own paths
public record Admission(Filter filter, List<Route> open) {

    /// Everybody comes in.
    public static final Admission FREE = new Admission(Filter.NONE, List.of());

    public Admission {
        open = List.copyOf(open);
    }

    /// The routes of a server as callers find them; none for a server that has none.
    public List<Route> around(List<Route> routes) {
        return equals(FREE) || routes.isEmpty()
                ? routes
                : Stream.concat(routes.stream().map(route -> route.behind(filter)), open.stream())
                        .toList();
    }
}
