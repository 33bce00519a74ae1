package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a schema of a document as the short, self-contained one that an input has.
///
/// References are written out, cycles and depths are cut to a bare type, `oneOf` and `anyOf` become what their cases
/// have in common. What agents do not need goes: examples, patterns, lengths.
public final class SchemaDraft {

    private static final int DEEPEST = 4;
    private static final int MAX_ENUM = 60;
    private static final int MAX_DEFAULT = 80;
    private static final int DESCRIPTION = 160;
    private static final List<String> CHOICES = List.of("oneOf", "anyOf");
    private static final List<String> BOUNDS = List.of("minimum", "maximum", "minItems", "maxItems");
    private static final Set<String> FORMATS =
            Set.of("date", "date-time", "time", "uuid", "email", "uri", "url", "ipv4", "ipv6", "hostname");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "array", "object");

    private final Schemas schemas;
    private final String hidden;
    private int left;

    private SchemaDraft(Schemas schemas, String hidden, int values) {
        this.schemas = schemas;
        this.hidden = hidden;
        this.left = values;
    }

    /// The drafts of what one operation is sent: without what is `readOnly`.
    ///
    /// @param values how many schemas all of them may consist of
    public static SchemaDraft sent(Schemas schemas, int values) {
        return new SchemaDraft(schemas, "readOnly", values);
    }

    /// The drafts of what one operation answers: without what is `writeOnly`.
    ///
    /// @param values how many schemas all of them may consist of
    public static SchemaDraft answered(Schemas schemas, int values) {
        return new SchemaDraft(schemas, "writeOnly", values);
    }

    /// A draft that belongs to the caller.
    public ObjectNode of(JsonNode schema) {
        return of(schema, List.of());
    }

    private ObjectNode of(JsonNode schema, List<JsonNode> above) {
        var written = schemas.type(schema);
        var flat = chosen(schemas.flat(schema));
        var draft = Json.object();
        var types = Schemas.types(flat);
        var type = types.size() == 1 ? types.getFirst() : implied(flat, types);
        if (type != null && TYPES.contains(type)) {
            draft.put("type", type);
        }
        describe(flat, draft);
        left--;
        if (above.size() < DEEPEST && left > 0 && !above.contains(written)) {
            var here = new ArrayList<>(above);
            here.add(written);
            addInside(flat, String.valueOf(type), here, draft);
        }
        return draft;
    }

    private static @Nullable String implied(ObjectNode flat, List<String> types) {
        if (types.isEmpty() && flat.path("enum").isArray()) {
            boolean texts = flat.path("enum").valueStream().allMatch(JsonNode::isString);
            return texts ? "string" : null;
        }
        return null;
    }

    private void describe(ObjectNode flat, ObjectNode draft) {
        var description = ShortText.of(
                flat.path("description").asString(flat.path("title").asString("")), DESCRIPTION);
        if (!description.isEmpty()) {
            draft.put("description", description);
        }
        var values = flat.path("enum");
        if (values.isArray() && !values.isEmpty() && values.size() <= MAX_ENUM) {
            var kept = draft.putArray("enum");
            values.valueStream()
                    .filter(JsonNode::isValueNode)
                    .filter(each -> !each.isNull())
                    .distinct()
                    .forEach(kept::add);
        } else if (flat.has("const")) {
            draft.putArray("enum").add(flat.path("const"));
        }
        var usual = flat.path("default");
        if (isOf(draft.path("type").asString(""), usual) && Json.text(usual).length() <= MAX_DEFAULT) {
            draft.set("default", usual);
        }
        if (FORMATS.contains(flat.path("format").asString(""))) {
            draft.set("format", flat.path("format"));
        }
        BOUNDS.stream().filter(each -> flat.path(each).isNumber()).forEach(each -> draft.set(each, flat.path(each)));
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }

    private void addInside(ObjectNode flat, String type, List<JsonNode> here, ObjectNode draft) {
        if (type.equals("array") && flat.path("items").isObject()) {
            draft.set("items", of(flat.path("items"), here));
        }
        if (type.equals("object")) {
            var values = flat.path("additionalProperties");
            var properties = properties(flat, here);
            if (!properties.isEmpty()) {
                draft.set("properties", properties);
                addRequired(flat, properties, draft);
            } else if (values.isObject() && !values.isEmpty()) {
                draft.set("additionalProperties", of(values, here));
            }
        }
    }

    private ObjectNode properties(ObjectNode flat, List<JsonNode> here) {
        var properties = Json.object();
        for (var each : flat.path("properties").properties()) {
            if (left > 0 && !isHidden(each.getValue())) {
                properties.set(each.getKey(), of(each.getValue(), here));
            }
        }
        return properties;
    }

    private boolean isHidden(JsonNode property) {
        return schemas.flat(property).path(hidden).asBoolean(false);
    }

    private static void addRequired(ObjectNode flat, ObjectNode properties, ObjectNode draft) {
        var required = Json.array();
        for (var name : new TreeSet<>(Schemas.required(flat))) {
            if (properties.has(name)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            draft.set("required", required);
        }
    }

    /// The schema of an object that a caller writes, with the cases of its choices taken together: every property of
    /// any case, required where every case requires it.
    public ObjectNode chosen(ObjectNode flat) {
        for (var choice : CHOICES) {
            var cases = flat.path(choice)
                    .valueStream()
                    .map(schemas::flat)
                    .filter(each -> !Schemas.types(each).equals(List.of("null")))
                    .toList();
            if (!cases.isEmpty()) {
                return merged(flat, cases);
            }
        }
        return flat;
    }

    private static ObjectNode merged(ObjectNode flat, List<ObjectNode> cases) {
        var merged = flat.deepCopy().without(CHOICES);
        if (cases.size() == 1) {
            cases.getFirst().properties().stream()
                    .filter(each -> !merged.has(each.getKey()))
                    .forEach(each -> merged.set(each.getKey(), each.getValue()));
            return merged;
        }
        var types = cases.stream().map(Schemas::types).distinct().toList();
        if (types.size() == 1 && types.getFirst().size() == 1 && !merged.has("type")) {
            merged.put("type", types.getFirst().getFirst());
        }
        mergeProperties(merged, cases);
        mergeValues(merged, cases);
        return merged;
    }

    private static void mergeProperties(ObjectNode merged, List<ObjectNode> cases) {
        var properties = Json.object();
        merged.path("properties").properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
        for (var each : cases) {
            each.path("properties").properties().stream()
                    .filter(property -> !properties.has(property.getKey()))
                    .forEach(property -> properties.set(property.getKey(), property.getValue()));
        }
        if (!properties.isEmpty()) {
            var always = new TreeSet<>(Schemas.required(cases.getFirst()));
            cases.forEach(each -> always.retainAll(Schemas.required(each)));
            always.addAll(Schemas.required(merged));
            merged.set("properties", properties);
            var required = merged.putArray("required");
            always.forEach(required::add);
        }
    }

    private static void mergeValues(ObjectNode merged, List<ObjectNode> cases) {
        if (cases.stream().allMatch(each -> each.has("enum") || each.has("const"))) {
            var values = merged.putArray("enum");
            for (var each : cases) {
                each.path("enum").forEach(values::add);
                if (each.has("const")) {
                    values.add(each.path("const"));
                }
            }
        }
    }
}
