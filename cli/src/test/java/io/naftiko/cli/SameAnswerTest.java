package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The same routine gives the same answer, whoever offers it: a REST operation, a tool, a resource, the command line,
/// and each of these by way of an aggregate.
class SameAnswerTest {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: API
            resources:
            - path: /ships/{id}
              operations:
              - {name: find, method: GET, FORMAT}
          aggregates:
          - namespace: fleet
            functions:
            - name: find
              description: Finds a ship.
              inputParameters: [{name: id, type: string, description: Its number.}]
              ROUTINE
          exposes:
          - type: rest
            namespace: ships-rest
            port: 8080
            resources:
            - path: /own/{id}
              operations:
              - name: own-operation
                method: GET
                inputParameters: [{name: id, in: path, type: string, description: Its number.}]
                ROUTINE
            - path: /shared/{id}
              operations:
              - {name: shared-operation, method: GET, ref: fleet.find}
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
            - name: own-tool
              description: Finds a ship.
              inputParameters: [{name: id, type: string, description: Its number.}]
              ROUTINE
            - {name: shared-tool, ref: fleet.find}
            resources:
            - name: own-resource
              uri: own://{id}
              description: A ship.
              mimeType: application/json
              inputParameters: [{name: id, type: string, description: Its number.}]
              ROUTINE
            - {name: shared-resource, uri: 'shared://{id}', description: A ship., mimeType: application/json, ref: fleet.find}
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        outputRawFormat: json | call: ships.find | {"id": "7", "name": "Ada", "tons": 1.50}
        outputRawFormat: json | call: ships.find ;; outputParameters: [{type: object, properties: {ship: {type: string, mapping: $.name}, tons: {type: number, mapping: $.tons}, gone: {type: string, mapping: $.x}}}] | {"id": "7", "name": "Ada", "tons": 1.50}
        outputRawFormat: xml | call: ships.find | <ship id="7"><name>Ada</name><mate>Eve</mate><mate>Bob</mate></ship>
        outputRawFormat: yaml | call: ships.find ;; outputParameters: [{name: ship, type: string, mapping: $.name}] | name: Ada
        outputRawFormat: csv | call: ships.find ;; outputParameters: [{type: array, mapping: $, items: {type: object, properties: {n: {type: string, mapping: $.name}}}}] | name,tons^Ada,1^
        outputRawFormat: json | steps: [{type: call, name: a, call: ships.find, with: {id: '{{id}}'}}, {type: call, name: b, call: ships.find, with: {id: '{{a.id}}'}}] ;; mappings: [{targetName: first.name, value: $.a.name}, {targetName: same, value: $.b.id}] | {"id": "7", "name": "Ada"}
        outputRawFormat: json | steps: [{type: call, name: a, call: ships.find, with: {id: '{{id}}'}}, {type: lookup, name: mate, index: a, match: name, lookupValue: Eve, outputParameters: [tons]}] ;; mappings: [{targetName: tons, value: $.mate.tons}] | [{"name": "Ada", "tons": 1}, {"name": "Eve", "tons": 2}]
        outputRawFormat: json | outputParameters: [{name: text, type: string, value: 'Hello {{id}}'}, {name: n, type: integer, value: 3}] | {}
        """)
    void isGivenByEveryDoor(String format, String routine, String reply) throws Exception {
        try (var upstream = Upstream.answering(200, reply.replace('^', '\n'))) {
            var file = Capability.write(
                            folder, "ships.yaml", document(format, routine).replace("API", upstream.origin()))
                    .toString();
            var called = naftiko("call", file, "own-tool", "id=7");
            assertThat(called.err()).isEmpty();
            var expected = json(called.out());

            for (var name : new String[] {"shared-tool", "own-operation", "shared-operation"}) {
                assertThat(json(naftiko("call", file, name, "id=7").out()))
                        .as(name)
                        .isEqualTo(expected);
            }
            try (var running = new Running(Map.of(), file)) {
                var rest = running.address("ships-rest");
                var mcp = running.address("ships-mcp");
                for (var from : new String[] {"own", "shared"}) {
                    assertThat(json(get(rest.resolve("/" + from + "/7"))))
                            .as(from + " operation")
                            .isEqualTo(expected);
                    assertThat(json(tool(mcp, from + "-tool")))
                            .as(from + " tool")
                            .isEqualTo(expected);
                    assertThat(json(resource(mcp, from + "://7")))
                            .as(from + " resource")
                            .isEqualTo(expected);
                }
            }
        }
    }

    /// The routine is written once as a block below each unit.
    private static String document(String format, String routine) {
        var lines = routine.replace(" ;; ", "\n");
        var text = new StringBuilder();
        DOCUMENT.replace("FORMAT", format)
                .lines()
                .forEach(line -> text.append(
                                line.strip().equals("ROUTINE")
                                        ? lines.indent(line.indexOf("ROUTINE")).stripTrailing()
                                        : line)
                        .append('\n'));
        return text.toString();
    }

    private static String get(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private static String tool(URI server, String name) throws Exception {
        var result = message(server, "tools/call", "{\"name\":\"" + name + "\",\"arguments\":{\"id\":\"7\"}}");
        assertThat(result.path("isError").asBoolean(false))
                .as(Json.text(result))
                .isFalse();
        return result.at("/content/0/text").asString();
    }

    private static String resource(URI server, String uri) throws Exception {
        return message(server, "resources/read", "{\"uri\":\"" + uri + "\"}")
                .at("/contents/0/text")
                .asString();
    }

    private static JsonNode message(URI server, String method, String params) throws Exception {
        var text = send(HttpRequest.newBuilder(server)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}")));
        return json(text).path("result");
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }
}
