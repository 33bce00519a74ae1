package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine.ArgumentCheck;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks arguments against a schema of all of them, which says itself what else it allows.
final class WholeArguments implements ArgumentCheck {

    private final List<Input> inputs;
    private final SchemaCheck schema;

    /// @param inputs of which the required ones must be there, whatever the schema says
    WholeArguments(List<Input> inputs, ObjectNode schema) {
        this.inputs = List.copyOf(inputs);
        this.schema = new SchemaCheck(schema);
    }

    @Override
    public void check(Map<String, JsonNode> arguments) {
        var missing = inputs.stream()
                .filter(input -> input.required() && !arguments.containsKey(input.name()))
                .map(input -> new Violation(input.name(), "is required"))
                .toList();
        var found = new ArrayList<>(missing.isEmpty() ? violations(arguments) : missing);
        if (!found.isEmpty()) {
            throw new FailedCall(new BadInput(found));
        }
    }

    private List<Violation> violations(Map<String, JsonNode> arguments) {
        var whole = Json.object();
        arguments.forEach(whole::set);
        return schema.violations("arguments", whole);
    }
}
