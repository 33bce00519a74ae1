package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A unit that gives its whole `inputSchema`: the schema's properties are its declared inputs.
final class RawSchema {

    private RawSchema() {}

    /// `unit` with its inputs declared by its schema, or as it is when it gives none.
    static Unit spread(Unit unit) {
        var schema = unit.inputSchema();
        if (schema == null || !unit.inputs().isEmpty()) {
            return unit;
        }
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        var inputs = schema.path("properties").properties().stream()
                .map(each -> parameter(each.getKey(), each.getValue(), required, unit))
                .toList();
        return unit.withInputs(inputs);
    }

    private static Parameter parameter(String name, JsonNode schema, List<String> required, Unit unit) {
        return new Parameter(
                name,
                null,
                text(schema.path("type")),
                required.contains(name),
                text(schema.path("description")),
                null,
                null,
                schema instanceof ObjectNode object ? object.deepCopy() : Json.object(),
                unit.place());
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}
