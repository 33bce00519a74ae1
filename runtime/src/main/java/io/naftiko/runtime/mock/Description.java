package io.naftiko.runtime.mock;

import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.mock.Operation.Parameter;
import io.naftiko.runtime.mock.Operation.Payload;
import io.naftiko.runtime.mock.Operation.Success;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ApiOperation.Media;
import io.naftiko.runtime.openapi.ApiOperation.Reply;
import io.naftiko.runtime.openapi.Schemas;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a document says of an API, as far as its answers depend on it.
record Description(Schemas schemas, List<Server> servers, List<Operation> operations) {

    private static final Reply NO_REPLY = new Reply("200", "", List.of());

    static Description of(ApiDocument document) {
        return new Description(
                document.schemas(),
                document.servers().stream().map(each -> Server.of(each.url())).toList(),
                document.operations().stream()
                        .map(each -> operation(each, document.schemas()))
                        .toList());
    }

    private static Operation operation(ApiOperation operation, Schemas schemas) {
        return new Operation(
                operation.method(),
                PathTemplate.parse(operation.path()),
                operation.id(),
                operation.parameters().stream()
                        .map(each -> parameter(each, schemas))
                        .toList(),
                payload(operation),
                success(operation.success().orElse(NO_REPLY), schemas),
                operation.replies(),
                isSecured(operation));
    }

    private static Parameter parameter(ApiOperation.Parameter parameter, Schemas schemas) {
        return new Parameter(parameter.name(), parameter.in(), parameter.required(), schemas.flat(parameter.schema()));
    }

    private static @Nullable Payload payload(ApiOperation operation) {
        var body = operation.body();
        return body == null
                ? null
                : json(body.content())
                        .or(() -> body.content().stream()
                                .filter(each -> each.type().equals(MediaTypes.FORM))
                                .findFirst())
                        .map(media -> new Payload(body.required(), schema(media)))
                        .orElse(null);
    }

    private static JsonNode schema(Media media) {
        var schema = media.schema();
        return schema == null ? tools.jackson.databind.node.MissingNode.getInstance() : schema;
    }

    private static Optional<Media> json(List<Media> content) {
        return content.stream().filter(each -> isJson(each.type())).findFirst();
    }

    /// Ranges such as `*/*` are answered with JSON.
    static boolean isJson(String type) {
        return MediaTypes.isJson(type) || type.equals("*/*") || type.equals("application/*");
    }

    private static Success success(Reply reply, Schemas schemas) {
        int status = reply.status().matches("2[0-9][0-9]") ? Integer.parseInt(reply.status()) : 200;
        var media = json(reply.content()).or(() -> reply.content().stream().findFirst());
        return media.map(body -> new Success(
                        status,
                        body.type().contains("*") ? MediaTypes.JSON : body.type(),
                        body.schema(),
                        body.example(),
                        Shape.of(schemas, body.schema())))
                .orElseGet(() -> new Success(status, null, null, null, new Shape.Nothing()));
    }

    /// An alternative without a scheme asks for nothing (OpenAPI 3.1, 4.8.30).
    private static boolean isSecured(ApiOperation operation) {
        return !operation.security().isEmpty() && operation.security().stream().noneMatch(List::isEmpty);
    }

    /// The schema of the body that says `status`: the operation's own, or else one that any operation has.
    ///
    /// @param operation null when no operation was found
    @Nullable
    JsonNode failure(@Nullable Operation operation, int status) {
        var own = operation == null ? null : failure(operation.replies(), status);
        return own != null ? own : failure(status);
    }

    private @Nullable JsonNode failure(int status) {
        JsonNode found = null;
        for (var operation : operations) {
            var schema = failure(operation.replies(), status);
            if (schema != null
                    && reply(operation.replies(), Integer.toString(status)).isPresent()) {
                return schema;
            }
            found = found == null ? schema : found;
        }
        return found;
    }

    private static @Nullable JsonNode failure(List<Reply> replies, int status) {
        boolean hasSuccess = replies.stream().anyMatch(each -> each.status().startsWith("2"));
        var otherwise = hasSuccess ? "default" : "4XX";
        for (var key : List.of(Integer.toString(status), "4XX", "4xx", otherwise, "400", "404", "401", "422")) {
            var json = reply(replies, key).flatMap(reply -> json(reply.content()));
            if (json.isPresent() && json.get().schema() != null) {
                return json.get().schema();
            }
        }
        return null;
    }

    private static Optional<Reply> reply(List<Reply> replies, String status) {
        return replies.stream().filter(each -> each.status().equals(status)).findFirst();
    }
}
