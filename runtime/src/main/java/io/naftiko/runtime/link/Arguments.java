package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Routine.ArgumentCheck;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.report.Failure.Violation;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks arguments against the inputs of a unit: names, presence and types here, richer schemas by a library.
final class Arguments implements ArgumentCheck {

    private static final Set<String> PLAIN =
            Set.of("type", "description", "default", "example", "examples", "title", "x-mcp-header");

    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, SchemaCheck> schemas = new LinkedHashMap<>();

    Arguments(List<Input> inputs) {
        for (var input : inputs) {
            this.inputs.put(input.name(), input);
            if (!isPlain(input.schema())) {
                schemas.put(input.name(), new SchemaCheck(input.schema()));
            }
        }
    }

    private static boolean isPlain(ObjectNode schema) {
        return PLAIN.containsAll(schema.propertyNames());
    }

    @Override
    public void check(Map<String, JsonNode> arguments) {
        List<Violation> found = new ArrayList<>(0);
        for (var input : inputs.values()) {
            check(input, arguments.get(input.name()), found);
        }
        for (var name : arguments.keySet()) {
            if (!inputs.containsKey(name)) {
                found.add(new Violation(name, unknown(name)));
            }
        }
        if (!found.isEmpty()) {
            throw new FailedCall(new BadInput(found));
        }
    }

    private String unknown(String name) {
        var proposal = Suggestion.didYouMean(name, inputs.keySet());
        return "is not an input" + (proposal == null ? "" : ". " + proposal);
    }

    private void check(Input input, @Nullable JsonNode value, List<Violation> found) {
        if (value == null) {
            if (input.required()) {
                found.add(new Violation(input.name(), "is required"));
            }
            return;
        }
        if (Payload.in(value) != null) {
            return;
        }
        var schema = schemas.get(input.name());
        if (schema != null) {
            found.addAll(schema.violations(input.name(), value));
        } else if (input.type() != null && !JsonTypes.is(input.type(), value)) {
            found.add(
                    new Violation(input.name(), "must be of type " + input.type() + ", found " + JsonTypes.of(value)));
        }
    }
}
