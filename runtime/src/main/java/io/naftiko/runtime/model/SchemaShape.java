package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns the short way in which capability files write nested schemas into JSON Schema.
///
/// In files, a nested property may say `required: true` of itself, and `properties` may be a list whose items have
/// `name`.
final class SchemaShape {

    private SchemaShape() {}

    static JsonNode of(String keyword, JsonNode value) {
        return switch (keyword) {
            case "properties" -> properties(value);
            case "items" -> schema(value);
            case "example" -> value;
            default -> value;
        };
    }

    private static JsonNode properties(JsonNode value) {
        var all = Json.object();
        if (value.isArray()) {
            value.forEach(each -> all.set(each.path("name").asString(""), schema(each)));
        } else {
            value.properties().forEach(each -> all.set(each.getKey(), schema(each.getValue())));
        }
        return all;
    }

    private static JsonNode schema(JsonNode value) {
        if (!(value instanceof ObjectNode source)) {
            return Json.object();
        }
        var schema = Json.object();
        source.properties().forEach(each -> {
            if (!each.getKey().equals("name") && !each.getKey().equals("required")) {
                schema.set(each.getKey(), of(each.getKey(), each.getValue()));
            }
        });
        addRequired(source, schema);
        return schema;
    }

    private static void addRequired(ObjectNode source, ObjectNode schema) {
        if (source.path("required").isArray()) {
            schema.set("required", source.get("required"));
            return;
        }
        var required = Json.array();
        var properties = source.path("properties");
        properties.properties().forEach(each -> {
            if (each.getValue().path("required").asBoolean(false)) {
                required.add(each.getKey());
            }
        });
        properties
                .valueStream()
                .filter(each -> properties.isArray() && each.path("required").asBoolean(false))
                .forEach(each -> required.add(each.path("name").asString("")));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
