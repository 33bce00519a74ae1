package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.toMap;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.expose.mcp.protocol.Task;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `prompts/list` and `prompts/get`.
final class Prompts {

    private final Map<String, Offer> prompts;
    private final Resources resources;

    /// @param resources that messages may hold
    Prompts(List<Offer> prompts, Resources resources) {
        this.resources = resources;
        this.prompts = prompts.stream()
                .collect(toMap(each -> each.unit().name(), each -> each, (first, _) -> first, LinkedHashMap::new));
    }

    Collection<Offer> all() {
        return prompts.values();
    }

    /// The prompt of that name; null when there is none.
    @Nullable
    Offer find(String name) {
        return prompts.get(name);
    }

    Listing list() {
        return new Listing(
                "prompts",
                call -> prompts.values().stream()
                        .filter(each -> each.unit().scopes().allow(call.principal()))
                        .map(each -> shown(each, call.revision())),
                prompts.values().stream().allMatch(each -> each.unit().scopes().isEmpty()));
    }

    private static ObjectNode shown(Offer prompt, Revision revision) {
        var shown =
                named(prompt.unit().name(), prompt.unit().title(), prompt.unit().description(), revision);
        var inputs = prompt.routine().inputs();
        if (!inputs.isEmpty()) {
            var arguments = shown.putArray("arguments");
            inputs.forEach(each -> arguments.add(argument(each, revision)));
        }
        return shown;
    }

    private static ObjectNode argument(Input input, Revision revision) {
        var title = input.schema().path("title").stringValue(null);
        return named(input.name(), title, input.description(), revision).put("required", input.required());
    }

    private static ObjectNode named(
            String name, @Nullable String title, @Nullable String description, Revision revision) {
        var shown = Json.object().put("name", name);
        if (title != null && revision.hasTitles()) {
            shown.put("title", title);
        }
        return description == null ? shown : shown.put("description", description);
    }

    /// Fetches the prompt that `params` name.
    Task task(ObjectNode params) {
        return Task.running("prompts/get", utterances(params), new Permitted(this::needs, this::get));
    }

    /// What fetching the prompt takes that `params` name.
    Scopes needs(JsonNode params) {
        var prompt = prompts.get(params.path("name").stringValue(""));
        return prompt == null ? Scopes.NONE : prompt.unit().scopes();
    }

    private Utterances utterances(ObjectNode params) {
        var prompt = prompts.get(params.path("name").stringValue(""));
        return prompt == null ? Utterances.NONE : prompt.routine().utterances();
    }

    Answer get(Call call) {
        var name = call.params().path("name");
        if (!name.isString()) {
            return Fault.invalidParams("`name` must be the name of a prompt.");
        }
        var prompt = prompts.get(name.stringValue());
        if (prompt == null) {
            var proposal = Suggestion.didYouMean(name.stringValue(), prompts.keySet());
            return Fault.invalidParams(
                    "Unknown prompt: " + name.stringValue() + (proposal == null ? "" : ". " + proposal));
        }
        return call.arguments() instanceof ObjectNode arguments
                ? get(prompt, arguments, call)
                : Fault.invalidParams("`arguments` must be an object.");
    }

    private Answer get(Offer prompt, ObjectNode arguments, Call call) {
        try {
            var answered = prompt.routine().run(known(prompt, arguments), call.conversation());
            return answered.succeeded()
                    ? result(prompt.unit().description(), messages(answered, new Blocks(resources, call, false)))
                    : Fault.failed(
                            Refusals.sentence(answered, Retry.of(prompt.unit().hints(), prompt.routine())), null);
        } catch (FailedCall failed) {
            var message = failed.failure().message();
            return failed.failure() instanceof Failure.BadInput
                    ? Fault.invalidParams(prompt.unit().name() + ": " + message)
                    : Fault.failed(message, null);
        }
    }

    private static Result result(@Nullable String description, ArrayNode messages) {
        var members = Json.object();
        if (description != null) {
            members.put("description", description);
        }
        members.set("messages", messages);
        return Result.fixed(Kind.COMPLETE, JsonBytes.membersOf(members));
    }

    /// The messages that have something to say.
    private static ArrayNode messages(Response answered, Blocks blocks) {
        var messages = Json.array();
        for (var message : Json.parse(answered.body().bytes()).orElseThrow().path("messages")) {
            blocks.block(message.path("content"))
                    .ifPresent(content -> messages.addObject()
                            .put("role", message.path("role").asString(""))
                            .set("content", content));
        }
        return messages;
    }

    /// What clients give beyond the arguments has no place to go.
    private static Map<String, JsonNode> known(Offer prompt, ObjectNode arguments) {
        var known = new LinkedHashMap<String, JsonNode>();
        for (var input : prompt.routine().inputs()) {
            var value = arguments.get(input.name());
            if (value != null && !value.isNull()) {
                known.put(input.name(), value);
            }
        }
        return known;
    }
}
