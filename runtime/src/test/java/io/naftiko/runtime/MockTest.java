package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units that call nothing: the values that the file gives, in the types that it declares, through REST and MCP.
class MockTest {

    private static final String DOCUMENT = """
        VERSION
        capability:
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - name: unit
              description: A mock.
              inputParameters:
                n: {type: integer, required: false}
                who: {type: string, required: false}
              outputParameters: OUTPUTS
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /unit
              operations:
              - name: operation
                method: POST
                inputParameters:
                - {name: n, type: integer, required: false}
                - {name: who, type: string, required: false}
                outputParameters: OUTPUTS
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{a: {type: string, value: 'Hello {{who}}!'}}            | {\"a\":\"Hello Ada!\"}",
                "{a: {type: number, value: '1.5'}}                       | {\"a\":1.5}",
                "{a: {type: integer, value: '{{n}}0'}}                   | {\"a\":70}",
                "{a: {type: boolean, value: 'true'}}                     | {\"a\":true}",
                "{a: {type: boolean, value: false}}                      | {\"a\":false}",
                "{a: {type: string, value: 007}}                         | {\"a\":\"007\"}",
                "{a: {type: number, value: '{{n}}'}}                     | {\"a\":7}",
                "{a: {value: '{{n}}'}}                                   | {\"a\":7}",
                "{a: {type: string, value: '{{n}}'}}                     | {\"a\":\"7\"}",
                "{a: {type: string, const: fixed}}                       | {\"a\":\"fixed\"}",
                "{a: {type: string, value: $5}}                          | {\"a\":\"$5\"}",
                "{a: {type: object, properties: {b: {type: integer, value: '{{n}}'}, c: {type: object, properties: {d:"
                        + " {value: [1, '{{who}}']}}}}}} | {\"a\":{\"b\":7,\"c\":{\"d\":[1,\"Ada\"]}}}",
                "{a: {type: array, items: {type: object, properties: {b: {value: '{{who}}'}}}}} |"
                        + " {\"a\":[{\"b\":\"Ada\"}]}",
                "{a: {type: array, values: [1, '{{n}}']}}                | {\"a\":[1,7]}",
                "{a: {type: array, value: []}, b: {type: object, value: {}}} | {\"a\":[],\"b\":{}}",
                "[{name: a, type: number, value: '3'}, {name: b, type: string, value: x}] | {\"a\":3,\"b\":\"x\"}",
                "[{type: string, value: '{{who}}', maxLength: 2}]        | \"Ad\"",
                "[{type: array, items: {type: integer, value: '{{n}}'}}] | [7]",
                "{type: object, value: {who: '{{who}}', n: '{{n}}'}}     | {\"who\":\"Ada\",\"n\":7}",
                "{a: {type: string, value: '{{who}}'}, b: {type: string, value: '{{tools.who}}{{rest.n}}'}} |"
                        + " {\"a\":\"Ada\",\"b\":\"Ada7\"}",
            })
    void answersWithTypedValues(String outputs, String expected) {
        assertThat(answers(outputs, "{\"n\":7,\"who\":\"Ada\"}")).containsOnly(expected);
    }

    @Test
    void whatIsAbsentIsNull() {
        assertThat(answers("{a: {type: string, value: '{{who}}'}, n: {type: integer, value: '{{n}}'}}", "{\"n\":7}"))
                .containsOnly("{\"a\":null,\"n\":7}");
    }

    @Test
    void nothingIsAnEmptyAnswer() {
        try (var hosting = hosting("{a: {type: string, value: '{{who}}'}}", "naftiko: 1.0.0-alpha2")) {
            var rest = hosting.send("POST", hosting.url("x-rest") + "/unit", "{}", "Content-Type", "application/json");

            assertThat(rest.statusCode()).isEqualTo(204);
            assertThat(rest.body()).isEmpty();
            assertThat(tool(hosting, "{}")).contains("\"content\":[]").doesNotContain("isError");
        }
    }

    @Test
    void theInputsOfItsTemplatesAreAskedWhereNoneAreDeclared() throws IOException {
        var file = Files.writeString(folder.resolve("x.yaml"), """
            ikanos: 1.0.0-beta4
            capability:
              exposes:
              - type: rest
                namespace: x-rest
                port: 8080
                resources:
                  greetings:
                    path: /greet/{who}
                    operations:
                      greet:
                        method: GET
                        outputParameters: {greeting: {type: string, value: 'Hello {{who}}{{mark}}'}}
            """);
        try (var hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file))) {
            assertThat(hosting.send("GET", hosting.url("x-rest") + "/greet/Ada?mark=!", "")
                            .body())
                    .isEqualTo("{\"greeting\":\"Hello Ada!\"}");
        }
    }

    /// What the unit answers through REST and through MCP, in both generations.
    private List<String> answers(String outputs, String arguments) {
        return List.of("naftiko: 1.0.0-alpha2", "ikanos: 1.0.0-beta4").stream()
                .flatMap(version -> answers(outputs, arguments, version).stream())
                .toList();
    }

    private List<String> answers(String outputs, String arguments, String version) {
        try (var hosting = hosting(outputs, version)) {
            var rest = hosting.send(
                    "POST", hosting.url("x-rest") + "/unit", arguments, "Content-Type", "application/json");
            var mcp = Json.parse(tool(hosting, arguments)).orElseThrow();
            return List.of(rest.body(), mcp.at("/result/content/0/text").asString());
        }
    }

    private static String tool(Hosting hosting, String arguments) {
        return hosting.send(
                        "POST",
                        hosting.url("x-mcp") + "/mcp",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"unit\","
                                + "\"arguments\":" + arguments + "}}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream")
                .body();
    }

    private Hosting hosting(String outputs, String version) {
        try {
            var text = DOCUMENT.replace("VERSION", version).replace("OUTPUTS", outputs);
            var file = Files.writeString(folder.resolve("x.yaml"), text);
            return new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
