package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.ApiOperation.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One operation of a document, as far as its answer depends on it.
///
/// @param id its `operationId`; empty when it has none
/// @param parameters of the path and the query
/// @param payload the JSON or the form that it takes; null when it takes none
/// @param replies in the order of the document
/// @param secured whether it asks for a credential
record Operation(
        String method,
        PathTemplate path,
        String id,
        List<Parameter> parameters,
        @Nullable Payload payload,
        Success success,
        List<Reply> replies,
        boolean secured) {

    Operation {
        parameters = List.copyOf(parameters);
        replies = List.copyOf(replies);
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean removes() {
        return method.equals("DELETE");
    }

    boolean writes() {
        return !reads() && !removes();
    }

    /// @param in `path` or `query`
    /// @param schema resolved
    record Parameter(String name, String in, boolean required, ObjectNode schema) {}

    record Payload(boolean required, JsonNode schema) {}

    /// The answer to a call that went well.
    ///
    /// @param type the media type; null when there is no body
    /// @param schema null when the document has none
    /// @param example the document's own example of the whole body; null when it has none
    record Success(
            int status,
            @Nullable String type,
            @Nullable JsonNode schema,
            @Nullable JsonNode example,
            Shape shape) {}
}
