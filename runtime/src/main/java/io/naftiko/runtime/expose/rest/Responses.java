package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a file promises of an operation's answers: `responses`, or `responseBinary` for one answer of bytes.
///
/// As OpenAPI has them: by status, each with a description and its content by media type.
final class Responses {

    private Responses() {}

    /// The promise; null where the file says nothing.
    static @Nullable ObjectNode read(Section section) {
        var bytes = section.section("responseBinary");
        var declared = section.section("responses");
        if (bytes != null) {
            var status = Objects.requireNonNullElse(bytes.integer("status"), 200);
            var promise = Json.object();
            var answer =
                    promise.putObject(String.valueOf(status)).put("description", bytes.textOr("description", "Bytes."));
            answer.putObject("content").set(bytes.textOr("mediaType", MediaTypes.BINARY), binary());
            bytes.close();
            return promise;
        }
        return declared == null ? null : promise(declared);
    }

    private static ObjectNode promise(Section declared) {
        var promise = Json.object();
        for (var status : declared.keys()) {
            var answer = declared.section(status);
            if (answer != null) {
                promise.set(status, answer(answer));
            }
        }
        return promise;
    }

    private static ObjectNode answer(Section section) {
        var answer = Json.object().put("description", section.textOr("description", ""));
        var content = section.section("content");
        section.close();
        if (content != null) {
            var types = answer.putObject("content");
            for (var type : content.keys()) {
                var payload = content.section(type);
                types.set(type, payload == null ? Json.object() : payload(payload));
            }
        }
        return answer;
    }

    private static ObjectNode payload(Section section) {
        var schema = section.tree("schema");
        boolean binary = Boolean.TRUE.equals(section.flag("binary"));
        section.close();
        if (binary) {
            return binary();
        }
        var payload = Json.object();
        if (schema != null) {
            payload.set("schema", schema.json());
        }
        return payload;
    }

    private static ObjectNode binary() {
        var payload = Json.object();
        payload.putObject("schema").put("type", "string").put("format", "binary");
        return payload;
    }

    /// The media type of `answer`, which is that of the promise where the upstream says nothing of use.
    static Response typed(Response answer, @Nullable ObjectNode promise) {
        var type = answer.mediaType();
        boolean isSaid = type != null && !type.equals(MediaTypes.BINARY);
        var promised = promise == null || isSaid ? null : onlyType(of(promise, answer.status()));
        return promised == null ? answer : answer.withHeader("Content-Type", promised);
    }

    /// The status itself goes before its class, which is written `2XX`.
    private static JsonNode of(ObjectNode promise, int status) {
        var exact = promise.path(String.valueOf(status));
        return exact.isMissingNode() ? promise.path(status / 100 + "XX") : exact;
    }

    private static @Nullable String onlyType(JsonNode answer) {
        var types = answer.path("content").properties();
        return types.size() == 1
                ? types.stream().map(Map.Entry::getKey).findFirst().orElse(null)
                : null;
    }
}
