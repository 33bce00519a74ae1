package io.naftiko.runtime.curate;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.curate.Curated.Reason;
import io.naftiko.runtime.curate.Wishes.Selection;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.testing.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is made of a document loads without a warning, and has what the document says.
class CurationTest {

    private static final Selection ALL = new Selection(List.of(), List.of(), List.of(), 1_000, false, false);
    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    @Test
    void theMostUsefulToolsOfAnApi() {
        var hundred = curated(Documents.hundredMs(), Selection.usual());

        assertThat(hundred.tools())
                .hasSize(25)
                .startsWith("list-rooms", "retrieve-room")
                .contains("create-room");
        assertThat(hundred.reading()).isEqualTo(17);
        assertThat(hundred.left().get(Reason.TOO_MANY)).hasSize(38).contains("POST /rooms/{room_id}");
        assertThat(hundred.variables()).containsOnlyKeys("API100MS_SIDE_TOKEN");
        assertThat(plan(hundred).problems()).isEmpty();
    }

    @Test
    void theSameDocumentGivesTheSameText() {
        assertThat(text(curated(Documents.hundredMs(), Selection.usual())))
                .isEqualTo(text(curated(Documents.hundredMs(), Selection.usual())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tags: [rooms]             | 5
        paths: [/rooms]           | 5
        paths: ['/*/{room_id}/peers'] | 3
        operations: [listRooms, 'post /rooms'] | 2
        tags: [Rooms], paths: [/active-rooms]  | 0
        """)
    void takesWhatIsAskedFor(String wishes, int tools) {
        var read = Documents.yaml("{" + wishes + "}");
        var selection =
                new Selection(texts(read, "tags"), texts(read, "paths"), texts(read, "operations"), 100, false, false);

        assertThat(curated(Documents.hundredMs(), selection).tools()).hasSize(tools);
    }

    private static List<String> texts(JsonNode node, String key) {
        return node.path(key).valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void readsOnlyWhereThatIsAskedFor() {
        var selection = new Selection(List.of(), List.of(), List.of(), 100, true, false);
        var tools = tools(curated(Documents.hundredMs(), selection));

        assertThat(tools)
                .isNotEmpty()
                .allSatisfy(tool ->
                        assertThat(tool.at("/hints/readOnly").booleanValue()).isTrue());
    }

    @Test
    void methodsSayWhatAgentsMayExpect() {
        var tools = tools(curated("""
            /ships:
              get: {}
              post: {}
            /ships/{id}:
              put: {}
              patch: {}
              delete: {}
              options: {}
              head: {}
            /ships/{id}/sink:
              post: {}
            """));

        assertThat(tools)
                .extracting(tool -> tool.path("name").asString() + " " + tool.path("hints"))
                .containsExactly(
                        "list-ships {\"readOnly\":true}",
                        "check-ship {\"readOnly\":true}",
                        "create-ship {\"readOnly\":false,\"destructive\":false}",
                        "replace-ship {\"readOnly\":false,\"idempotent\":true}",
                        "delete-ship {\"readOnly\":false,\"destructive\":true,\"idempotent\":true}",
                        "update-ship {\"readOnly\":false}",
                        "create-ship-sink {\"readOnly\":false,\"destructive\":false}");
    }

    /// What the reference engine's import loses: parameters of the path, types, several schemes, OAuth 2, and what a
    /// write sends.
    @Test
    void nothingThatACallNeedsIsLost() {
        var api = curated("""
            /ships/{id}:
              parameters:
                - { name: id, in: path, required: true, schema: { type: integer, minimum: 1 }, description: The number. }
                - { name: X-Tenant, in: header, required: true, schema: { type: string } }
                - { name: X-Trace, in: header, schema: { type: string } }
                - { name: api-version, in: query, required: true, schema: { type: string, enum: ['2'] } }
              put:
                operationId: updateShip
                security: [ { oauth: [], key: [] } ]
                parameters:
                  - { name: dry, in: query, schema: { type: boolean }, deprecated: true }
                  - { name: fields, in: query, explode: false, schema: { type: array, items: { type: string, enum: [a, b] } } }
                  - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { from: { type: string } } } }
                requestBody:
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [name, id]
                        properties:
                          id: { type: string }
                          name: { type: string, maxLength: 5, default: 7 }
                          made: { type: string, readOnly: true }
                          crew: { oneOf: [ { type: object, properties: { size: { type: integer } } }, { type: object, properties: { names: { type: array, items: { type: string } } } } ] }
            """);

        assertThat(plan(api).problems()).isEmpty();
        var consumes = api.capability().at("/capability/consumes/0");
        assertThat(consumes.path("authentication")).isEqualTo(yaml("{type: bearer, token: '{{X_TOKEN}}'}"));
        assertThat(consumes.path("inputParameters"))
                .isEqualTo(yaml("[{name: X-Key, in: header, value: '{{X_API_KEY}}'}]"));
        assertThat(consumes.at("/resources/0/operations/0/inputParameters")).isEqualTo(yaml("""
            - {name: id, in: path, type: integer, required: true, description: The number., minimum: 1}
            - {name: X-Tenant, in: header, type: string, required: true}
            - {name: api-version, in: query, value: '2'}
            - {name: fields, in: query, type: string, description: 'Several are separated by commas. Values: a, b.'}
            - {name: 'filter[from]', in: query, type: string}
            - {name: body_id, in: body, type: string, required: true}
            - {name: name, in: body, type: string, required: true}
            - name: crew
              in: body
              type: object
              properties: {size: {type: integer}, names: {type: array, items: {type: string}}}
            """));
        assertThat(consumes.at("/resources/0/operations/0/body"))
                .isEqualTo(yaml("{type: json, data: {id: '{{body_id}}', name: '{{name}}', crew: '{{crew}}'}}"));
        assertThat(tools(api).getFirst().at("/with/filter[from]").asString()).isEqualTo("tools.filter_from");
    }

    @Test
    void operationsWithoutTheCredentialOrElsewhereAreAnotherApi() {
        var api = curated("""
            /a: { get: { security: [ { key: [] } ] } }
            /b: { get: {} }
            /c: { get: { servers: [ { url: 'https://{zone}.files.example.com/v1/' } ] } }
            """);

        assertThat(api.capability()
                        .at("/capability/consumes")
                        .valueStream()
                        .map(each -> each.path("namespace").asString() + " "
                                + each.path("baseUri").asString() + " "
                                + each.at("/authentication/type").asString("-")))
                .containsExactly(
                        "x https://api.example.com apikey",
                        "x-public https://api.example.com -",
                        "x-public-2 https://{{X_ZONE}}.files.example.com/v1 -");
        assertThat(plan(api).problems()).isEmpty();
    }

    @Test
    void choosesTheFieldsOfAnAnswer() {
        var api = curated("""
            /ships:
              get:
                responses:
                  '200':
                    content:
                      application/json:
                        schema:
                          type: object
                          properties:
                            next: { type: string }
                            _links: { type: object, properties: { self: { type: string } } }
                            data:
                              type: array
                              items: { type: object, properties: { id: { type: integer }, href: { type: string }, owner: { type: object, properties: { id: { type: integer }, name: { type: string }, avatar_url: { type: string } } } } }
            """);

        assertThat(tools(api).getFirst().path("outputParameters")).isEqualTo(yaml("""
            - type: object
              properties:
                next: {type: string, mapping: $.next}
                data:
                  type: array
                  mapping: $.data
                  items:
                    type: object
                    properties:
                      id: {type: integer, mapping: $.id}
                      owner: {type: object, mapping: $.owner, properties: {id: {type: integer, mapping: $.id}, name: {type: string, mapping: $.name}}}
            """));
    }

    @Test
    void nastyTextChangesNothing() {
        var random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            var document = nasty(random);
            var api = curated(document, ALL);
            var text = text(api);

            assertThat(Documents.yaml(text)).as("round %d:%n%s", round, text).isEqualTo(api.capability());
            var plan = plan(api);
            assertThat(plan.problems()).as("round %d:%n%s", round, text).isEmpty();
            assertThat(plan.linked().orElseThrow().servers().getFirst().offers())
                    .hasSameSizeAs(api.tools());
        }
    }

    private static final List<String> NASTY = List.of(
            "a: b",
            "- x",
            "{{TOKEN}}",
            "${HOME}",
            "'",
            "\"",
            "\n",
            "\t",
            "#",
            "*",
            "&",
            "!",
            "%25",
            "\u0000",
            "é",
            "\uD83D\uDE00",
            "[0]",
            "{x}",
            "no",
            "12:30",
            "",
            "tools.x",
            "env.X",
            "a.b",
            "..",
            "~",
            "name",
            "$.x",
            "|",
            "\\",
            "\u2028",
            "type",
            "/");

    private static JsonNode nasty(Random random) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", text(random)).put("description", text(random));
        document.putArray("servers").addObject().put("url", "https://api.example.com/" + random.nextInt(3));
        var paths = document.putObject("paths");
        for (int i = 0; i < 4; i++) {
            var name = text(random).replaceAll("[{}?#/]", "");
            var operation = paths.putObject("/things" + i + "/{" + name + "}").putObject(i % 2 == 0 ? "get" : "post");
            operation
                    .put("operationId", text(random))
                    .put("summary", text(random))
                    .put("description", text(random));
            var parameters = operation.putArray("parameters");
            for (var in : List.of("query", "query", "header")) {
                var parameter =
                        parameters.addObject().put("name", "x" + text(random).replaceAll("[^A-Za-z.\\[\\]'é$]", ""));
                parameter.put("in", in).put("description", text(random)).put("required", random.nextBoolean());
                parameter
                        .putObject("schema")
                        .put("type", "string")
                        .put("default", text(random))
                        .putArray("enum")
                        .add(text(random))
                        .add("b");
            }
            var properties = operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object")
                    .putObject("properties");
            properties.putObject(text(random)).put("type", "string").put("description", text(random));
            properties.putObject(text(random)).put("type", "integer");
        }
        return document;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(NASTY.get(random.nextInt(NASTY.size())));
        }
        return text.toString();
    }

    private static JsonNode yaml(String text) {
        return Documents.yaml("at: " + (text.startsWith("-") ? "\n" + text : text))
                .path("at");
    }

    private static Curated curated(String paths) {
        return curated(Documents.yaml("""
            openapi: 3.1.0
            info: { title: X }
            servers: [ { url: 'https://api.example.com' } ]
            components:
              securitySchemes:
                key: { type: apiKey, in: header, name: X-Key }
                oauth: { type: oauth2, flows: {} }
            paths:
            """ + paths.indent(2)), ALL);
    }

    private static Curated curated(JsonNode document, Selection selection) {
        return Curation.of(ApiDocument.of(document), Wishes.usual("api.yaml").with(selection));
    }

    private static List<JsonNode> tools(Curated api) {
        var all = new ArrayList<JsonNode>();
        api.capability().at("/capability/exposes/0/tools").forEach(all::add);
        return all;
    }

    private static String text(Curated api) {
        return CapabilityText.yaml(api.capability(), "api.yaml");
    }

    private static Plan plan(Curated api) {
        return ENGINE.plan(Path.of("made.yaml"), text(api));
    }
}
