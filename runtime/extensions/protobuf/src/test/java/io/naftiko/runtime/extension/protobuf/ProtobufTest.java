package io.naftiko.runtime.extension.protobuf;

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

/// Operations that answer in Protocol Buffers, through every front door.
class ProtobufTest {

    private static final Settings SETTINGS =
            Settings.of(Environment.of(Map.of())).withExtensions(Path.of("target/extensions"));

    /// The name `Ada`, and a dock whose town is `Bergen`.
    private static final byte[] ADA = {10, 3, 'A', 'd', 'a', 18, 8, 10, 6, 'B', 'e', 'r', 'g', 'e', 'n'};

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /ship
              operations:
              - {name: get, method: GET, outputRawFormat: protobuf, outputSchema: 'SCHEMA'}
          exposes:
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /ship
              operations:
              - {method: GET, name: whole, call: x.get}
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: whole, description: All of it., call: x.get}
            - name: steps
              description: In steps.
              steps:
              - {type: call, name: ship, call: x.get}
              mappings:
              - {targetName: lies, value: $.ship.dock.town}
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSchemas() throws IOException {
        write("protos/ship.proto", """
            syntax = "proto3";
            package harbour;
            import "parts/dock.proto";
            message Ship { string name = 1; Dock dock = 2; message Log { int32 day = 1; } }
            message Fleet { repeated Ship ships = 1; }
            """);
        write("protos/parts/dock.proto", """
            syntax = "proto3";
            package harbour;
            import public "protos/town.proto";
            message Dock { string town = 1; Town where = 2; }
            """);
        write("protos/town.proto", "syntax = \"proto3\"; package harbour; message Town { string name = 1; }");
        write("broken.proto", "syntax = \"proto3\";\nmessage A {\n  string b 1;\n}");
        write("unknown.proto", "message A {\n  optional B b = 1;\n}");
        write("twice.proto", "message A {\n  optional int32 b = 1;\n  optional int32 c = 1;\n}");
        write("empty.proto", "syntax = \"proto3\";");
        write("circle.proto", "import \"circle.proto\"; message A { }");
        write("lost.proto", "\nimport \"nowhere.proto\"; message A { }");
        write("outside.proto", "import \"../outside.proto\"; message A { }");
    }

    @ParameterizedTest
    @CsvSource({"protos/ship.proto", "protos/ship.proto#Ship", "protos/ship.proto#harbour.Ship"})
    void isReadForEveryCaller(String schema) throws IOException {
        try (var upstream = RecordingUpstream.answering(protobuf(ADA));
                var hosting = new Hosting(SETTINGS, List.of(capability(schema, upstream.origin())))) {
            var ship = "{\"name\":\"Ada\",\"dock\":{\"town\":\"Bergen\"}}";

            assertThat(get(hosting)).isEqualTo(ship);
            assertThat(tool(hosting, "whole")).isEqualTo(ship);
            assertThat(tool(hosting, "steps")).isEqualTo("{\"lies\":\"Bergen\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protos/ship.proto#Fleet    | {\"ships\":[]}",
                "protos/ship.proto#Ship.Log | {\"day\":0}",
            })
    void anotherMessageThanTheFirstIsNamed(String schema, String empty) throws IOException {
        try (var upstream = RecordingUpstream.answering(protobuf(new byte[0]));
                var hosting = new Hosting(SETTINGS, List.of(capability(schema, upstream.origin())))) {
            assertThat(get(hosting)).isEqualTo(empty);
        }
    }

    @Test
    void bytesThatDoNotFitAreAnUnreadableReply() throws IOException {
        try (var upstream = RecordingUpstream.answering(protobuf(new byte[] {10, 9, 'A'}));
                var hosting = new Hosting(SETTINGS, List.of(capability("protos/ship.proto", upstream.origin())))) {
            var answer = hosting.send("GET", hosting.url("x-rest") + "/ship", "");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("unreadable-reply", "The upstream's answer is not Protobuf: ");
        }
    }

    @Test
    void theSchemasArePartsOfTheCapability() throws IOException {
        var plan = new Engine(SETTINGS).plan(capability("protos/ship.proto", "https://api.example.com"));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.dependencies())
                .containsExactlyInAnyOrder(
                        folder.resolve("protos/ship.proto"),
                        folder.resolve("protos/parts/dock.proto"),
                        folder.resolve("protos/town.proto"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.proto             | page.yaml:9:75  | [named-file]            | The file `none.proto` is not"
                        + " there.",
                "../ship.proto          | page.yaml:9:75  | [named-file]            | leads out of the folder",
                "protos/ship.proto#Shop | page.yaml:9:75  | [output-schema-invalid] | has no message `Shop`. It has:"
                        + " Ship, Fleet.",
                "empty.proto            | page.yaml:9:75  | [output-schema-invalid] | has no message.",
                "broken.proto           | broken.proto:3:12 | [output-schema-invalid] | expected `=`, found `1`.",
                "unknown.proto          | unknown.proto:2:14 | [output-schema-invalid] | is not defined.",
                "twice.proto            | twice.proto:3:18 | [output-schema-invalid] | has already been used",
                "circle.proto           | circle.proto:1:8 | [output-schema-invalid] | imports itself",
                "lost.proto             | lost.proto:2:8  | [named-file]            | The file `nowhere.proto` is not"
                        + " there.",
                "outside.proto          | outside.proto:1:8 | [named-file]          | leads out of the folder",
            })
    void aSchemaThatCannotBeUsedIsAProblemAtItsPlace(String schema, String place, String code, String said)
            throws IOException {
        var problems = new Engine(SETTINGS)
                .plan(capability(schema, "https://api.example.com"))
                .problems();

        assertThat(problems)
                .extracting(Problem::toString)
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith(folder + "/" + place + ": error " + code)
                        .contains(said));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path capability(String schema, String api) throws IOException {
        return Files.writeString(
                folder.resolve("page.yaml"), DOCUMENT.replace("API", api).replace("SCHEMA", schema));
    }

    private static Answer protobuf(byte[] content) {
        return Answer.of(200).with("Content-Type", "application/x-protobuf").carrying(content);
    }

    private static String get(Hosting hosting) {
        return hosting.send("GET", hosting.url("x-rest") + "/ship", "").body();
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
