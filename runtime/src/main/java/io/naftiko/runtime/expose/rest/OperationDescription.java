package io.naftiko.runtime.expose.rest;

import static io.naftiko.runtime.http.MediaTypes.FORM;
import static io.naftiko.runtime.http.MediaTypes.JSON;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One operation as an OpenAPI 3.1 Operation Object.
final class OperationDescription {

    private static final String ANY = "*/*";
    private static final Pattern FORWARD_PLACEHOLDER = Pattern.compile("\\{([^{}]+?)\\+?}");

    /// Header parameters of these names have no meaning (OpenAPI 3.1, Parameter Object).
    private static final Set<String> UNDESCRIBED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        UNDESCRIBED.addAll(List.of("Accept", "Content-Type", "Authorization"));
    }

    private final Operation operation;

    OperationDescription(Operation operation) {
        this.operation = operation;
    }

    ObjectNode describe(String id) {
        var unit = operation.unit();
        var description = Json.object().put("operationId", id);
        say(description, "summary", unit.title());
        say(description, "description", unit.description());
        var parameters = parameters();
        if (!parameters.isEmpty()) {
            description.set("parameters", parameters);
        }
        var body = body();
        if (body != null) {
            description.set("requestBody", body);
        }
        description.set("responses", responses(body != null));
        saySecurity(description);
        return description;
    }

    /// What the operation takes, in place of what the server asks for all operations.
    private void saySecurity(ObjectNode description) {
        var scopes = operation.unit().scopes();
        if (!scopes.isEmpty()) {
            var needed = description.putArray("security").addObject().putArray(OpenApi.CALLER);
            scopes.all().forEach(needed::add);
        }
    }

    /// A request that is sent on as it is, of which nothing is known but its path.
    ObjectNode describeForward(String id) {
        var description = Json.object().put("operationId", id);
        say(description, "description", operation.unit().description());
        saySecurity(description);
        var parameters = description.putArray("parameters");
        Template.of(operation.web().path(), FORWARD_PLACEHOLDER)
                .names()
                .forEach(name -> parameters.add(parameter(name, "path", true, "string")));
        description.putObject("responses").putObject("default").put("description", "What the API answers.");
        return description;
    }

    private ArrayNode parameters() {
        var parameters = Json.array();
        undeclared().forEach(name -> parameters.add(parameter(name, "path", true, "string")));
        for (var reader : operation.inputs()) {
            var in = place(reader);
            var input = reader.input();
            if (in != null && !(in.equals("header") && UNDESCRIBED.contains(input.name()))) {
                parameters.add(parameter(input, in));
            }
        }
        return parameters;
    }

    /// The placeholders that no input reads.
    private List<String> undeclared() {
        var names = new ArrayList<>(operation.web().placeholders());
        operation.inputs().stream()
                .filter(each -> each.location() == Location.PATH)
                .forEach(each -> names.remove(each.input().name()));
        return names;
    }

    private static ObjectNode parameter(String name, String in, boolean required, String type) {
        var parameter = Json.object().put("name", name).put("in", in).put("required", required);
        parameter.putObject("schema").put("type", type);
        return parameter;
    }

    private static ObjectNode parameter(Input input, String in) {
        var parameter = Json.object()
                .put("name", input.name())
                .put("in", in)
                .put("required", in.equals("path") || input.required());
        say(parameter, "description", input.description());
        var schema = input.schema().deepCopy();
        schema.remove("description");
        return withSchema(parameter, schema, "object".equals(input.type()));
    }

    /// @param asJson whether the value is written as JSON text
    private static ObjectNode withSchema(ObjectNode parameter, ObjectNode schema, boolean asJson) {
        var holder = asJson ? parameter.putObject("content").putObject(JSON) : parameter;
        holder.set("schema", schema);
        return parameter;
    }

    /// Where OpenAPI says that the input is a parameter; null when it is part of the body.
    private @Nullable String place(InputReader reader) {
        return switch (reader.location()) {
            case PATH -> "path";
            case QUERY -> "query";
            case HEADER -> "header";
            case COOKIE -> "cookie";
            case QUERY_OR_FIELD -> isField(reader) ? null : "query";
            case FIELD, BODY -> null;
        };
    }

    /// An input that may be in the query too is described once, as part of the body where there is one.
    private boolean isField(InputReader reader) {
        return reader.location() == Location.FIELD
                || (reader.location() == Location.QUERY_OR_FIELD
                        && operation.web().hasBody()
                        && !operation.body().whole());
    }

    private @Nullable ObjectNode body() {
        for (var reader : operation.inputs()) {
            if (reader.location() == Location.BODY) {
                return whole(reader.input());
            }
        }
        var fields = operation.inputs().stream()
                .filter(this::isField)
                .map(InputReader::input)
                .toList();
        return fields.isEmpty() ? null : fields(fields);
    }

    private ObjectNode whole(Input input) {
        var body = Json.object();
        say(body, "description", input.description());
        var content = body.put("required", input.required()).putObject("content");
        content.putObject(JSON).set("schema", input.schema());
        if (operation.body().passed()) {
            content.putObject(ANY);
        }
        return body;
    }

    private static ObjectNode fields(List<Input> inputs) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        inputs.forEach(each -> properties.set(each.name(), each.schema()));
        var required = inputs.stream().filter(Input::required).map(Input::name).toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        var body = Json.object().put("required", !required.isEmpty());
        var content = body.putObject("content");
        content.putObject(JSON).set("schema", schema);
        content.putObject(FORM).set("schema", schema);
        return body;
    }

    private ObjectNode responses(boolean hasBody) {
        var responses = Json.object();
        var promise = operation.web().responses();
        if (promise != null) {
            responses.setAll(promise);
        } else {
            describeAnswer(responses);
        }
        if (!operation.inputs().isEmpty()) {
            referUnlessThere(responses, "400");
        }
        if (hasBody) {
            referUnlessThere(responses, "415");
        }
        if (operation.routine().callsOut()) {
            List.of("502", "503", "504").forEach(status -> referUnlessThere(responses, status));
            responses.putObject("default").put("description", "An error of the API that is called, with its own body.");
        }
        return responses;
    }

    private void describeAnswer(ObjectNode responses) {
        var answer = responses.putObject("200").put("description", "What the operation answers.");
        var content = answer.putObject("content").putObject(JSON);
        var schema = operation.routine().answer();
        if (schema != null) {
            content.set("schema", schema.json());
        }
    }

    private static void referUnlessThere(ObjectNode responses, String status) {
        if (!responses.has(status)) {
            refer(responses, status);
        }
    }

    private static void refer(ObjectNode responses, String status) {
        responses.putObject(status).put("$ref", "#/components/responses/Problem");
    }

    private static void say(ObjectNode object, String keyword, @Nullable String text) {
        if (text != null) {
            object.put(keyword, text);
        }
    }
}
