package io.naftiko.runtime.expose.rest;

import static io.naftiko.runtime.http.MediaTypes.PROBLEM;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Forwarding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Describes the operations of a server as an OpenAPI 3.1 document, in the order of the file.
record OpenApi(RestServer server, Card card) {

    private static final String UNVERSIONED = "0.1.0";

    /// The name of the security scheme.
    static final String CALLER = "caller";

    ObjectNode document(List<Operation> operations) {
        var document = Json.object().put("openapi", "3.1.0");
        document.set("info", info());
        document.putArray("servers")
                .addObject()
                .put("url", "/" + PercentEncoding.PATH_SEGMENT.encode(server.namespace()));
        if (server.guard().asks()) {
            var scopes = document.putArray("security").addObject().putArray(CALLER);
            server.guard().scopes().forEach(scopes::add);
        }
        document.set("paths", paths(operations));
        document.set("components", components());
        return document;
    }

    private ObjectNode info() {
        var from = card.info();
        var info = Json.object()
                .put("title", from.label() == null ? server.namespace() : from.label())
                .put("version", from.version() == null ? UNVERSIONED : from.version());
        var description = from.description() == null ? server.description() : from.description();
        if (description != null) {
            info.put("description", description);
        }
        return info;
    }

    private static ObjectNode paths(List<Operation> operations) {
        var paths = Json.object();
        var ids = new HashSet<String>();
        for (var operation : operations) {
            if (operation.isForward()) {
                addForward(paths, operation, ids);
                continue;
            }
            var path = paths.withObjectProperty(operation.web().path());
            var method = operation.web().method().toLowerCase(Locale.ROOT);
            path.set(method, new OperationDescription(operation).describe(id(operation, ids)));
        }
        return paths;
    }

    /// Each method of a forward, on the path whose last placeholder stands for any number of segments.
    private static void addForward(ObjectNode paths, Operation operation, Set<String> ids) {
        var path = paths.withObjectProperty(operation.web().path().replaceFirst("\\+}$", "}"));
        for (var method : Forwarding.METHODS) {
            path.set(
                    method.toLowerCase(Locale.ROOT),
                    new OperationDescription(operation).describeForward(id(operation, ids)));
        }
    }

    /// The operation's name, with a number behind it where another has the name already.
    private static String id(Operation operation, Set<String> taken) {
        var name = operation.unit().name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-$", "");
        var id = name;
        for (int i = 2; !taken.add(id); i++) {
            id = name + "-" + i;
        }
        return id;
    }

    private ObjectNode components() {
        var components = Json.object();
        if (server.guard().asks()) {
            components.putObject("securitySchemes").set(CALLER, server.guard().scheme());
        }
        var problem = components.putObject("responses").putObject("Problem");
        problem.put("description", "Why there is no other answer (RFC 9457).");
        problem.putObject("content").putObject(PROBLEM).putObject("schema").put("$ref", "#/components/schemas/Problem");
        components.putObject("schemas").set("Problem", problemSchema());
        return components;
    }

    private static ObjectNode problemSchema() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string");
        properties.putObject("requestId").put("type", "string");
        properties.putObject("errors").put("type", "array").set("items", flawSchema());
        schema.putArray("required").add("type").add("title").add("status").add("detail");
        return schema;
    }

    private static ObjectNode flawSchema() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("input").put("type", "string");
        properties.putObject("reason").put("type", "string");
        schema.putArray("required").add("input").add("reason");
        return schema;
    }
}
