package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.model.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where in a request a web client puts an input.
enum Location {
    PATH,
    QUERY,
    HEADER,
    COOKIE,
    /// A field of the body.
    FIELD,
    /// The query, else a field of the body.
    QUERY_OR_FIELD,
    /// The whole body.
    BODY;

    static Location of(Input input) {
        return switch (input.in()) {
            case "path" -> PATH;
            case "query" -> QUERY;
            case "header" -> HEADER;
            case "cookie" -> COOKIE;
            case "body" -> input.whole() ? BODY : FIELD;
            case null, default -> QUERY_OR_FIELD;
        };
    }

    /// Every text that `arrival` has here for `name`, in order.
    List<String> texts(Arrival arrival, String name) {
        return switch (this) {
            case PATH -> arrival.path(name);
            case QUERY -> arrival.query().all(name);
            case HEADER -> arrival.headers(name);
            case COOKIE -> arrival.cookies(name);
            case FIELD -> arrival.content().form().all(name);
            case QUERY_OR_FIELD -> {
                var inQuery = QUERY.texts(arrival, name);
                yield inQuery.isEmpty() ? FIELD.texts(arrival, name) : inQuery;
            }
            case BODY -> List.of();
        };
    }

    /// The JSON value that `arrival` has here for `name`; null when it has none.
    @Nullable
    JsonNode value(Arrival arrival, String name) {
        return switch (this) {
            case FIELD, QUERY_OR_FIELD -> arrival.content().field(name);
            case BODY -> arrival.content().whole();
            case PATH, QUERY, HEADER, COOKIE -> null;
        };
    }

    boolean mayBeField() {
        return this == FIELD || this == QUERY_OR_FIELD;
    }
}
