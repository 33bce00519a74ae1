package io.naftiko.runtime.enrich;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.Schemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a document says of an answer, as far as one may count on it: names and types. Each value below the root may be
/// null, and none has to be there, because APIs keep less than their documents promise.
final class DocumentedAnswer {

    private static final int MAX_SCHEMAS = 120;
    private static final List<String> KEPT = List.of("description", "properties", "items", "additionalProperties");

    private DocumentedAnswer() {}

    /// The schema of a good answer; null where the document says nothing of it.
    static @Nullable AnswerSchema of(ApiOperation operation, Schemas schemas) {
        var schema = operation
                .success()
                .flatMap(reply -> reply.content().stream()
                        .filter(each -> MediaTypes.isJson(each.type()))
                        .findFirst())
                .map(ApiOperation.Media::schema)
                .orElse(null);
        if (schema == null) {
            return null;
        }
        var draft = SchemaDraft.answered(schemas, MAX_SCHEMAS).of(schema);
        var type = draft.path("type").asString("");
        return draft.has("properties") || draft.has("items")
                ? new AnswerSchema(inner(draft).put("type", type))
                : null;
    }

    private static ObjectNode inner(JsonNode draft) {
        var schema = Json.object();
        if (draft.has("type")) {
            schema.putArray("type").add(draft.path("type")).add("null");
        }
        KEPT.stream().filter(draft::has).forEach(key -> schema.set(key, kept(key, draft.path(key))));
        return schema;
    }

    private static JsonNode kept(String key, JsonNode value) {
        return switch (key) {
            case "description" -> value;
            case "properties" -> properties(value);
            default -> inner(value);
        };
    }

    private static ObjectNode properties(JsonNode value) {
        var properties = Json.object();
        value.properties().forEach(each -> properties.set(each.getKey(), inner(each.getValue())));
        return properties;
    }
}
