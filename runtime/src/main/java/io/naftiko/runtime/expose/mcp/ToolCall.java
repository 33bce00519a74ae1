package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.toMap;

import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Arrival;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.http.Scopes;
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

    private final Map<String, Tool> tools;
    private final Resources resources;
    private final Leftovers leftovers;

    ToolCall(List<Tool> tools, Resources resources, Leftovers leftovers) {
        this.resources = resources;
        this.leftovers = leftovers;
        this.tools = tools.stream().collect(toMap(Tool::name, each -> each, (first, _) -> first, LinkedHashMap::new));
    }

    Answer answer(Call call) {
        var name = call.params().path("name");
        if (!name.isString()) {
            return Fault.invalidParams("`name` must be the name of a tool.");
        }
        var tool = tools.get(name.stringValue());
        if (tool == null) {
            return unknown(name.stringValue());
        }
        return call.arguments() instanceof ObjectNode arguments
                ? run(tool, arguments, call)
                : Fault.invalidParams("`arguments` must be an object.");
    }

    /// What such a call takes.
    Scopes needs(ObjectNode params) {
        var tool = named(params);
        return tool == null ? Scopes.NONE : tool.scopes();
    }

    /// What such a call may have to say before it is answered.
    Utterances utterances(ObjectNode params) {
        var tool = named(params);
        return tool == null ? Utterances.NONE : tool.utterances();
    }

    /// Whether such a call does little but wait for an API.
    boolean isBrief(ObjectNode params) {
        var tool = named(params);
        return tool != null && tool.isBrief();
    }

    /// The tool that such a call names; null when there is none.
    private @Nullable Tool named(ObjectNode params) {
        return tools.get(params.path("name").stringValue(""));
    }

    private Fault unknown(String name) {
        var proposal = Suggestion.didYouMean(name, tools.keySet());
        return Fault.invalidParams("Unknown tool: " + name + (proposal == null ? "" : ". " + proposal));
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
    @Nullable
    Fault refuse(Arrival arrival) {
        var params = arrival.request().params();
        var tool = named(params);
        if (tool == null) {
            return null;
        }
        for (var argument : tool.mirrored()) {
            var fault = argument.refuse(Call.argumentsIn(params), arrival);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
