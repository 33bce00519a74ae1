package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.openapi.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Says no with the error bodies that a document declares.
record Refusals(Description document, Form form) {

    /// Errors may hold errors: from here down only what is required is filled.
    private static final int DEEPEST = 1;

    private static final Set<String> STATUSES = Set.of("code", "status", "status_code", "http_status");
    private static final Set<String> SENTENCES =
            Set.of("message", "detail", "error", "error_description", "error_message", "description", "reason", "msg");
    private static final Map<Integer, String> TITLES =
            Map.of(400, "Bad Request", 401, "Unauthorized", 404, "Not Found", 405, "Method Not Allowed");

    /// @param operation null when none was found
    Response answer(@Nullable Operation operation, Refused refused) {
        var schema = document.failure(operation, refused.status());
        var body = schema == null ? Json.object() : shaped(schema, refused, 0);
        return Response.json(refused.status(), Json.bytes(body.isEmpty() ? plain(refused) : body));
    }

    private static JsonNode plain(Refused refused) {
        return Json.object().put("status", refused.status()).put("message", refused.getMessage());
    }

    private ObjectNode shaped(JsonNode schema, Refused refused, int depth) {
        var body = Json.object();
        var required = Schemas.required(form.schemas().flat(schema));
        for (var each : form.schemas().properties(schema).properties()) {
            var value = depth > DEEPEST ? null : value(each.getKey(), each.getValue(), refused, depth);
            if (value != null && form.check().accepts(each.getValue(), value)) {
                body.set(each.getKey(), value);
            } else if (required.contains(each.getKey())) {
                body.set(each.getKey(), form.sample().of(each.getValue(), each.getKey()));
            }
        }
        return body;
    }

    private @Nullable JsonNode value(String name, JsonNode schema, Refused refused, int depth) {
        var types = Schemas.types(form.schemas().flat(schema));
        return switch (types.isEmpty() ? "string" : types.getFirst()) {
            case "integer", "number" ->
                STATUSES.contains(Words.of(name).joined()) ? IntNode.valueOf(refused.status()) : null;
            case "string" -> text(Words.of(name).joined(), refused);
            case "array" -> list(form.schemas().flat(schema).path("items"), refused, depth);
            case "object" -> shaped(schema, refused, depth + 1);
            default -> null;
        };
    }

    private static @Nullable JsonNode text(String name, Refused refused) {
        if (SENTENCES.contains(name)) {
            return StringNode.valueOf(refused.getMessage());
        }
        if (name.equals("title")) {
            return StringNode.valueOf(TITLES.getOrDefault(refused.status(), "Error"));
        }
        return STATUSES.contains(name) ? StringNode.valueOf(Integer.toString(refused.status())) : null;
    }

    private JsonNode list(JsonNode items, Refused refused, int depth) {
        boolean texts = Schemas.types(form.schemas().flat(items)).contains("string");
        var all = Json.array();
        for (var reason : refused.reasons()) {
            var one = new Refused(refused.status(), List.of(reason));
            all.add(texts ? StringNode.valueOf(reason) : shaped(items, one, depth + 1));
        }
        return all;
    }
}
