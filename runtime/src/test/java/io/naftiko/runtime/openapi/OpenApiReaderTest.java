package io.naftiko.runtime.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiOperation.Media;
import io.naftiko.runtime.openapi.ApiOperation.Parameter;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every version of the format means the same, and what is wrong in a part is said and harms nothing else.
class OpenApiReaderTest {

    private static final String SWAGGER = """
        swagger: '2.0'
        info: { title: Ships }
        host: ships.example.com
        basePath: /v1
        schemes: [http, https]
        consumes: [application/json]
        produces: [application/json]
        securityDefinitions:
          login: { type: basic }
          key: { type: apiKey, in: query, name: api_key }
          token: { type: oauth2, flow: application, tokenUrl: 'https://login.example.com/t', scopes: {} }
        security: [ { key: [] } ]
        definitions:
          Ship: { type: object, properties: { imo: { type: string } }, required: [imo] }
        parameters:
          Limit: { name: limit, in: query, type: integer, maximum: 50, description: How many. }
        paths:
          /ships:
            parameters: [ { $ref: '#/parameters/Limit' } ]
            get:
              operationId: listShips
              parameters: [ { name: flags, in: query, type: array, items: { type: string }, collectionFormat: csv } ]
              responses: { '200': { description: ok, schema: { type: array, items: { $ref: '#/definitions/Ship' } } } }
            post:
              operationId: createShip
              parameters: [ { name: ship, in: body, required: true, schema: { $ref: '#/definitions/Ship' } } ]
              responses: { '201': { description: made, schema: { $ref: '#/definitions/Ship' } } }
          /ships/{imo}/photo:
            put:
              operationId: putPhoto
              consumes: [multipart/form-data]
              security: []
              parameters:
                - { name: imo, in: path, required: true, type: string }
                - { name: photo, in: formData, type: file, required: true }
                - { name: caption, in: formData, type: string, description: Below it. }
              responses: { '204': { description: done } }
        """;

    private static final String OPENAPI = """
        openapi: VERSION
        info: { title: Ships }
        servers: [ { url: 'https://ships.example.com/v1' }, { url: 'http://ships.example.com/v1' } ]
        security: [ { key: [] } ]
        components:
          securitySchemes:
            login: { type: http, scheme: Basic }
            key: { type: apiKey, in: query, name: api_key }
            token: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://login.example.com/t', scopes: {} } } }
          parameters:
            Limit: { name: limit, in: query, schema: { type: integer, maximum: 50 }, description: How many. }
          schemas:
            Ship: { type: object, properties: { imo: { type: string } }, required: [imo] }
        paths:
          /ships:
            parameters: [ { $ref: '#/components/parameters/Limit' } ]
            get:
              operationId: listShips
              parameters: [ { name: flags, in: query, explode: false, schema: { type: array, items: { type: string } } } ]
              responses: { '200': { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Ship' } } } } } }
            post:
              operationId: createShip
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } }
              responses: { '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } } }
          /ships/{imo}/photo:
            parameters: [ { name: imo, in: path, required: true, schema: { type: string } } ]
            put:
              operationId: putPhoto
              security: []
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties: { photo: { type: string, format: binary }, caption: { type: string, description: Below it. } }
                      required: [photo]
              responses: { '204': { description: done } }
        """;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "3.0.3", "3.1.0", "3.2.0"})
    void everyVersionMeansTheSame(String version) {
        var ships = read(version.equals("2.0") ? SWAGGER : OPENAPI.replace("VERSION", version));

        assertThat(ships.title()).isEqualTo("Ships");
        assertThat(ships.servers())
                .extracting(ApiServer::url)
                .containsExactly("https://ships.example.com/v1", "http://ships.example.com/v1");
        assertThat(ships.schemes().values())
                .containsExactly(
                        new SecurityScheme.Http("basic"),
                        new SecurityScheme.ApiKey("query", "api_key"),
                        new SecurityScheme.OAuth2("https://login.example.com/t"));
        assertThat(ships.operations())
                .extracting(ApiOperation::route)
                .containsExactly("GET /ships", "POST /ships", "PUT /ships/{imo}/photo");
        hasParameters(ships.operations().get(0));
        hasBodies(ships);
        assertThat(ships.operations())
                .extracting(ApiOperation::security)
                .containsExactly(List.of(List.of("key")), List.of(List.of("key")), List.of());
        assertThat(problems.all()).isEmpty();
    }

    private static void hasParameters(ApiOperation list) {
        assertThat(list.parameters()).extracting(Parameter::name).containsExactly("limit", "flags");
        var limit = list.parameters().getFirst();
        assertThat(limit.schema()).isEqualTo(Documents.yaml("{type: integer, maximum: 50}"));
        assertThat(limit.description()).isEqualTo("How many.");
        assertThat(list.parameters().getLast().explode()).isFalse();
    }

    private static void hasBodies(ApiDocument ships) {
        var created = ships.operations().get(1);
        var photo = body(ships.operations().get(2));

        assertThat(ships.schemas().properties(schema(body(created).content())).propertyNames())
                .containsExactly("imo");
        assertThat(created.success().orElseThrow().status()).isEqualTo("201");
        assertThat(photo.required()).isTrue();
        assertThat(photo.content()).extracting(Media::type).containsExactly("multipart/form-data");
        assertThat(schema(photo.content())).isEqualTo(Documents.yaml("""
            type: object
            properties: { photo: { type: string, format: binary }, caption: { type: string, description: Below it. } }
            required: [photo]
            """));
    }

    private static ApiOperation.Body body(ApiOperation operation) {
        return Objects.requireNonNull(operation.body());
    }

    private static JsonNode schema(List<Media> content) {
        return Objects.requireNonNull(content.getFirst().schema());
    }

    @Test
    void jsonAndYamlMeanTheSame() {
        var json = Json.text(Documents.yaml(OPENAPI.replace("VERSION", "3.1.0")));

        assertThat(read(json).operations())
                .usingRecursiveComparison()
                .ignoringFields("place")
                .isEqualTo(read(OPENAPI.replace("VERSION", "3.1.0")).operations());
    }

    @Test
    void serversHaveVariablesAndPathsMayHaveTheirOwn() {
        var api = read("""
            openapi: 3.1.0
            servers:
            - url: https://{region}.example.com/{base}/{other}
              variables: { region: { default: eu, enum: [eu, us] }, base: { enum: [v2] } }
            paths:
              /a: { get: {} }
              /b: { servers: [ { url: 'https://files.example.com' } ], get: {}, put: { servers: [ { url: /up } ] } }
            """);

        assertThat(api.servers().getFirst().usual()).isEqualTo("https://eu.example.com/v2/{other}");
        assertThat(api.operations())
                .extracting(each -> each.servers().stream().map(ApiServer::url).toList())
                .containsExactly(List.of(), List.of("https://files.example.com"), List.of("/up"));
    }

    @Test
    void referencesLeadAnywhereInTheDocument() {
        var api = read("""
            openapi: 3.0.0
            paths:
              /a/{id}:
                get:
                  parameters: [ { $ref: '#/paths/~1b~1%7Bid%7D/get/parameters/0' } ]
                  responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A%20B' } } } } }
              /b/{id}: { get: { parameters: [ { name: id, in: path, schema: { type: integer } } ] } }
              /c: { $ref: '#/paths/~1a~1%7Bid%7D', summary: Own words. }
            components:
              schemas:
                A B: { properties: { self: { $ref: '#/components/schemas/A%20B' }, example: { $ref: '#/components/schemas/A%20B' } } }
            """);

        assertThat(api.operations().getFirst().parameters().getFirst().schema())
                .isEqualTo(Documents.yaml("{type: integer}"));
        assertThat(api.operations().getLast().summary()).isEqualTo("Own words.");
        var schema = schema(api.operations().getFirst().replies().getFirst().content());
        assertThat(api.schemas().properties(schema).propertyNames()).containsExactly("self", "example");
        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().getFirst().message()).contains("no placeholder for the parameter `id`");
    }

    @Test
    void referencesLeadToOtherFilesOfTheFolder(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("api/parts"));
        Files.writeString(folder.resolve("secret.yaml"), "password: geheim");
        Files.writeString(folder.resolve("api/parts/ship.yaml"), """
            type: object
            properties: { captain: { $ref: '../people.json#/definitions/Captain' }, mate: { $ref: '#/properties/captain' } }
            """);
        Files.writeString(folder.resolve("api/people.json"), """
            {"definitions": {"Captain": {"type": "object", "properties": {"name": {"type": "string"}, "ship": {"$ref": "parts/ship.yaml"}}}}}
            """);
        Files.writeString(folder.resolve("api/open.yaml"), """
            openapi: 3.0.0
            paths:
              /ships:
                get: { responses: { '200': { content: { application/json: { schema: { $ref: parts/ship.yaml } } } } } }
                put: { responses: { '200': { content: { application/json: { schema: { $ref: ../secret.yaml } } } } } }
            """);

        var api = new OpenApiReader(problems)
                .read(folder.resolve("api/open.yaml"))
                .orElseThrow();

        var ship = schema(api.operations().getFirst().replies().getFirst().content());
        var captain = api.schemas().properties(ship).path("mate");
        assertThat(api.schemas().properties(captain).propertyNames()).containsExactly("name", "ship");
        assertThat(api.files())
                .extracting(each -> each.getFileName().toString())
                .containsExactly("ship.yaml", "people.json");
        assertThat(problems.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("open.yaml:5:", "[openapi-reference]", "names no file in the folder"));
    }

    @Test
    void whatIsWrongIsSaidAndHarmsNothingElse() {
        var api = read("""
            openapi: 3.1.0
            paths:
              /good: { get: { operationId: good } }
              bad: { get: {} }
              /worse: 7
              /odd:
                get: sevenfold
                post:
                  operationId: odd
                  parameters: [ { in: query }, { name: x, in: nowhere }, { name: y, in: query } ]
                  requestBody: 3
                  responses: { '200': { $ref: 'https://elsewhere.example.com/r.yaml' }, '400': { $ref: '#/components/gone' } }
            """);

        assertThat(api.operations()).extracting(ApiOperation::id).containsExactly("good", "odd");
        assertThat(api.operations().getLast().parameters())
                .extracting(Parameter::name)
                .containsExactly("y");
        assertThat(problems.all())
                .extracting(each -> each.place().line() + " " + each.code().id() + " " + each.message())
                .containsExactly(
                        "4 openapi-part The path `bad` does not begin with `/`.",
                        "5 openapi-part The path holds no mapping.",
                        "7 openapi-part The operation is no mapping.",
                        "9 openapi-part A parameter has no `name`, or stands in `query`: path, query, header or"
                                + " cookie.",
                        "9 openapi-part A parameter has no `name`, or stands in `nowhere`: path, query, header or"
                                + " cookie.",
                        "9 openapi-part The body of the operation is no mapping.",
                        "12 openapi-reference The reference leads out of the document, and nothing is fetched.",
                        "12 openapi-reference The reference leads to nothing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi: 4.0.0", "swagger: '1.2'", "naftiko: 1.0.0-alpha2", "[]", "{\"openapi\": 3}"})
    void otherDocumentsAreNone(String text) {
        assertThat(new OpenApiReader(problems).read("x.yaml", text)).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .extracting(each -> each.code().id())
                .isEqualTo("openapi-version");
    }

    @Test
    void aDocumentLargerThanAnyIsRefused() {
        assertThat(new OpenApiReader(problems).read("x.yaml", "openapi: 3.1.0\n" + "#".repeat(17 << 20)))
                .isEmpty();
        assertThat(new OpenApiReader(problems).read("y.json", "{\"openapi\": [" + "0,".repeat(2_000_001) + "0]}"))
                .isEmpty();
        assertThat(problems.all())
                .extracting(Problem::code)
                .extracting(each -> each.id())
                .containsExactly("yaml-limit", "yaml-limit");
    }

    @Test
    void bombsDoNotGoOff() {
        var text = new StringBuilder("openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n");
        text.append("    L0: { properties: { a: { type: string } } }\n");
        for (int i = 1; i < 60; i++) {
            var below = "{ $ref: '#/components/schemas/L" + (i - 1) + "' }";
            text.append("    L" + i + ": { allOf: [ " + below + ", " + below + " ] }\n");
        }
        text.append("    Me: { oneOf: [ { $ref: '#/components/schemas/Me' } ] }\n");

        var schemas = read(text.toString()).schemas();

        assertThat(schemas.properties(Documents.yaml("{$ref: '#/components/schemas/L59'}"))
                        .size())
                .isLessThan(2);
        assertThat(schemas.properties(Documents.yaml("{$ref: '#/components/schemas/Me'}")))
                .isEmpty();
    }

    @Test
    void tenThousandPathsAreRead() {
        var text = new StringBuilder("openapi: 3.1.0\npaths:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  /things" + i + "/{id}: { get: { operationId: op" + i + " } }\n");
        }

        assertThat(read(text.toString()).operations()).hasSize(10_000);
    }

    private ApiDocument read(String text) {
        return new OpenApiReader(problems).read("api.yaml", text).orElseThrow(() -> new AssertionError(problems.all()));
    }
}
