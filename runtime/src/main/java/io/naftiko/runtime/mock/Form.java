package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills objects as far as their schema has room: a value goes into the property of its name when it has its type.
record Form(Schemas schemas, SchemaCheck check, SchemaSample sample) {

    static Form of(Schemas schemas) {
        var check = new SchemaCheck(schemas);
        return new Form(schemas, check, new SchemaSample(schemas, check));
    }

    ObjectNode blank(JsonNode schema) {
        return sample.object(schema);
    }

    /// Takes over the values whose names the schema has; all of them when it names none.
    void fill(ObjectNode target, JsonNode schema, JsonNode values) {
        var properties = schemas.properties(schema);
        for (var each : values.properties()) {
            var property = properties.get(each.getKey());
            boolean fits = property == null ? properties.isEmpty() : check.accepts(property, each.getValue());
            if (fits) {
                target.set(each.getKey(), each.getValue().deepCopy());
            }
        }
    }

    void fill(ObjectNode target, JsonNode schema, Map<String, String> texts) {
        var properties = schemas.properties(schema);
        texts.forEach((name, text) -> fill(target, properties.path(name), name, text));
    }

    /// Sets one property from text, when `property` is the schema of one.
    void fill(ObjectNode target, JsonNode property, String name, String text) {
        var value = TypedText.read(schemas.flat(property), text);
        if (property.isObject() && check.accepts(property, value)) {
            target.set(name, value);
        }
    }
}
