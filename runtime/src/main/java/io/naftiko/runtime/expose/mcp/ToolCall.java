package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Arrival;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.Task;
import io.naftiko.runtime.model.Delegation;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `tools/call`: runs the routine of a tool. Where that delegates, the answer is the other tool's, be it a refusal.
final class ToolCall {

    private static final String METHOD = "tools/call";

    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Resources resources;
    private final Leftovers leftovers;
    private final Task unknown = Task.running(METHOD, Utterances.NONE, this::unknown);

    ToolCall(List<Tool> tools, Resources resources, Leftovers leftovers) {
        this.resources = resources;
        this.leftovers = leftovers;
        tools.forEach(tool -> tasks.putIfAbsent(tool.name(), task(tool)));
    }

    private Task task(Tool tool) {
        return new Task(
                METHOD,
                arrival -> refuse(tool, arrival),
                tool.utterances(),
                tool.isBrief(),
                call -> answer(tool, call));
    }

    /// Calls the tool that `params` name.
    Task task(ObjectNode params) {
        var known = tasks.get(params.path("name").stringValue(""));
        return known == null ? unknown : known;
    }

    private Answer answer(Tool tool, Call call) {
        if (!tool.scopes().allow(call.principal())) {
            return Fault.forbidden(tool.scopes());
        }
        return call.arguments() instanceof ObjectNode arguments
                ? run(tool, arguments, call)
                : Fault.invalidParams("`arguments` must be an object.");
    }

    private Fault unknown(Call call) {
        var name = call.params().path("name");
        if (!name.isString()) {
            return Fault.invalidParams("`name` must be the name of a tool.");
        }
        var proposal = Suggestion.didYouMean(name.stringValue(), tasks.keySet());
        return Fault.invalidParams("Unknown tool: " + name.stringValue() + (proposal == null ? "" : ". " + proposal));
    }

    private Answer run(Tool tool, ObjectNode arguments, Call call) {
        var byName = new LinkedHashMap<String, JsonNode>();
        arguments.properties().forEach(each -> byName.put(each.getKey(), each.getValue()));
        return run(tool, byName, call);
    }

    private Answer run(Tool tool, Map<String, JsonNode> arguments, Call call) {
        var routine = tool.routine();
        try {
            if (routine.work() instanceof Delegation delegation) {
                routine.check().check(arguments);
                var task = delegation.task(new Scope(arguments));
                return run(Tool.of(task.offer()), task.arguments(), call);
            }
            if (tool.approved()) {
                routine.check().check(arguments);
                Approval.require(tool, arguments, call.conversation());
            }
            var response = routine.run(arguments, call.conversation());
            return tool.presents() && response.succeeded()
                    ? PresentedResult.of(
                            response, new Blocks(resources, call, true), new Fitting(tool, call, leftovers))
                    : ToolResult.of(response, new Fitting(tool, call, leftovers));
        } catch (FailedCall failed) {
            return ToolResult.failed(McpFailures.explain(failed.failure(), tool));
        }
    }

    /// Why the headers do not fit the arguments; null when they do.
    private static @Nullable Fault refuse(Tool tool, Arrival arrival) {
        for (var argument : tool.mirrored()) {
            var fault = argument.refuse(Call.argumentsIn(arrival.request().params()), arrival);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
