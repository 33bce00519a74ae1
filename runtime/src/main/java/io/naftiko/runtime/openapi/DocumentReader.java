package io.naftiko.runtime.openapi;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a document in which every reference is a pointer. What is not as the specification has it is left out, with a
/// problem.
final class DocumentReader {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace", "query");

    private final JsonNode root;
    private final Schemas schemas;
    private final Places places;
    private final Problems problems;

    DocumentReader(JsonNode root, Places places, Problems problems) {
        this.root = OpenApiReader.isSwagger(root) ? new Swagger(root).asOpenApi() : root;
        this.schemas = new Schemas(this.root);
        this.places = places;
        this.problems = problems;
    }

    /// @param files that the document was read from, beside the first
    ApiDocument read(List<Path> files) {
        return new ApiDocument(
                root.path("info").path("title").asString(""),
                root.path("info").path("description").asString(""),
                servers(root),
                schemes(),
                operations(),
                schemas,
                files);
    }

    private static List<ApiServer> servers(JsonNode owner) {
        return owner.path("servers")
                .valueStream()
                .filter(JsonNode::isObject)
                .map(ApiServer::of)
                .toList();
    }

    private Map<String, SecurityScheme> schemes() {
        var schemes = new LinkedHashMap<String, SecurityScheme>();
        root.path("components")
                .path("securitySchemes")
                .properties()
                .forEach(each -> schemes.put(each.getKey(), SecurityScheme.of(schemas.follow(each.getValue()))));
        return schemes;
    }

    private List<ApiOperation> operations() {
        var all = new ArrayList<ApiOperation>();
        if (!root.path("paths").isObject()) {
            report("The document has no `paths`.", "paths");
        }
        for (var path : root.path("paths").properties()) {
            if (!path.getKey().startsWith("x-")) {
                addOperations(path.getKey(), path.getValue(), all);
            }
        }
        return all;
    }

    private void addOperations(String path, JsonNode written, List<ApiOperation> all) {
        var item = item(written);
        if (!path.startsWith("/") || !item.isObject()) {
            report(
                    item.isObject() ? "The path `" + path + "` does not begin with `/`." : "The path holds no mapping.",
                    "paths",
                    path);
            return;
        }
        for (var method : METHODS) {
            if (item.has(method)) {
                addOperation(path, method, item, all);
            }
        }
    }

    /// What a path holds: beside a reference it may say more (OpenAPI 3.1, 4.8.9).
    private JsonNode item(JsonNode written) {
        if (!written.has("$ref") || !(schemas.follow(written) instanceof ObjectNode target)) {
            return written;
        }
        var both = target.deepCopy();
        written.properties().stream()
                .filter(each -> !each.getKey().equals("$ref"))
                .forEach(each -> both.set(each.getKey(), each.getValue()));
        return both;
    }

    private void addOperation(String path, String method, JsonNode item, List<ApiOperation> all) {
        var operation = item.path(method);
        if (!operation.isObject()) {
            report("The operation is no mapping.", "paths", path, method);
            return;
        }
        var parts = new PartReader(schemas, what -> report(what, "paths", path, method));
        var own = servers(operation);
        all.add(new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("operationId").asString("").strip(),
                text(operation, item, "summary"),
                text(operation, item, "description"),
                operation
                        .path("tags")
                        .valueStream()
                        .map(each -> each.asString(""))
                        .toList(),
                operation.path("deprecated").asBoolean(false),
                parts.parameters(path, item, operation),
                parts.body(operation),
                parts.replies(operation),
                security(operation),
                own.isEmpty() ? servers(item) : own,
                places.at("paths", path, method)));
    }

    private static String text(JsonNode operation, JsonNode item, String key) {
        return operation.path(key).asString(item.path(key).asString("")).strip();
    }

    private List<List<String>> security(JsonNode operation) {
        var security = operation.has("security") ? operation.path("security") : root.path("security");
        return security.valueStream()
                .filter(JsonNode::isObject)
                .map(each -> List.copyOf(each.propertyNames()))
                .toList();
    }

    private void report(String what, String... keys) {
        problems.add(Code.OPENAPI_PART, places.at(keys), what, "It is left out; correct the document.");
    }
}
