package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A document of Swagger 2.0 in the words of OpenAPI 3.
///
/// References stay as they are, and what they lead to stays where it is.
final class Swagger {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    /// What a parameter says of itself; everything else is its schema.
    private static final Set<String> OF_PARAMETER =
            Set.of("name", "in", "required", "description", "allowEmptyValue", "collectionFormat", "deprecated");

    private final JsonNode root;
    private final Schemas schemas;

    Swagger(JsonNode root) {
        this.root = root;
        this.schemas = new Schemas(root);
    }

    ObjectNode asOpenApi() {
        var document = copy((ObjectNode) root);
        document.set("servers", servers());
        document.putObject("components").set("securitySchemes", schemes());
        var paths = Json.object();
        root.path("paths").properties().forEach(each -> paths.set(each.getKey(), item(each.getValue())));
        return document.set("paths", paths);
    }

    private static ObjectNode copy(ObjectNode object) {
        return Json.object().setAll(object);
    }

    private ArrayNode servers() {
        var servers = Json.array();
        var host = root.path("host").asString("");
        var base = root.path("basePath").asString(host.isEmpty() ? "/" : "");
        var path = base.equals("/") && !host.isEmpty() ? "" : base;
        if (host.isEmpty()) {
            servers.addObject().put("url", path);
            return servers;
        }
        var schemes = new ArrayList<String>();
        root.path("schemes").forEach(each -> schemes.add(each.asString("")));
        schemes.sort((one, other) -> Boolean.compare(other.equals("https"), one.equals("https")));
        for (var scheme : schemes.isEmpty() ? List.of("https") : schemes) {
            servers.addObject().put("url", scheme + "://" + host + path);
        }
        return servers;
    }

    private ObjectNode schemes() {
        var schemes = Json.object();
        root.path("securityDefinitions").properties().forEach(each -> {
            var scheme = each.getValue();
            var type = scheme.path("type").asString("");
            schemes.set(
                    each.getKey(),
                    switch (type) {
                        case "basic" -> Json.object().put("type", "http").put("scheme", "basic");
                        case "oauth2" -> oauth2(scheme);
                        default -> scheme;
                    });
        });
        return schemes;
    }

    private static ObjectNode oauth2(JsonNode scheme) {
        var oauth2 = Json.object().put("type", "oauth2");
        oauth2.putObject("flows").set(scheme.path("flow").asString("implicit"), scheme);
        return oauth2;
    }

    private JsonNode item(JsonNode written) {
        if (!(schemas.follow(written) instanceof ObjectNode item)) {
            return written;
        }
        var changed = copy(item);
        changed.remove("parameters");
        for (var method : METHODS) {
            if (item.get(method) instanceof ObjectNode operation) {
                changed.set(method, operation(item, operation));
            }
        }
        return changed;
    }

    private ObjectNode operation(ObjectNode item, ObjectNode operation) {
        var changed = copy(operation);
        var parameters = parameters(item, operation);
        var plain = changed.putArray("parameters");
        parameters.stream().filter(each -> !isBody(each)).forEach(each -> plain.add(parameter(each)));
        var body = new SwaggerBody(parameters.stream().filter(Swagger::isBody).toList(), types(operation, "consumes"));
        body.asRequestBody().ifPresent(request -> changed.set("requestBody", request));
        changed.set("responses", responses(operation));
        return changed;
    }

    private List<JsonNode> parameters(ObjectNode item, ObjectNode operation) {
        var all = new ArrayList<JsonNode>();
        for (var owner : List.of(item, operation)) {
            for (var each : owner.path("parameters")) {
                var parameter = schemas.follow(each);
                all.removeIf(other -> other.path("name").equals(parameter.path("name"))
                        && other.path("in").equals(parameter.path("in")));
                all.add(parameter);
            }
        }
        return all;
    }

    private static boolean isBody(JsonNode parameter) {
        var in = parameter.path("in").asString("");
        return in.equals("body") || in.equals("formData");
    }

    private static JsonNode parameter(JsonNode written) {
        if (!(written instanceof ObjectNode parameter)) {
            return written;
        }
        var changed = Json.object();
        OF_PARAMETER.stream().filter(parameter::has).forEach(key -> changed.set(key, parameter.path(key)));
        changed.set("schema", schema(parameter));
        return parameter.path("type").asString("").equals("array")
                ? changed.put(
                                "explode",
                                parameter
                                        .path("collectionFormat")
                                        .asString("csv")
                                        .equals("multi"))
                        .put("style", style(parameter.path("collectionFormat").asString("csv"), changed))
                : changed;
    }

    private static String style(String format, ObjectNode parameter) {
        boolean query = parameter.path("in").asString("").equals("query");
        return switch (format) {
            case "ssv" -> "spaceDelimited";
            case "pipes" -> "pipeDelimited";
            default -> query ? "form" : "simple";
        };
    }

    /// What a parameter or a field of a form says of its values.
    static ObjectNode schema(ObjectNode parameter) {
        var schema = parameter.deepCopy().without(OF_PARAMETER);
        return parameter.path("type").asString("").equals("file")
                ? schema.put("type", "string").put("format", "binary")
                : schema;
    }

    private List<String> types(ObjectNode operation, String keyword) {
        var types = (operation.has(keyword) ? operation : root)
                .path(keyword)
                .valueStream()
                .map(each -> each.asString(""))
                .filter(each -> !each.isEmpty())
                .toList();
        return types.isEmpty() ? List.of("application/json") : types;
    }

    private ObjectNode responses(ObjectNode operation) {
        var responses = Json.object();
        var types = types(operation, "produces");
        operation.path("responses").properties().forEach(each -> {
            responses.set(each.getKey(), response(schemas.follow(each.getValue()), types));
        });
        return responses;
    }

    private static JsonNode response(JsonNode written, List<String> types) {
        if (!(written instanceof ObjectNode response) || !response.has("schema")) {
            return written;
        }
        var changed = copy(response);
        var content = changed.putObject("content");
        for (var type : types) {
            var media = content.putObject(type);
            media.set("schema", response.path("schema"));
            if (response.path("examples").has(type)) {
                media.set("example", response.path("examples").path(type));
            }
        }
        return changed;
    }
}
