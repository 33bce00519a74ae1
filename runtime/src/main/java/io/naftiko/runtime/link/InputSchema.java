package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Writes the inputs of a unit as one object in JSON Schema 2020-12.
final class InputSchema {

    private InputSchema() {}

    static ObjectNode of(List<Input> inputs) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = Json.array();
        for (var input : inputs) {
            properties.set(input.name(), input.schema());
            if (input.required()) {
                required.add(input.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }
}
