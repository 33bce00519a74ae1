package io.naftiko.cli;

import static java.util.stream.Collectors.toMap;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Values that fit a JSON Schema, as far as its types say what fits.
final class Sample {

    private Sample() {}

    /// The arguments that must be there.
    static Map<String, Object> arguments(Map<String, Object> schema) {
        return object(Json.MAPPER.valueToTree(schema));
    }

    private static Map<String, Object> object(JsonNode schema) {
        return schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(toMap(
                        name -> name, name -> value(schema.path("properties").path(name))));
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
