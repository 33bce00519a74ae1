package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.Schemas;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes a value that fits a schema, always the same: its example, its default, its first enumerated value, or one
/// made up from its type. Cycles are cut where they begin again.
final class SchemaSample {

    /// From here down only what is required is filled.
    private static final int DEEP = 6;

    private static final int DEEPEST = 16;

    private final Schemas schemas;
    private final SchemaCheck check;

    SchemaSample(Schemas schemas, SchemaCheck check) {
        this.schemas = schemas;
        this.check = check;
    }

    /// A value of `schema` that belongs to the caller.
    ///
    /// @param name that a made-up text takes as its value
    JsonNode of(JsonNode schema, String name) {
        var value = value(schema, name, List.of());
        return value == null ? NullNode.getInstance() : value;
    }

    /// An object of `schema` made from an example that stands elsewhere.
    ///
    /// @param example null when there is none
    ObjectNode object(JsonNode schema, @Nullable JsonNode example) {
        if (example == null) {
            return object(schema);
        }
        var own = Json.object();
        own.putArray("allOf").add(schema);
        return object(own.set("example", example));
    }

    /// An object of `schema`; empty when its values are no objects.
    ObjectNode object(JsonNode schema) {
        return of(schema, "") instanceof ObjectNode object ? object : Json.object();
    }

    /// @return null when the schema stands inside itself
    private @Nullable JsonNode value(JsonNode schema, String name, List<JsonNode> above) {
        var type = schemas.type(schema);
        if (above.size() > DEEPEST || above.contains(type)) {
            return null;
        }
        var here = new ArrayList<>(above);
        here.add(type);
        var flat = schemas.flat(schema);
        if (Schemas.types(flat).contains("object")) {
            return object(flat, here);
        }
        var stated = stated(flat);
        return stated == null ? made(flat, name, here) : stated.deepCopy();
    }

    private @Nullable JsonNode stated(ObjectNode schema) {
        var candidates = new ArrayList<JsonNode>();
        candidates.add(schema.path("example"));
        schema.path("examples").forEach(candidates::add);
        candidates.add(schema.path("const"));
        candidates.add(schema.path("default"));
        schema.path("enum").forEach(candidates::add);
        return candidates.stream()
                .filter(each -> !each.isMissingNode() && check.accepts(schema, each))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode object(ObjectNode schema, List<JsonNode> here) {
        var example = example(schema);
        var made = example == null ? Json.object() : example.deepCopy();
        var required = Schemas.required(schema);
        for (var property : schemas.properties(schema).properties()) {
            var name = property.getKey();
            boolean fits = made.has(name) && check.accepts(property.getValue(), made.path(name));
            boolean wanted = (example == null && here.size() < DEEP) || made.has(name) || required.contains(name);
            if (!fits && wanted) {
                put(made, name, value(property.getValue(), name, here), required.contains(name));
            }
        }
        return made;
    }

    private static @Nullable ObjectNode example(ObjectNode schema) {
        for (var keyword : List.of("example", "default")) {
            if (schema.get(keyword) instanceof ObjectNode example) {
                return example;
            }
        }
        return schema.path("examples").path(0) instanceof ObjectNode example ? example : null;
    }

    private static void put(ObjectNode made, String name, @Nullable JsonNode value, boolean required) {
        if (value != null) {
            made.set(name, value);
        } else if (required) {
            made.set(name, NullNode.getInstance());
        } else {
            made.remove(name);
        }
    }

    private @Nullable JsonNode made(ObjectNode schema, String name, List<JsonNode> here) {
        var choice = Schemas.firstChoice(schema);
        if (choice != null) {
            return value(choice, name, here);
        }
        var types = Schemas.types(schema);
        return switch (types.isEmpty() ? "" : types.getFirst()) {
            case "array" -> array(schema, name, here);
            case "string" -> StringNode.valueOf(SampleText.of(schema, name));
            case "integer" ->
                LongNode.valueOf(
                        number(schema).setScale(0, RoundingMode.CEILING).longValue());
            case "number" -> DecimalNode.valueOf(number(schema));
            case "boolean" -> BooleanNode.TRUE;
            case "null" -> NullNode.getInstance();
            default -> Schemas.isNullable(schema) ? NullNode.getInstance() : Json.object();
        };
    }

    private JsonNode array(ObjectNode schema, String name, List<JsonNode> here) {
        var array = Json.array();
        var item = value(schema.path("items"), new Words(List.of(name)).singular(), here);
        for (int i = 0; item != null && i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
            array.add(item.deepCopy());
        }
        return array;
    }

    private static BigDecimal number(ObjectNode schema) {
        var least = schema.path("minimum").asDecimal(BigDecimal.ONE);
        if (schema.path("exclusiveMinimum").isNumber()) {
            least = schema.path("exclusiveMinimum").decimalValue().add(BigDecimal.ONE);
        }
        least = least.min(schema.path("maximum").asDecimal(least));
        var step = schema.path("multipleOf").asDecimal(BigDecimal.ZERO);
        return step.signum() <= 0
                ? least
                : least.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }
}
