package io.naftiko.runtime.expose.mcp.budget;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be left out of a value so that it keeps to its schema. A schema with keywords whose meaning for a shorter
/// value is not known here, such as `pattern`, `enum` or `$ref`, leaves the value as it is.
///
/// @param schema JSON Schema 2020-12; null where the value may be anything
record Leeway(@Nullable JsonNode schema) {

    static final Leeway ANY = new Leeway(null);

    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$comment",
            "$defs",
            "type",
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "properties",
            "additionalProperties",
            "required",
            "maxProperties",
            "items",
            "minItems",
            "maxItems",
            "maxLength");

    static Leeway of(@Nullable JsonNode schema) {
        return schema != null && schema.isObject() ? new Leeway(schema) : ANY;
    }

    /// Whether nothing may be left out.
    boolean isNone() {
        return schema != null && !KNOWN.containsAll(schema.propertyNames());
    }

    boolean needs(String member) {
        return schema != null
                && schema.path("required")
                        .valueStream()
                        .anyMatch(each -> each.asString("").equals(member));
    }

    /// How many elements there must be.
    int leastElements() {
        return schema == null ? 0 : schema.path("minItems").asInt(0);
    }

    Leeway member(String name) {
        if (schema == null) {
            return ANY;
        }
        var known = schema.path("properties").get(name);
        return of(known == null ? schema.get("additionalProperties") : known);
    }

    Leeway element() {
        return schema == null ? ANY : of(schema.get("items"));
    }
}
