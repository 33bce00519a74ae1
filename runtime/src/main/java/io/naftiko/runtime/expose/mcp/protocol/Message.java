package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client posts (JSON-RPC 2.0, as MCP narrows it: parameters are an object, an id is a text or a whole number).
public sealed interface Message {

    /// Wants an answer, which repeats `id` as it came.
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /// Wants no answer.
    record Notification(String method, ObjectNode params) implements Message {}

    /// Answers a request of the server.
    ///
    /// @param id of that request
    /// @param result null where there is an error
    /// @param error null where there is a result
    record Reply(
            JsonNode id,
            @Nullable JsonNode result,
            @Nullable JsonNode error) implements Message {}

    /// Several at once, none of them a batch.
    record Batch(List<Message> messages) implements Message {

        public Batch {
            messages = List.copyOf(messages);
        }
    }

    /// None of the others.
    ///
    /// @param id null when it cannot be known
    record Malformed(@Nullable JsonNode id, Fault fault) implements Message {}

    static Message read(byte[] text) {
        return Json.parse(text).map(Message::of).orElseGet(() -> new Malformed(null, Fault.notJson()));
    }

    private static Message of(JsonNode body) {
        return body instanceof ArrayNode several
                ? new Batch(several.valueStream().map(Message::single).toList())
                : single(body);
    }

    private static Message single(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return malformed(null, "A message is a JSON object.");
        }
        var id = object.get("id");
        if (!Objects.equals(text(object, "jsonrpc"), "2.0")) {
            return malformed(id, "`jsonrpc` must be \"2.0\".");
        }
        return object.has("method") ? asked(object, id) : replied(object, id);
    }

    private static Message asked(ObjectNode object, @Nullable JsonNode id) {
        var method = text(object, "method");
        if (method == null) {
            return malformed(id, "`method` must be a text.");
        }
        var params = object.has("params") ? object.get("params") : Json.object();
        if (!(params instanceof ObjectNode named)) {
            return malformed(id, "`params` must be an object.");
        }
        if (id == null) {
            return new Notification(method, named);
        }
        return isId(id) ? new Request(id, method, named) : malformed(id, "`id` must be a text or a whole number.");
    }

    private static Message replied(ObjectNode object, @Nullable JsonNode id) {
        if (object.has("result") == object.has("error")) {
            return malformed(id, "`method` is missing.");
        }
        var named = id == null ? Json.object().nullNode() : id;
        return new Reply(named, object.get("result"), object.get("error"));
    }

    private static Message malformed(@Nullable JsonNode id, String reason) {
        return new Malformed(id != null && isId(id) ? id : null, Fault.notAMessage(reason));
    }

    private static boolean isId(JsonNode id) {
        return id.isString() || id.isIntegralNumber();
    }

    private static @Nullable String text(ObjectNode object, String key) {
        var value = object.get(key);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
