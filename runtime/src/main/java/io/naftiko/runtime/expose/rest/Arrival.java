package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Request;
import java.util.List;
import java.util.stream.Stream;

/// A request, opened as far as its inputs need it.
record Arrival(Request request, Query query, Content content) {

    static Arrival of(Request request, Content content) {
        return new Arrival(request, Query.parse(request.url().query()), content);
    }

    /// The value of a placeholder; empty when the route has none of that name.
    List<String> path(String name) {
        var value = request.parameters().get(name);
        return value == null ? List.of() : List.of(value);
    }

    List<String> headers(String name) {
        return request.headers().all(name);
    }

    /// The values of a cookie (RFC 6265, 4.2.1).
    List<String> cookies(String name) {
        return headers("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }
}
