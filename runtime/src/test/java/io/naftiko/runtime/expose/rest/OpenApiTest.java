package io.naftiko.runtime.expose.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Response;
import java.io.IOException;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `GET /openapi.json` says.
class OpenApiTest {

    private static final String SERVER = """
        {"type": "rest", "namespace": "the port", "description": "Ships.", "resources": [
         {"path": "/ships", "operations": [
          {"name": "list", "label": "List", "description": "Lists ships.", "call": "dock.list", "inputParameters": [
            {"name": "limit", "in": "query", "type": "integer", "description": "How many.", "maximum": 9},
            {"name": "X-Key", "in": "header", "required": true}, {"name": "Authorization", "in": "header"},
            {"name": "sid", "in": "cookie"}, {"name": "free", "in": "query|body"},
            {"name": "filter", "in": "query", "type": "object"}]},
          {"method": "POST", "name": "list", "call": "dock.add", "inputParameters": [
            {"name": "name", "in": "query|body", "type": "string", "required": true}, {"name": "size", "in": "body"}]}]},
         {"path": "/ships/{{id}}", "operations": [
          {"method": "PUT", "call": "dock.put", "inputParameters": [{"name": "id", "in": "path", "type": "string"},
            {"name": "body", "in": "body", "type": "object", "required": true, "description": "The ship."}]},
          {"method": "DELETE", "call": "dock.drop"}]}]}
        """;

    private final JsonNode document;

    OpenApiTest() throws IOException {
        document = documentOf(SERVER);
    }

    @Test
    void describesTheCapability() {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(document.path("info")).isEqualTo(Served.json("""
            {"title": "Ships of the port", "version": "2.1.0", "description": "Knows each ship."}
            """));
        assertThat(document.path("servers")).isEqualTo(Served.json("[{\"url\": \"/the%20port\"}]"));
        assertThat(document.path("paths").propertyNames()).containsExactly("/ships", "/ships/{id}");
        assertThat(document.path("paths").path("/ships").propertyNames()).containsExactly("get", "post");
    }

    @Test
    void describesParameters() {
        var list = operation("/ships", "get");

        assertThat(list.path("summary").asString()).isEqualTo("List");
        assertThat(list.path("description").asString()).isEqualTo("Lists ships.");
        assertThat(list.path("parameters")).isEqualTo(Served.json("""
            [{"name": "limit", "in": "query", "required": false, "description": "How many.",
              "schema": {"type": "integer", "maximum": 9}},
             {"name": "X-Key", "in": "header", "required": true, "schema": {}},
             {"name": "sid", "in": "cookie", "required": false, "schema": {}},
             {"name": "free", "in": "query", "required": false, "schema": {}},
             {"name": "filter", "in": "query", "required": false,
              "content": {"application/json": {"schema": {"type": "object"}}}}]
            """));
        assertThat(list.has("requestBody")).isFalse();
    }

    @Test
    void describesFieldsAsOneBody() {
        var add = operation("/ships", "post");
        var schema = Served.json("""
            {"type": "object", "properties": {"name": {"type": "string"}, "size": {}}, "required": ["name"]}
            """);

        assertThat(add.has("parameters")).isFalse();
        assertThat(add.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(add.at("/requestBody/content/application~1json/schema")).isEqualTo(schema);
        assertThat(add.at("/requestBody/content/application~1x-www-form-urlencoded/schema"))
                .isEqualTo(schema);
    }

    @Test
    void describesAWholeBody() {
        assertThat(operation("/ships/{id}", "put").path("requestBody")).isEqualTo(Served.json("""
            {"description": "The ship.", "required": true,
             "content": {"application/json": {"schema": {"type": "object", "description": "The ship."}}}}
            """));
    }

    @Test
    void describesABodyThatMayBeAnything() throws IOException {
        try (var served = Served.passing("POST", "/ships", "[{\"name\": \"body\", \"in\": \"body\"}]")) {
            var post = Served.json(served.send("GET", "/openapi.json").body()).at("/paths/~1ships/post");

            assertThat(post.at("/requestBody/content").propertyNames()).containsExactly("application/json", "*/*");
        }
    }

    @Test
    void describesEveryPlaceholder() {
        assertThat(operation("/ships/{id}", "delete").path("parameters")).isEqualTo(Served.json("""
            [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]
            """));
    }

    @Test
    void keepsTheStructureOfOpenApi() {
        var ids = new HashSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var operation = method.getValue();
                    assertThat(ids.add(operation.path("operationId").asString()))
                            .isTrue();
                    assertThat(operation.path("operationId").asString()).matches("[A-Za-z0-9._-]+");
                    assertThat(operation.at("/responses/200/description").isString())
                            .isTrue();
                    assertThat(operation.at("/responses/200/content").has("application/json"))
                            .isTrue();
                    var placeholders = Pattern.compile("\\{([^{}]+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(match -> match.group(1))
                            .toList();
                    assertThat(operation
                                    .path("parameters")
                                    .valueStream()
                                    .filter(each -> each.path("in").asString().equals("path"))
                                    .map(each -> each.path("name").asString()))
                            .containsExactlyInAnyOrderElementsOf(placeholders);
                }));
        assertThat(ids).containsExactlyInAnyOrder("list", "list-2", "PUT-ships-id", "DELETE-ships-id");
    }

    @Test
    void refersOnlyToWhatIsThere() {
        document.findValues("$ref")
                .forEach(each -> assertThat(
                                document.at(each.asString().substring(1)).isObject())
                        .as(each.asString())
                        .isTrue());
        assertThat(operation("/ships", "post").path("responses").propertyNames())
                .containsExactly("200", "400", "415", "502", "503", "504", "default");
    }

    @Test
    void isTheSameEachTime() throws IOException {
        assertThat(documentOf(SERVER)).hasToString(document.toString());
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private static JsonNode documentOf(String server) throws IOException {
        try (var served = Served.open(server, _ -> Response.json(200, "{}".getBytes(UTF_8)))) {
            var reply = served.send("GET", "/openapi.json");
            assertThat(reply.headers()).containsEntry("content-type", "application/json");
            return Served.json(reply.body());
        }
    }
}
