package io.naftiko.runtime.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An input that a caller of a unit gives, as it was declared or inferred.
///
/// @param in where a web client puts it: `path`, `query`, `header`, `body`, or `query|body`; null for an agent
/// @param whole whether it is the whole request body of a web client
/// @param schema the JSON Schema of its value, with its type and description
/// @param to where it goes upstream; empty when nothing reads it
public record Input(
        String name,
        @Nullable String type,
        boolean required,
        @Nullable String description,
        @Nullable String in,
        boolean whole,
        ObjectNode schema,
        List<Destination> to) {

    public Input {
        to = List.copyOf(to);
    }

    /// A place in the request to the upstream.
    ///
    /// @param in `path`, `query`, `header`, `cookie`, `body` (all of it), `body-field` or `body-template`
    public record Destination(String in, String name) {}
}
