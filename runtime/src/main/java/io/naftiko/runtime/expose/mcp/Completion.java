package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `completion/complete`: values that an argument of a prompt, or a placeholder of a resource's address, may have.
///
/// They are the `enum` of the input, else its `examples`; of these, those that begin with what is typed.
record Completion(Prompts prompts, Resources resources) {

    private static final int MOST = 100;

    Answer complete(Call call) {
        var argument = call.params().path("argument");
        if (!argument.path("name").isString() || !argument.path("value").isString()) {
            return Fault.invalidParams("`argument` must be an object with the texts `name` and `value`.");
        }
        var routine = routine(call.params().path("ref"));
        if (routine == null) {
            return Fault.invalidParams("`ref` names no prompt and no resource template of this server.");
        }
        return find(routine, argument.path("name").stringValue())
                .<Answer>map(
                        input -> result(values(input, argument.path("value").stringValue())))
                .orElseGet(() -> Fault.invalidParams(
                        "Unknown argument: " + argument.path("name").stringValue()));
    }

    /// What the prompt or resource takes whose values are asked for.
    Scopes needs(ObjectNode params) {
        var ref = params.path("ref");
        return switch (ref.path("type").asString("")) {
            case "ref/prompt" -> prompts.needs(ref);
            case "ref/resource" ->
                resource(ref).map(each -> each.unit().scopes()).orElse(Scopes.NONE);
            default -> Scopes.NONE;
        };
    }

    private Optional<Resource> resource(JsonNode ref) {
        return resources.all().stream()
                .filter(each -> each.reader().uri().equals(ref.path("uri").asString("")))
                .findFirst();
    }

    private @Nullable Routine routine(JsonNode ref) {
        return switch (ref.path("type").asString("")) {
            case "ref/prompt" ->
                Optional.ofNullable(prompts.find(ref.path("name").asString("")))
                        .map(Offer::routine)
                        .orElse(null);
            case "ref/resource" -> resource(ref).map(Resource::routine).orElse(null);
            default -> null;
        };
    }

    private static Optional<Input> find(Routine routine, String name) {
        return routine.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst();
    }

    private static List<String> values(Input input, String typed) {
        var beginning = typed.toLowerCase(Locale.ROOT);
        return Stream.of("enum", "examples").map(input.schema()::path).filter(JsonNode::isArray).findFirst().stream()
                .flatMap(JsonNode::valueStream)
                .map(Json::plain)
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(beginning))
                .toList();
    }

    private static Result result(List<String> values) {
        var members = Json.object();
        var completion = members.putObject("completion");
        values.stream().limit(MOST).forEach(completion.putArray("values")::add);
        completion.put("total", values.size()).put("hasMore", values.size() > MOST);
        return Result.fixed(Kind.COMPLETE, JsonBytes.membersOf(members));
    }
}
