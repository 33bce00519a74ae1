package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Question.Consent;
import io.naftiko.runtime.model.Question.Form;
import io.naftiko.runtime.model.Question.Roots;
import io.naftiko.runtime.model.Question.Sample;
import io.naftiko.runtime.model.Question.Visit;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A question as clients are asked it, and what is an answer to it.
final class Inquiry {

    private static final Set<String> ACTIONS = Set.of("accept", "decline", "cancel");
    private static final Set<String> ROLES = Set.of("user", "assistant");

    private Inquiry() {}

    static String method(Question question) {
        return switch (question) {
            case Form _, Consent _, Visit _ -> "elicitation/create";
            case Sample _ -> "sampling/createMessage";
            case Roots _ -> "roots/list";
        };
    }

    static ObjectNode params(Question question, Revision revision) {
        return switch (question) {
            case Form(var message, var schema) -> form(message, schema, revision);
            case Consent(var message) -> form(message, empty(), revision);
            case Visit(var message, var url) ->
                Json.object().put("mode", "url").put("message", message).put("url", url);
            case Sample(var request) -> request;
            case Roots _ -> Json.object();
        };
    }

    private static ObjectNode form(String message, ObjectNode schema, Revision revision) {
        var params = Json.object();
        if (revision.hasElicitationModes()) {
            params.put("mode", "form");
        }
        return params.put("message", message).set("requestedSchema", schema);
    }

    /// A form to which people say nothing but yes or no.
    private static ObjectNode empty() {
        var schema = Json.object().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    /// Whether `answer` is one that a client may give.
    static boolean isAnswered(Question question, JsonNode answer) {
        return switch (question) {
            case Form(var _, var schema) ->
                isElicited(answer) && (!isAccepted(answer) || FormCheck.fits(schema, answer.path("content")));
            case Consent _, Visit _ -> isElicited(answer);
            case Sample _ -> isMessage(answer);
            case Roots _ -> areRoots(answer.path("roots"));
        };
    }

    private static boolean isElicited(JsonNode answer) {
        return ACTIONS.contains(answer.path("action").stringValue(""));
    }

    private static boolean isAccepted(JsonNode answer) {
        return answer.path("action").stringValue("").equals("accept");
    }

    private static boolean isMessage(JsonNode answer) {
        var content = answer.path("content");
        return ROLES.contains(answer.path("role").stringValue(""))
                && answer.path("model").isString()
                && (content.isArray() ? content.valueStream().allMatch(Inquiry::isBlock) : isBlock(content));
    }

    private static boolean isBlock(JsonNode content) {
        return content.path("type").isString();
    }

    private static boolean areRoots(JsonNode roots) {
        return roots.isArray()
                && roots.valueStream().allMatch(each -> each.path("uri").isString());
    }
}
