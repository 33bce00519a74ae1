package io.naftiko.runtime.mock;

import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.mock.Operation.Parameter;
import io.naftiko.runtime.mock.Operation.Payload;
import io.naftiko.runtime.mock.Operation.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An OpenAPI document of version 3.0 or 3.1: its servers and its operations, with every reference followed.
final class OpenApi {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final Schemas schemas;

    OpenApi(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    Schemas schemas() {
        return schemas;
    }

    List<Server> servers() {
        return document.path("servers").valueStream().map(Server::of).toList();
    }

    /// Every operation, in the order of the document.
    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            var item = schemas.follow(path.getValue());
            for (var method : METHODS) {
                if (item.has(method)) {
                    all.add(operation(method, path.getKey(), item, item.path(method)));
                }
            }
        }
        return all;
    }

    private Operation operation(String method, String path, JsonNode item, JsonNode operation) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                PathTemplate.parse(path),
                operation.path("operationId").asString(""),
                parameters(item, operation),
                payload(schemas.follow(operation.path("requestBody"))),
                success(operation.path("responses")),
                operation.path("responses"),
                isSecured(operation));
    }

    /// Those of the path, then those of the operation, which win.
    private List<Parameter> parameters(JsonNode item, JsonNode operation) {
        var all = new ArrayList<Parameter>();
        for (var owner : List.of(item, operation)) {
            for (var each : owner.path("parameters")) {
                var parameter = parameter(schemas.follow(each));
                all.removeIf(other ->
                        other.name().equals(parameter.name()) && other.in().equals(parameter.in()));
                all.add(parameter);
            }
        }
        return all;
    }

    private Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").asString(""),
                parameter.path("in").asString(""),
                parameter.path("required").asBoolean(false),
                schemas.flat(parameter.path("schema")));
    }

    private static @Nullable Payload payload(JsonNode body) {
        var json = json(body.path("content"));
        var media = json == null ? body.path("content").get(MediaTypes.FORM) : json.getValue();
        return media == null ? null : new Payload(body.path("required").asBoolean(false), media.path("schema"));
    }

    private static Map.@Nullable Entry<String, JsonNode> json(JsonNode content) {
        return content.properties().stream()
                .filter(each -> isJson(each.getKey()))
                .findFirst()
                .orElse(null);
    }

    private Success success(JsonNode responses) {
        var entry = responses.properties().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .min(Map.Entry.comparingByKey())
                .orElse(null);
        int status = entry == null || !entry.getKey().matches("2[0-9][0-9]") ? 200 : Integer.parseInt(entry.getKey());
        return success(status, schemas.follow(entry == null ? responses.path("default") : entry.getValue()));
    }

    /// Ranges such as `*/*` are answered with JSON.
    static boolean isJson(String mediaType) {
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return MediaTypes.isJson(type) || type.equals("*/*") || type.equals("application/*");
    }

    private Success success(int status, JsonNode response) {
        var content = response.path("content");
        var json = json(content);
        var body = json == null ? content.properties().stream().findFirst().orElse(null) : json;
        if (body == null) {
            return new Success(status, null, null, null, new Shape.Nothing());
        }
        var type = body.getKey().contains("*") ? MediaTypes.JSON : body.getKey();
        var schema = body.getValue().get("schema");
        return new Success(status, type, schema, example(body.getValue()), Shape.of(schemas, schema));
    }

    private @Nullable JsonNode example(JsonNode media) {
        var first = media.path("examples").valueStream().findFirst();
        return media.has("example")
                ? media.get("example")
                : first.map(each -> schemas.follow(each).get("value")).orElse(null);
    }

    /// `security: []` and the empty requirement `{}` ask for nothing (OpenAPI 3.1, 4.8.30).
    private boolean isSecured(JsonNode operation) {
        var security = operation.has("security") ? operation.path("security") : document.path("security");
        return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    /// The schema of the body that says `status`: the operation's own, or else one that any operation has.
    ///
    /// @param operation null when no operation was found
    @Nullable
    JsonNode failure(@Nullable Operation operation, int status) {
        var own = operation == null ? null : failure(operation.responses(), status);
        return own != null ? own : failure(status);
    }

    private @Nullable JsonNode failure(int status) {
        JsonNode found = null;
        for (var path : document.path("paths")) {
            for (var operation : schemas.follow(path)) {
                var schema = operation.isObject() ? failure(operation.path("responses"), status) : null;
                boolean exact = operation.path("responses").has(Integer.toString(status));
                if (schema != null && exact) {
                    return schema;
                }
                found = found == null ? schema : found;
            }
        }
        return found;
    }

    private @Nullable JsonNode failure(JsonNode responses, int status) {
        boolean hasSuccess =
                responses.propertyStream().anyMatch(each -> each.getKey().startsWith("2"));
        var otherwise = hasSuccess ? "default" : "4XX";
        for (var key : List.of(Integer.toString(status), "4XX", "4xx", otherwise, "400", "404", "401", "422")) {
            var json = json(schemas.follow(responses.path(key)).path("content"));
            if (json != null && json.getValue().has("schema")) {
                return json.getValue().path("schema");
            }
        }
        return null;
    }
}
