package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What a routine's answer looks like, for those who must know it before a call.
///
/// @param json JSON Schema 2020-12
/// @param declared whether the file gives it as it stands, and vouches for it
public record AnswerSchema(ObjectNode json, boolean declared) {

    /// The schema of what the engine makes.
    public AnswerSchema(ObjectNode json) {
        this(json, false);
    }

    /// The part of `answer` that has this schema: `null` stands where a value has another type than was declared.
    /// The same node where all of it fits, or the file vouches for it.
    ///
    /// Of the schema it knows `type`, `properties`, `additionalProperties` and `items`.
    public JsonNode fit(JsonNode answer) {
        var mended = declared ? null : mended(json, answer);
        return mended == null ? answer : mended;
    }

    /// What has this schema and says nothing: of an object that must have members these, each with nothing.
    public JsonNode nothing() {
        return nothing(json);
    }

    private static JsonNode nothing(JsonNode schema) {
        if (!schema.path("type").asString("").equals("object")) {
            return schema.path("type").asString("").equals("array") ? Json.array() : NullNode.getInstance();
        }
        var object = Json.object();
        schema.path("required")
                .forEach(name -> object.set(
                        name.asString(), nothing(schema.path("properties").path(name.asString()))));
        return object;
    }

    /// Whether every answer is an object.
    public boolean ofObject() {
        return json.path("type").asString("").equals("object");
    }

    /// What stands in the place of `value`; null where it fits.
    private static @Nullable JsonNode mended(JsonNode schema, JsonNode value) {
        if (!allows(schema.path("type"), value)) {
            return NullNode.getInstance();
        }
        return switch (value) {
            case ObjectNode object -> members(schema, object);
            case ArrayNode array when schema.has("items") -> elements(schema.path("items"), array);
            default -> null;
        };
    }

    private static @Nullable JsonNode members(JsonNode schema, ObjectNode object) {
        ObjectNode mended = null;
        for (var each : object.properties()) {
            var known = schema.path("properties").path(each.getKey());
            var member = mended(known.isMissingNode() ? schema.path("additionalProperties") : known, each.getValue());
            if (member != null) {
                mended = mended == null ? copy(object) : mended;
                mended.set(each.getKey(), member);
            }
        }
        return mended;
    }

    private static ObjectNode copy(ObjectNode object) {
        var copy = Json.object();
        object.properties().forEach(each -> copy.set(each.getKey(), each.getValue()));
        return copy;
    }

    private static @Nullable JsonNode elements(JsonNode schema, ArrayNode array) {
        ArrayNode mended = null;
        for (int i = 0; i < array.size(); i++) {
            var element = mended(schema, array.get(i));
            if (element != null) {
                mended = mended == null ? Json.array().addAll(array) : mended;
                mended.set(i, element);
            }
        }
        return mended;
    }

    private static boolean allows(JsonNode type, JsonNode value) {
        return type.isMissingNode()
                || (type.isArray()
                        ? type.valueStream().anyMatch(each -> is(each.asString(), value))
                        : is(type.asString(), value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" ->
                value.isIntegralNumber()
                        || (value.isNumber()
                                && value.decimalValue().stripTrailingZeros().scale() <= 0);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
