package io.naftiko.runtime.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a file leaves out is as the API's document says; what the file says itself stays.
class EnrichmentTest {

    private static final String DOCUMENT = """
        openapi: 3.1.0
        servers: [ { url: 'https://api.example.com/v2' } ]
        paths:
          /ships/{imo}:
            parameters: [ { name: imo, in: path, required: true, schema: { type: integer, minimum: 1 }, description: The number. } ]
            get:
              operationId: getShip
              summary: One ship.
              parameters:
                - { name: fields, in: query, schema: { type: array, items: { type: string, enum: [name, flag] } } }
                - { name: key, in: query, schema: { type: string } }
                - { name: old, in: query, deprecated: true, schema: { type: string } }
              responses:
                '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } }
            put:
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } }
          /ships/{imo}/name:
            patch:
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } }
          /ships/{imo}/sink:
            post: { operationId: sinkShip }
          /flags:
            get: { operationId: listFlags, parameters: [ { name: limit, in: query, required: true, schema: { type: integer } } ] }
        components:
          schemas:
            Ship:
              type: object
              required: [name]
              properties:
                id: { type: integer, readOnly: true }
                name: { type: string, description: As it stands on the bow. }
                flag: { type: string, enum: [NL, DE] }
        """;

    private static final String FILE = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {KEY: KEY}}
        capability:
          consumes:
          - namespace: ships
            baseUri: https://api.example.com
            openapi: api/document.yaml
            authentication: {type: apikey, key: key, value: '{{KEY}}', placement: query}
            resources:
            - path: /v2/ships/{ship_id}
              operations:
              - {name: get, method: GET}
              - {name: put, method: PUT}
              - name: own
                method: GET
                path: /
                inputParameters:
                - {name: ship_id, in: path, type: string, description: Mine.}
                - {name: fields, in: query, type: string}
            - path: /v2/ships/{ship_id}/name
              operations:
              - name: rename
                method: PATCH
                inputParameters:
                - {name: ship_id, in: path}
                - {name: name, in: body}
                - {name: flag, in: body, required: true, enum: [NL]}
            - path: /v2/ships/{ship_id}/sink
              operations:
              - {name: sink, method: POST}
            - path: /somewhere/else
              operations:
              - {name: list-flags, method: GET}
          exposes:
          - type: mcp
            namespace: tools
            port: 0
            tools:
            - {name: get, description: d, call: ships.get}
            - {name: put, description: d, call: ships.put}
            - {name: own, description: d, call: ships.own}
            - {name: rename, description: d, call: ships.rename}
            - {name: sink, description: d, call: ships.sink}
            - {name: flags, description: d, call: ships.list-flags}
        """;

    @TempDir
    private Path folder;

    private Plan plan() throws IOException {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/document.yaml"), DOCUMENT);
        return new Engine(Settings.of(Environment.of(Map.of("KEY", "k"))))
                .plan(Files.writeString(folder.resolve("ships.yaml"), FILE));
    }

    private static Routine routine(Plan plan, String name) {
        return plan.linked().orElseThrow().servers().stream()
                .flatMap(server -> server.offers().stream())
                .map(offer -> offer.routine())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode properties(Plan plan, String name) {
        return routine(plan, name).inputSchema().path("properties");
    }

    @Test
    void pathAndQueryAreAsTheDocumentSays() throws IOException {
        var plan = plan();

        assertThat(plan.problems()).isEmpty();
        assertThat(properties(plan, "get")).isEqualTo(Documents.yaml("""
            ship_id: {type: integer, description: The number., minimum: 1}
            fields: {type: array, items: {type: string, enum: [name, flag]}}
            """));
        assertThat(Objects.requireNonNull(routine(plan, "get").upstream()).description())
                .isEqualTo("One ship.");
        assertThat(routine(plan, "flags").inputSchema().path("required"))
                .isEqualTo(Json.array().add("limit"));
    }

    @Test
    void theFilesOwnWordsWin() throws IOException {
        var plan = plan();

        assertThat(properties(plan, "own")).isEqualTo(Documents.yaml("""
            ship_id: {type: string, description: Mine.}
            fields: {type: string}
            """));
    }

    @Test
    void aBodyIsAsTheDocumentSays() throws IOException {
        var plan = plan();

        assertThat(properties(plan, "put").path("body")).isEqualTo(Documents.yaml("""
            type: object
            properties:
              name: {type: string, description: As it stands on the bow.}
              flag: {type: string, enum: [NL, DE]}
            required: [name]
            """));
        assertThat(routine(plan, "put")
                        .inputSchema()
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("ship_id", "body");
        assertThat(properties(plan, "rename")).isEqualTo(Documents.yaml("""
            ship_id: {type: string}
            name: {type: string, description: As it stands on the bow.}
            flag: {type: string, enum: [NL]}
            """));
        assertThat(routine(plan, "rename")
                        .inputSchema()
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("ship_id", "name", "flag");
    }

    @Test
    void noBodyIsAskedForWhereTheDocumentHasNone() throws IOException {
        assertThat(properties(plan(), "sink").propertyNames()).containsExactly("ship_id");
    }

    @Test
    void anAnswerThatPassesAsItComesLooksAsTheDocumentSays() throws IOException {
        var answer = Objects.requireNonNull(routine(plan(), "get").answer());

        assertThat(answer.json()).isEqualTo(Documents.yaml("""
            type: object
            properties:
              id: {type: [integer, 'null']}
              name: {type: [string, 'null'], description: As it stands on the bow.}
              flag: {type: [string, 'null']}
            """));
    }

    @Test
    void aChangeOfTheDocumentIsAChangeOfTheFile() throws IOException {
        assertThat(plan().dependencies()).contains(folder.resolve("api/document.yaml"));
    }

    @Test
    void whoReadsADocumentAgainMissesNoChange() throws IOException {
        var engine = new Engine(Settings.of(Environment.of(Map.of("KEY", "k"))));
        var document = Files.createDirectories(folder.resolve("api")).resolve("document.yaml");
        var file = Files.writeString(folder.resolve("ships.yaml"), FILE);
        Files.writeString(document, DOCUMENT);

        var first = engine.plan(file);
        var same = engine.plan(file);
        Files.writeString(document, DOCUMENT.replace("The number.", "The change."));
        var changed = engine.plan(file);

        assertThat(properties(same, "get")).isEqualTo(properties(first, "get"));
        assertThat(properties(changed, "get").toString())
                .contains("The change.")
                .doesNotContain("The number.");
    }

    @Test
    void everyFileIsToldWhatIsWrongInADocumentThatTheyShare() throws IOException {
        var engine = new Engine(Settings.of(Environment.of(Map.of("KEY", "k"))));
        Files.writeString(
                Files.createDirectories(folder.resolve("api")).resolve("document.yaml"), DOCUMENT + "paths: {}\n");

        var first = engine.plan(Files.writeString(folder.resolve("ships.yaml"), FILE));
        var second = engine.plan(Files.writeString(folder.resolve("boats.yaml"), FILE));

        assertThat(codes(first)).isNotEmpty().isEqualTo(codes(second));
    }

    private static List<String> codes(Plan plan) {
        return plan.problems().stream().map(each -> each.code().id()).toList();
    }

    @Test
    void aDocumentThatIsNotThereYetIsWaitedFor() throws IOException {
        var file = Files.writeString(folder.resolve("ships.yaml"), FILE);

        var plan = new Engine(Settings.of(Environment.of(Map.of()))).plan(file);

        assertThat(plan.problems()).extracting(each -> each.code().id()).contains("openapi-location");
        assertThat(plan.dependencies()).contains(folder.resolve("api/document.yaml"));
    }

    @Test
    void everyToolOf100msKnowsItsInputs() {
        var engine = new Engine(Settings.of(Environment.of(Map.of("HMS_MANAGEMENT_TOKEN", "t"))));
        var files = List.of(
                "rooms",
                "active-rooms",
                "live-streams",
                "recordings",
                "external-streams",
                "policy",
                "sessions-and-analytics",
                "room-codes-and-polls");

        for (var name : files) {
            var plan = engine.plan(Path.of("../capabilities/" + name + ".yaml"));
            assertThat(plan.problems())
                    .as(name)
                    .noneMatch(each -> each.code().id().startsWith("openapi"));
            assertThat(schemas(plan))
                    .as(name)
                    .allSatisfy(each -> assertThat(each.path("properties").valueStream())
                            .allSatisfy(input -> assertThat(input.has("type") || input.has("enum"))
                                    .isTrue()));
        }
        assertThat(properties(engine.plan(Path.of("../capabilities/rooms.yaml")), "hms-list-rooms")
                        .propertyNames())
                .contains("limit", "start", "enabled", "name");
    }

    private static Stream<JsonNode> schemas(Plan plan) {
        return plan.linked().orElseThrow().servers().stream()
                .filter(server -> server.exposes().type().equals("mcp"))
                .flatMap(server -> server.offers().stream())
                .map(offer -> offer.routine().inputSchema());
    }
}
