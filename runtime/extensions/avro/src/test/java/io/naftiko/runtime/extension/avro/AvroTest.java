package io.naftiko.runtime.extension.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operations that answer in Avro, through every front door.
class AvroTest {

    private static final Settings SETTINGS =
            Settings.of(Environment.of(Map.of())).withExtensions(Path.of("target/extensions"));

    private static final String SCHEMA = """
        {"type": "record", "name": "Ship", "fields": [
          {"name": "name", "type": "string"},
          {"name": "crew", "type": "int"},
          {"name": "dock", "type": ["null", "string"], "default": null}]}
        """;

    private static final byte[] ADA = {6, 'A', 'd', 'a', 14, 2, 4, 'N', '1'};

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /ship
              operations:
              - {name: get, method: GET, outputRawFormat: avro, outputSchema: SCHEMA}
          aggregates:
          - label: Fleet
            namespace: fleet
            functions:
            - {name: ship, description: One ship., call: x.get}
          exposes:
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /ship
              operations:
              - {method: GET, name: whole, call: x.get}
            - path: /name
              operations:
              - {method: GET, name: part, call: x.get, outputParameters: [{type: string, mapping: $.name}]}
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: whole, description: All of it., call: x.get}
            - {name: function, description: By a function., ref: fleet.ship}
            - name: steps
              description: In steps.
              steps:
              - {type: call, name: ship, call: x.get}
              mappings:
              - {targetName: lies, value: $.ship.dock}
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("schemas")).resolve("ship.avsc"), SCHEMA);
    }

    @Test
    void isReadForEveryCaller() throws IOException {
        try (var upstream = RecordingUpstream.answering(avro(ADA));
                var hosting = hosting(upstream)) {
            assertThat(get(hosting, "/ship")).isEqualTo("{\"name\":\"Ada\",\"crew\":7,\"dock\":\"N1\"}");
            assertThat(get(hosting, "/name")).isEqualTo("\"Ada\"");
            assertThat(tool(hosting, "whole")).isEqualTo("{\"name\":\"Ada\",\"crew\":7,\"dock\":\"N1\"}");
            assertThat(tool(hosting, "function")).isEqualTo("{\"name\":\"Ada\",\"crew\":7,\"dock\":\"N1\"}");
            assertThat(tool(hosting, "steps")).isEqualTo("{\"lies\":\"N1\"}");
        }
    }

    @Test
    void bytesThatDoNotFitAreAnUnreadableReply() throws IOException {
        try (var upstream = RecordingUpstream.answering(avro(new byte[] {6, 'A'}));
                var hosting = hosting(upstream)) {
            var answer = hosting.send("GET", hosting.url("x-rest") + "/ship", "");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body())
                    .contains("The upstream's answer is not Avro: it ends in the middle of a value.")
                    .contains("unreadable-reply");
        }
    }

    @Test
    void anErrorOfTheApiStaysAsItIs() throws IOException {
        try (var upstream = RecordingUpstream.answering(Answer.json(410, "{\"error\":\"gone\"}"));
                var hosting = hosting(upstream)) {
            var answer = hosting.send("GET", hosting.url("x-rest") + "/ship", "");

            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body()).isEqualTo("{\"error\":\"gone\"}");
        }
    }

    @Test
    void theSchemaIsAPartOfTheCapability() throws IOException {
        var plan = new Engine(SETTINGS).plan(capability("schemas/ship.avsc", "https://api.example.com"));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.dependencies()).containsExactly(folder.resolve("schemas/ship.avsc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.avsc    | page.yaml:9:71: error [named-file] | The file `none.avsc` is not there.",
                "schemas      | page.yaml:9:71: error [named-file] | The file `schemas` is no file.",
                "../ship.avsc | page.yaml:9:71: error [named-file] | The file `../ship.avsc` leads out of the folder",
                "link.avsc    | page.yaml:9:71: error [named-file] | The file `link.avsc` is a link out of the folder",
                "broken.avsc  | broken.avsc:2:10: error [output-schema-invalid] | The file `broken.avsc` is no Avro"
                        + " schema",
                "typo.avsc    | typo.avsc:1:1: error [output-schema-invalid] | names a type that is not there",
                "null         | page.yaml:9:9: error [output-schema-invalid] | `outputSchema` is missing.",
            })
    void aSchemaThatCannotBeUsedIsAProblemAtItsPlace(
            String schema, String place, String problem, @TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(
                folder.resolve("link.avsc"), Files.writeString(elsewhere.resolve("ship.avsc"), SCHEMA));
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\":\n\"record\" \"name\"}");
        Files.writeString(folder.resolve("typo.avsc"), "{\"type\": \"strin\"}");

        var problems = new Engine(SETTINGS)
                .plan(capability(schema, "https://api.example.com"))
                .problems();

        assertThat(problems)
                .extracting(Problem::toString)
                .singleElement()
                .satisfies(said ->
                        assertThat(said).startsWith(folder + "/" + place).contains(problem));
    }

    @Test
    void withoutTheExtensionTheProblemSaysHowToGetIt() throws IOException {
        var bare = Settings.of(Environment.of(Map.of()));
        var file = capability("schemas/ship.avsc", "https://api.example.com");

        assertThat(List.of(bare, bare.withExtensions(folder)))
                .allSatisfy(
                        settings -> assertThat(new Engine(settings).plan(file).problems())
                                .extracting(Problem::toString)
                                .singleElement()
                                .satisfies(said -> assertThat(said)
                                        .startsWith(folder + "/page.yaml:9:9: error [extension-missing] ")
                                        .contains("needs the extension `avro`")));
    }

    private Path capability(String schema, String api) throws IOException {
        var text = DOCUMENT.replace("API", api).replace("SCHEMA", schema);
        return Files.writeString(folder.resolve("page.yaml"), text);
    }

    private Hosting hosting(RecordingUpstream upstream) throws IOException {
        return new Hosting(SETTINGS, List.of(capability("schemas/ship.avsc", upstream.origin())));
    }

    private static Answer avro(byte[] content) {
        return Answer.of(200).with("Content-Type", "avro/binary").carrying(content);
    }

    private static String get(Hosting hosting, String path) {
        return hosting.send("GET", hosting.url("x-rest") + path, "").body();
    }

    private static String tool(Hosting hosting, String name) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + name
                + "\",\"arguments\":{}}}";
        var answer = hosting.send(
                "POST",
                hosting.url("x-mcp") + "/mcp",
                message,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, text/event-stream",
                "MCP-Protocol-Version",
                "2025-11-25");
        return Json.parse(answer.body())
                .orElseThrow()
                .at("/result/content/0/text")
                .stringValue();
    }
}
