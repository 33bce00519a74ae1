package io.naftiko.runtime.directory;

import io.naftiko.runtime.model.Delegation;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// `call_tool`: leaves the work to the tool that is named.
record CallTool(Supplier<Tools> tools) implements Delegation {

    static final String NAME = "call_tool";

    static List<Input> inputs() {
        return List.of(
                Asked.required("tool", "string", "Its address, as the search gives it."),
                Asked.of("arguments", "object", "The tool's own inputs, by name."));
    }

    @Override
    public Task task(Scope scope) {
        var tool = tools.get().at(Asked.text(scope, "tool"));
        return new Task(tool.offer(), arguments(scope));
    }

    private static Map<String, JsonNode> arguments(Scope scope) {
        var arguments = new LinkedHashMap<String, JsonNode>();
        var given = scope.input("arguments");
        if (given != null) {
            given.properties().forEach(each -> arguments.put(each.getKey(), each.getValue()));
        }
        return arguments;
    }
}
