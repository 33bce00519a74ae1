package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An entry of `inputParameters`, of a consumed operation or of an exposed unit.
///
/// @param in `path`, `query`, `header`, `cookie`, `body`, or null where the file does not say
/// @param type a JSON type, or null
/// @param required null where the file does not say
/// @param value fixes the input; null when a caller gives it
/// @param mapping where the value goes, as `$.name` or `$.query.name`; null where the file does not say
/// @param schema what the file says of the value beyond its type, as JSON Schema
public record Parameter(
        String name,
        @Nullable String in,
        @Nullable String type,
        @Nullable Boolean required,
        @Nullable String description,
        @Nullable Tree value,
        @Nullable String mapping,
        ObjectNode schema,
        Place place) {

    private static final List<String> SCHEMA_KEYWORDS = List.of(
            "enum",
            "default",
            "format",
            "pattern",
            "items",
            "properties",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "additionalProperties",
            "example",
            "examples");

    private static final Set<String> JSON_TYPES = Set.of("string", "integer", "number", "boolean", "array", "object");

    public static Parameter read(Section section) {
        var name = section.required("name");
        section.ignore("label", "display", "template");
        var schema = Json.object();
        for (var keyword : SCHEMA_KEYWORDS) {
            var found = section.tree(keyword);
            if (found != null) {
                schema.set(keyword, SchemaShape.of(keyword, found.json()));
            }
        }
        var header = section.text("header");
        if (header != null) {
            schema.put("x-mcp-header", header);
        }
        var parameter = new Parameter(
                name,
                section.text("in"),
                jsonType(section.text("type")),
                section.flag("required"),
                section.text("description"),
                section.tree("value", "const"),
                section.text("mapping"),
                schema,
                section.place());
        section.close();
        return parameter;
    }

    /// An input whose value nobody gives.
    static Parameter fixed(String name, String in, Tree value, Place place) {
        return new Parameter(name, in, "string", null, null, value, null, Json.object(), place);
    }

    /// A placeholder of a path that nothing declares: a required text.
    public static Parameter undeclared(String name, Place place) {
        return new Parameter(name, "path", "string", true, null, null, null, Json.object(), place);
    }

    public boolean is(String where) {
        return where.equals(in);
    }

    public Parameter with(@Nullable String otherIn) {
        return new Parameter(name, otherIn, type, required, description, value, mapping, schema, place);
    }

    /// This parameter, with values that it may have; as it is where there are none.
    public Parameter withExamples(List<String> values) {
        var further = schema.deepCopy();
        values.forEach(further.withArrayProperty("examples")::add);
        return values.isEmpty()
                ? this
                : new Parameter(name, in, type, required, description, value, mapping, further, place);
    }

    private static @Nullable String jsonType(@Nullable String type) {
        return type != null && JSON_TYPES.contains(type) ? type : null;
    }
}
