package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.OutputParameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what a shaped answer looks like. A value whose path may match nothing may be null; a node that is passed as
/// it is may be anything.
final class AnswerSchemas {

    private AnswerSchemas() {}

    /// The schema of what `output` makes, with the descriptions of `declared`; null where that may be anything.
    static @Nullable AnswerSchema of(Output output, List<OutputParameter> declared) {
        var schema = schema(output);
        if (schema.isEmpty()) {
            return null;
        }
        declared.stream()
                .filter(each -> each.name() == null)
                .findFirst()
                .ifPresentOrElse(root -> describe(root, schema), () -> describeMembers(declared, schema));
        return new AnswerSchema(schema);
    }

    private static ObjectNode schema(Output output) {
        return switch (output) {
            case Output.Node _ -> Json.object();
            case Output.Scalar(var _, var type) -> orNull(type);
            case Output.Given(var _, var type) -> type == null ? Json.object() : orNull(type);
            case Output.Shortened(var shaped, var maxLength) -> schema(shaped).put("maxLength", maxLength);
            case Output.Members(var _, var members) -> members(members);
            case Output.Values(var _, var value) -> orNull("object").set("additionalProperties", schema(value));
            case Output.Elements(var _, var item) -> orNull("array").set("items", schema(item));
            case Output.Parts _ -> Json.object().put("type", "array");
        };
    }

    private static ObjectNode orNull(String type) {
        var schema = Json.object();
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    private static ObjectNode members(Map<String, Output> members) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        members.forEach((name, member) -> {
            properties.set(name, schema(member));
            required.add(name);
        });
        return schema;
    }

    private static void describe(@Nullable OutputParameter output, JsonNode schema) {
        if (output == null || !(schema instanceof ObjectNode described)) {
            return;
        }
        if (output.description() != null) {
            described.put("description", output.description());
        }
        describeMembers(output.properties(), described);
        describe(output.items(), described.path("items"));
        describe(output.values(), described.path("additionalProperties"));
    }

    private static void describeMembers(List<OutputParameter> outputs, JsonNode schema) {
        outputs.forEach(each -> describe(each, schema.path("properties").path(String.valueOf(each.name()))));
    }
}
