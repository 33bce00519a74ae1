package io.naftiko.cli;

import static java.util.stream.Collectors.toMap;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Values that fit a JSON Schema, as far as its types say what fits.
final class Sample {

    private Sample() {}

    /// An object with the members that must be there.
    static Map<String, Object> arguments(Map<String, Object> schema) {
        return object(Json.MAPPER.valueToTree(schema));
    }

    /// An object with all members.
    static Map<String, Object> members(Map<String, Object> schema) {
        JsonNode tree = Json.MAPPER.valueToTree(schema);
        return object(tree, tree.path("properties").propertyNames().stream());
    }

    private static Map<String, Object> object(JsonNode schema) {
        return object(schema, schema.path("required").valueStream().map(JsonNode::asString));
    }

    private static Map<String, Object> object(JsonNode schema, Stream<String> names) {
        return names.collect(
                toMap(name -> name, name -> value(schema.path("properties").path(name))));
    }

    private static Object value(JsonNode schema) {
        return schema.has("enum")
                ? schema.path("enum").path(0).asString()
                : switch (schema.path("type").asString("")) {
                    case "integer", "number" -> 1;
                    case "boolean" -> true;
                    case "array" -> List.of();
                    case "object" -> object(schema);
                    default -> "x";
                };
    }
}
