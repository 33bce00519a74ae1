package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an answer holds: nothing, one thing, or a list of things, and at which property of its body.
sealed interface Shape {

    /// Words that say of an object that it is a thing of its own and no envelope of others.
    Set<String> IDENTITIES =
            Set.of("id", "_id", "uuid", "guid", "sid", "key", "name", "code", "slug", "number", "username");

    Set<String> WRAPPERS = Set.of("data", "result", "item");

    /// No body, or one without a schema.
    record Nothing() implements Shape {}

    /// One thing.
    ///
    /// @param schema of the thing
    /// @param place the property that holds it; empty when it is the body
    record One(JsonNode schema, String place) implements Shape {}

    /// A list of things.
    ///
    /// @param items the schema of each
    /// @param place the property that holds them; empty when they are the body
    /// @param keyed whether they are a map by their ids, and not an array
    record Many(JsonNode items, String place, boolean keyed) implements Shape {}

    static Shape of(Schemas schemas, @Nullable JsonNode schema) {
        if (schema == null) {
            return new Nothing();
        }
        var items = list(schemas, schema, "");
        if (items != null) {
            return items;
        }
        var properties = schemas.properties(schema);
        if (properties.properties().stream().anyMatch(each -> IDENTITIES.contains(each.getKey()))) {
            return new One(schema, "");
        }
        var inner = inner(schemas, properties);
        return inner == null ? new One(schema, "") : inner;
    }

    private static @Nullable Many list(Schemas schemas, JsonNode schema, String place) {
        var flat = schemas.flat(schema);
        var keyed = schemas.values(schema);
        if (Schemas.types(flat).contains("array")
                && !schemas.properties(flat.path("items")).isEmpty()) {
            return new Many(flat.path("items"), place, false);
        }
        return keyed == null || place.isEmpty() || schemas.properties(keyed).isEmpty()
                ? null
                : new Many(keyed, place, true);
    }

    /// The one property that the others, such as cursors and counts, are only there for; null when there is none.
    private static @Nullable Shape inner(Schemas schemas, ObjectNode properties) {
        Shape found = null;
        for (var each : properties.properties()) {
            var shape = inner(schemas, each.getValue(), each.getKey(), properties.size());
            if (shape != null && found != null) {
                return null;
            }
            found = shape == null ? found : shape;
            if (shape == null && !isAside(schemas, each.getKey(), each.getValue())) {
                return null;
            }
        }
        return found;
    }

    private static @Nullable Shape inner(Schemas schemas, JsonNode property, String name, int siblings) {
        if (Page.describes(name)) {
            return null;
        }
        var many = list(schemas, property, name);
        if (many != null) {
            return many;
        }
        boolean wraps = siblings == 1 || WRAPPERS.contains(name);
        return wraps && !schemas.properties(property).isEmpty() ? new One(property, name) : null;
    }

    private static boolean isAside(Schemas schemas, String name, JsonNode property) {
        return Page.describes(name) || (!schemas.is(property, "object") && !schemas.is(property, "array"));
    }
}
