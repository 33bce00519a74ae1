package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of an operation of Swagger 2.0, which is written as parameters.
///
/// @param parameters `in: body` and `in: formData`
/// @param types that the operation consumes
record SwaggerBody(List<JsonNode> parameters, List<String> types) {

    private static final String PARTS = "multipart/form-data";

    Optional<ObjectNode> asRequestBody() {
        var whole = parameters.stream()
                .filter(each -> each.path("in").asString("").equals("body"))
                .findFirst();
        return whole.map(this::whole).or(() -> parameters.isEmpty() ? Optional.empty() : Optional.of(form()));
    }

    private ObjectNode whole(JsonNode parameter) {
        var body = Json.object()
                .put("required", parameter.path("required").asBoolean(false))
                .put("description", parameter.path("description").asString(""));
        var content = body.putObject("content");
        types.forEach(type -> content.putObject(type).set("schema", parameter.path("schema")));
        return body;
    }

    private ObjectNode form() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var each : parameters) {
            var name = each.path("name").asString("");
            properties.set(name, field((ObjectNode) each));
            if (each.path("required").asBoolean(false)) {
                required.add(name);
            }
        }
        var body = Json.object().put("required", !required.isEmpty());
        body.putObject("content").putObject(mediaType()).set("schema", schema);
        return body;
    }

    private static ObjectNode field(ObjectNode parameter) {
        var schema = Swagger.schema(parameter);
        return parameter.has("description") ? schema.set("description", parameter.path("description")) : schema;
    }

    private String mediaType() {
        boolean file = parameters.stream()
                .anyMatch(each -> each.path("type").asString("").equals("file"));
        return file || (types.contains(PARTS) && !types.contains(MediaTypes.FORM)) ? PARTS : MediaTypes.FORM;
    }
}
