package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What clients can list and read.
class ResourcesTest {

    private static final String RESOURCES = """
        resources:
        - name: fleet
          label: The fleet
          uri: ships://all
          description: Every ship.
          call: dock.list
        - name: ship
          display: One ship
          uri: ships://{imo}
          description: A ship by its number.
          mimeType: application/vnd.ship+json
          call: dock.get
          with: {imo: port.imo}
          outputParameters:
          - {type: object, properties: {name: {type: string, mapping: $.ship.name}}}
        - name: flag
          uri: flags://of/{{imo}}.png
          call: dock.photo
          binary: true
        - name: motto
          uri: port://motto/{who}
          mimeType: text/plain
          outputParameters: [{type: string, value: 'Ahoy {{who}}'}]
        - name: rules
          uri: docs://rules/
          description: The rules.
          location: file:///./rules
        - name: about
          uri: docs://about
          location: file://./about.md
        """;
    private static final String META = "_meta";

    private final Path folder;

    private final RecordingUpstream upstream = RecordingUpstream.answering(received -> switch (received.path()) {
        case "/ships" -> Answer.json("[1.50, 2]");
        case "/ships/lost" -> Answer.json(404, "{\"error\": \"lost\"}");
        case "/ships/sunk" -> Answer.json(503, "{\"error\": \"sunk\"}");
        case "/ships/7/photo" ->
            new Answer.Plain(200, Headers.of("Content-Type", "image/png"), new byte[] {(byte) 0xFF, 1});
        default -> Answer.json("{\"ship\": {\"name\": \"" + received.path() + "\"}}");
    });

    ResourcesTest(@TempDir Path around) {
        folder = around.resolve("harbour");
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("rules/night watch"));
        Files.writeString(folder.resolve("rules/b.md"), "# Berths");
        Files.writeString(folder.resolve("rules/night watch/a.txt"), "Ærø");
        Files.write(folder.resolve("rules/chart"), new byte[] {(byte) 0xFE, 0, 1});
        Files.writeString(folder.resolve("rules/.secret"), "no");
        Files.writeString(folder.resolve("outside.txt"), "no");
        Files.createSymbolicLink(folder.resolve("rules/out.txt"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(folder.resolve("rules/up"), folder);
        Files.createSymbolicLink(folder.resolve("rules/link.md"), Path.of("b.md"));
        Files.createSymbolicLink(folder.resolve("away"), folder.getParent());
        Files.writeString(folder.resolve("about.md"), "About.");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    private Wired client() {
        return Shared.in(folder, upstream.origin(), RESOURCES).client();
    }

    private static List<String> texts(JsonNode list, String key) {
        return list.valueStream().map(each -> each.path(key).asString("")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-11-25"})
    void saysThatItHasResourcesInTheLegacyEra(String revision) {
        var result = client().legacy(revision, "initialize", "{\"protocolVersion\": \"" + revision + "\"}")
                .result();

        assertThat(result.get("capabilities"))
                .isEqualTo(Served.json("{\"resources\": {\"listChanged\": true}, \"completions\": {}}"));
    }

    @Test
    void saysThatItHasResourcesInTheModernEra() {
        assertThat(client().modern("server/discover", "").result().get("capabilities"))
                .isEqualTo(Served.json("{\"resources\": {\"listChanged\": true}, \"completions\": {}}"));
    }

    @Test
    void hasNoMethodsForWhatItDoesNotOffer() {
        assertThat(client().modern("tools/list", "").status()).isEqualTo(404);
        assertThat(client().modern("prompts/get", "\"name\": \"x\"").code()).isEqualTo(-32601);
        assertThat(client().legacy("2025-11-25", "tools/list", "{}").code()).isEqualTo(-32601);
    }

    @Test
    void listsConcreteAddressesAndEachFileOfAFolder() {
        var result = client().modern("resources/list", "").result();

        assertThat(texts(result.get("resources"), "uri"))
                .containsExactly(
                        "ships://all",
                        "docs://rules/b.md",
                        "docs://rules/chart",
                        "docs://rules/link.md",
                        "docs://rules/night%20watch/a.txt",
                        "docs://about");
        assertThat(texts(result.get("resources"), "mimeType"))
                .containsExactly("", "text/markdown", "", "text/markdown", "text/plain", "");
        assertThat(result.get("resources").get(0))
                .isEqualTo(Served.json("{\"uri\": \"ships://all\", \"name\": \"fleet\", \"title\": \"The fleet\","
                        + " \"description\": \"Every ship.\"}"));
        assertThat(result.get("ttlMs").asInt()).isZero();
        assertThat(result.get("cacheScope").asString()).isEqualTo("private");
    }

    @Test
    void listsAFileThatCameLater() throws IOException {
        var client = client();
        client.modern("resources/list", "");

        Files.writeString(folder.resolve("rules/a.md"), "# Anchors");

        assertThat(texts(client.modern("resources/list", "").result().get("resources"), "uri"))
                .contains("docs://rules/a.md");
    }

    @Test
    void listsTheFormsOfAddresses() {
        var templates =
                client().legacy("2025-03-26", "resources/templates/list", "{}").result();

        assertThat(templates).isEqualTo(Served.json("""
            {"resourceTemplates": [
              {"uriTemplate": "ships://{imo}", "name": "ship", "description": "A ship by its number.",
               "mimeType": "application/vnd.ship+json"},
              {"uriTemplate": "flags://of/{imo}.png", "name": "flag"},
              {"uriTemplate": "port://motto/{who}", "name": "motto", "mimeType": "text/plain"}]}
            """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ships://all                      | application/json          | text | [1.50, 2]",
                "ships://7                        | application/vnd.ship+json | text | {\"name\":\"/ships/7\"}",
                "ships://a%2Fb%20c                | application/vnd.ship+json | text | {\"name\":\"/ships/a%2Fb%20c\"}",
                "flags://of/7.png                 | image/png                 | blob | /wE=",
                "port://motto/J%C3%B8rn           | text/plain                | text | Ahoy Jørn",
                "docs://rules/b.md                | text/markdown             | text | # Berths",
                "docs://rules/link.md             | text/markdown             | text | # Berths",
                "docs://rules/night%20watch/a.txt | text/plain                | text | Ærø",
                "docs://rules/chart               | application/octet-stream  | blob | /gAB",
                "docs://about                     | text/markdown             | text | About.",
            })
    void readsTextOrBytes(String uri, String type, String member, String content) {
        for (var result : List.of(
                client().modern("resources/read", "\"uri\": \"" + uri + "\"").result(),
                client().legacy("2025-06-18", "resources/read", "{\"uri\": \"" + uri + "\"}")
                        .result())) {
            assertThat(result.get("contents"))
                    .isEqualTo(Json.array()
                            .add(Json.object()
                                    .put("uri", uri)
                                    .put("mimeType", type)
                                    .put(member, content)));
        }
    }

    @Test
    void saysHowLongAReadMayBeKeptInTheModernEraOnly() {
        var modern =
                client().modern("resources/read", "\"uri\": \"ships://all\"").result();
        var legacy = client().legacy("2025-11-25", "resources/read", "{\"uri\": \"ships://all\"}")
                .result();

        assertThat(modern.propertyNames())
                .containsExactlyInAnyOrder("resultType", META, "ttlMs", "cacheScope", "contents");
        assertThat(legacy.propertyNames()).containsExactly("contents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ships://lost",
                "ships://a/b",
                "ships://",
                "fish://7",
                "docs://rules",
                "docs://rules/",
                "docs://rules/none.md",
                "docs://rules/.secret",
                "docs://rules/out.txt",
                "docs://rules/up/outside.txt",
                "docs://rules/../outside.txt",
                "docs://rules/%2e%2e/outside.txt",
                "docs://rules/..%2foutside.txt",
                "docs://rules/..%5Coutside.txt",
                "docs://rules/%00",
                "docs://rules/night%20watch",
                "docs://rules//b.md",
            })
    void doesNotFindWhatIsNotThere(String uri) {
        var modern = client().modern("resources/read", "\"uri\": \"" + uri + "\"");
        var legacy = client().legacy("2025-11-25", "resources/read", "{\"uri\": \"" + uri + "\"}");

        assertThat(modern.status()).isEqualTo(200);
        assertThat(modern.json().get("error"))
                .isEqualTo(Served.json("{\"code\": -32602, \"message\": \"Resource not found: " + uri
                        + "\", \"data\": {\"uri\": \"" + uri + "\"}}"));
        assertThat(legacy.status()).isEqualTo(200);
        assertThat(legacy.code()).isEqualTo(-32002);
    }

    @Test
    void aRefusalOfTheUpstreamIsAnErrorAndNotContent() {
        var answered = client().modern("resources/read", "\"uri\": \"ships://sunk\"");

        assertThat(answered.code()).isEqualTo(-32603);
        assertThat(answered.message())
                .isEqualTo("The API answered with status 503: {\"error\": \"sunk\"}. Try again later.");
        assertThat(answered.json().path("error").path("data")).isEqualTo(Served.json("{\"uri\": \"ships://sunk\"}"));
    }

    @Test
    void checksTheValuesOfAnAddress() {
        var answered = client().modern("resources/read", "\"uri\": \"ships://a!\"");

        assertThat(answered.code()).isEqualTo(-32602);
        assertThat(answered.message()).contains("`imo`");
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uri\": 7}"})
    void wantsAnAddress(String params) {
        assertThat(client().legacy("2025-11-25", "resources/read", params).code())
                .isEqualTo(-32602);
    }

    @Test
    void readsResourcesKeyedByTheirName() {
        var client = Shared.in(folder, upstream.origin(), """
            resources:
              fleet: {display: Fleet, uri: 'ships://all', description: All., call: dock.list}
            """).client();

        assertThat(texts(client.modern("resources/list", "").result().get("resources"), "name"))
                .containsExactly("fleet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, uri: 'ships://{imo', call: dock.list}                  | URI_INVALID",
                "{name: a, uri: 'ships://{imo}{imo2}', call: dock.get}            | URI_INVALID",
                "{name: a, uri: 'ships://{imo}/{imo}', call: dock.get}            | URI_INVALID",
                "{name: a, uri: '{scheme}://x', call: dock.get}                   | URI_INVALID",
                "{name: a, uri: 'ships://{?imo}', call: dock.get}                 | URI_INVALID",
                "{name: a, uri: 'docs://{x}', location: 'file:///./rules'}        | URI_INVALID",
                "{name: a, uri: 'docs://x', location: 'file:///./none'}           | NAMED_FILE",
                "{name: a, uri: 'docs://x', location: 'file:///./away'}           | NAMED_FILE",
                "{name: a, uri: 'docs://x', location: 'file:///./../'}            | NAMED_FILE",
                "{name: a, uri: 'docs://x', location: 'https://example.com/x'}    | NAMED_FILE",
                "{name: a, uri: 'ships://one', call: dock.get}                    | RESOURCE_INPUT_MISSING",
                "{name: a, uri: 'ships://{other}/x', call: dock.list}             | ROUTE_PARAMETER_UNUSED",
                "{name: a, uri: 'ships://x'}                                      | CALL_MISSING",
            })
    void refusesWhatCannotBeRead(String resource, Code code) {
        var problems = Shared.in(folder, upstream.origin(), "resources: [" + resource + "]")
                .plan()
                .problems();

        assertThat(problems)
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void refusesTwoResourcesAtOneAddress() {
        var problems = Shared.in(folder, upstream.origin(), """
            resources:
            - {name: a, uri: 'ships://{imo}', call: dock.get}
            - {name: b, uri: 'ships://{number}', call: dock.get, with: {imo: tools.number}}
            """).plan().problems();

        assertThat(problems).extracting(Problem::code).contains(Code.URI_DUPLICATE);
    }

    @Test
    void theFileOfAResourceIsPartOfItsCapability() throws IOException {
        assertThat(Shared.in(folder, upstream.origin(), RESOURCES).plan().dependencies())
                .contains(folder.resolve("about.md").toAbsolutePath());
        assertThat(Files.readString(folder.resolve("about.md"), UTF_8)).isEqualTo("About.");
    }
}
