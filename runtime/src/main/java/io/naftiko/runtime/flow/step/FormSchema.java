package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.report.Code;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a form asks for: `schema`, a flat object of JSON Schema that is kept as it stands, or a list of fields
/// as `inputParameters` has them.
///
/// Flat means what clients can show: texts, numbers, flags, and choices of one or several (2025-11-25, client:
/// elicitation, requested schema).
final class FormSchema {

    private static final Set<String> SHOWN = Set.of("string", "number", "integer", "boolean");

    private FormSchema() {}

    /// An object without fields where the section has no `schema`.
    static ObjectNode read(Section section) {
        var schema = section.tree("schema") instanceof Tree.Fields written && isJsonSchema(written)
                ? (ObjectNode) written.json()
                : ofFields(section);
        var fields = schema.path("properties");
        if (!schema.path("type").asString("").equals("object") || (schema.has("properties") && !fields.isObject())) {
            report(section, "`schema` is no object with `properties`.");
        }
        fields.properties().stream()
                .filter(each -> !isFlat(each.getValue()))
                .forEach(each -> report(
                        section, "The field `" + each.getKey() + "` is no text, number, flag or choice of texts."));
        return schema;
    }

    /// A list of fields has a mapping for each, also for one that is called `type`.
    private static boolean isJsonSchema(Tree.Fields written) {
        return written.entries().get("type") instanceof Tree.Scalar;
    }

    private static ObjectNode ofFields(Section section) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        for (var field : section.named("schema", Parameter::read)) {
            properties.set(field.name(), property(field));
            if (isRequired(field)) {
                schema.withArrayProperty("required").add(field.name());
            }
        }
        return schema;
    }

    private static ObjectNode property(Parameter field) {
        var property = Json.object().put("type", field.type() == null ? "string" : field.type());
        if (field.description() != null) {
            property.put("description", field.description());
        }
        return property.setAll(field.schema());
    }

    /// Like an input of a tool: unless the file says otherwise, or there is a value for who gives none.
    private static boolean isRequired(Parameter field) {
        return field.required() == null ? !field.schema().has("default") : field.required();
    }

    private static boolean isFlat(JsonNode field) {
        var type = field.path("type").asString("");
        return SHOWN.contains(type)
                || (type.equals("array")
                        && (field.path("items").has("enum")
                                || field.path("items").has("anyOf")));
    }

    private static void report(Section section, String flaw) {
        section.problems()
                .add(
                        Code.QUESTION_INVALID,
                        section.place("schema"),
                        flaw + " Clients show forms of plain fields.",
                        "Ask for each part in a field of its own.");
    }
}
