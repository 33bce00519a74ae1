package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a tool says of its answers, and that these are like it.
class OutputSchemaTest {

    private static final String TOOLS = """
        tools:
        - name: ship
          description: One ship.
          call: dock.get
          outputParameters:
          - {type: object, properties: {name: {type: string, mapping: $.name, description: Its name.}, berth: {type: integer, mapping: $.berth}}}
        - name: names
          description: The names.
          call: dock.list
          outputParameters:
          - {type: array, mapping: $.ships, items: {type: string, mapping: $.name}}
        - name: raw
          description: As it is.
          call: dock.list
          outputSchema: {$schema: 'https://json-schema.org/draft/2020-12/schema', $defs: {a: {type: string}}, type: array, items: {$ref: '#/$defs/a'}}
        - name: plain
          description: As it is.
          call: dock.list
        """;

    @TempDir
    private Path folder;

    private Answer answer = Answer.json("{}");
    private final RecordingUpstream upstream = RecordingUpstream.answering(received -> answer);

    @AfterEach
    void close() {
        upstream.close();
    }

    private Wired client() {
        return Shared.in(folder, upstream.origin(), TOOLS).client();
    }

    private JsonNode schema(String revision, int tool) {
        var client = client();
        var result = revision.equals("2026-07-28")
                ? client.modern("tools/list", "").result()
                : client.legacy(revision, "tools/list", "{}").result();
        return result.path("tools").path(tool).path("outputSchema");
    }

    private JsonNode call(String revision, String tool) {
        var arguments =
                "\"name\": \"" + tool + "\", \"arguments\": {" + (tool.equals("ship") ? "\"imo\": \"7\"" : "") + "}";
        return revision.equals("2026-07-28")
                ? client().modern("tools/call", arguments).result()
                : client().legacy(revision, "tools/call", "{" + arguments + "}").result();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void anObjectOfTypedOutputsIsDescribed(String revision) {
        assertThat(schema(revision, 0)).isEqualTo(Served.json("""
            {"type": "object", "required": ["name", "berth"], "properties": {
               "name": {"type": ["string", "null"], "description": "Its name."}, "berth": {"type": ["integer", "null"]}}}
            """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26"})
    void revisionsWithoutStructureSayNothing(String revision) {
        answer = Answer.json("{\"name\": \"Sif\"}");

        assertThat(schema(revision, 0).isMissingNode()).isTrue();
        assertThat(call(revision, "ship").has("structuredContent")).isFalse();
    }

    @Test
    void whatIsNoObjectIsWrappedForTheLegacyEra() {
        answer = Answer.json("{\"ships\": [{\"name\": \"Sif\"}, {}]}");

        assertThat(schema("2026-07-28", 1))
                .isEqualTo(Served.json(
                        "{\"type\": [\"array\", \"null\"], \"items\": {\"type\": [\"string\", \"null\"]}}"));
        assertThat(schema("2025-11-25", 1)).isEqualTo(Served.json("""
            {"type": "object", "required": ["result"], "properties": {"result":
              {"type": ["array", "null"], "items": {"type": ["string", "null"]}}}}
            """));
        assertThat(call("2026-07-28", "names").path("structuredContent")).isEqualTo(Served.json("[\"Sif\", null]"));
        assertThat(call("2025-11-25", "names").path("structuredContent"))
                .isEqualTo(Served.json("{\"result\": [\"Sif\", null]}"));
    }

    @Test
    void aSchemaOfTheFileIsShownAsItStands() {
        assertThat(schema("2026-07-28", 2)).isEqualTo(Served.json("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"a": {"type": "string"}},
             "type": "array", "items": {"$ref": "#/$defs/a"}}
            """));
        assertThat(schema("2025-11-25", 2)).isEqualTo(Served.json("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"a": {"type": "string"}},
             "type": "object", "required": ["result"],
             "properties": {"result": {"type": "array", "items": {"$ref": "#/$defs/a"}}}}
            """));
    }

    @Test
    void withoutTypedOutputsNothingIsSaid() {
        assertThat(schema("2026-07-28", 3).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"Sif\", \"berth\": 7}       | {\"name\": \"Sif\", \"berth\": 7}",
                "{\"name\": 7, \"berth\": \"7\"}         | {\"name\": \"7\", \"berth\": 7}",
                "{\"name\": {\"a\": 1}, \"berth\": \"x\"} | {\"name\": null, \"berth\": null}",
                "{}                                      | {\"name\": null, \"berth\": null}",
                "[]                                      | {\"name\": null, \"berth\": null}",
                "''                                      | {\"name\": null, \"berth\": null}",
            })
    void structuredContentIsAlwaysLikeItsSchema(String answered, String structured) {
        answer = answered.isEmpty() ? Answer.of(204) : Answer.json(answered);

        for (var revision : new String[] {"2025-06-18", "2026-07-28"}) {
            var result = call(revision, "ship");

            assertThat(result.path("structuredContent")).isEqualTo(Served.json(structured));
            assertThat(result.has("isError")).isFalse();
        }
    }

    @Test
    void aRefusalHasNoStructure() {
        answer = Answer.json(500, "{\"name\": \"Sif\"}");

        var result = call("2026-07-28", "ship");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.has("structuredContent")).isFalse();
    }

    @Test
    void aToolHasTags() {
        var client = Shared.in(folder, upstream.origin(), """
            tools:
            - {name: list, description: Lists., call: dock.list, tags: [fleet, read]}
            """).client();

        assertThat(client.modern("tools/list", "").result().at("/tools/0/_meta"))
                .isEqualTo(Served.json("{\"io.naftiko/tags\": [\"fleet\", \"read\"]}"));
        assertThat(client.legacy("2025-03-26", "tools/list", "{}").text()).doesNotContain("_meta");
    }

    @Test
    void aServerSaysHowLongItsListsMayBeKept() {
        var client = Shared.in(folder, upstream.origin(), """
            label: Port office
            instructions: Ask for ships.
            description: The port.
            ttlMs: 60000
            cacheScope: public
            resources: [{name: fleet, uri: 'ships://all', call: dock.list}]
            tools: [{name: list, description: Lists., call: dock.list}]
            """).client();

        for (var method :
                new String[] {"server/discover", "tools/list", "resources/list", "resources/templates/list"}) {
            assertThat(client.modern(method, "").result().path("ttlMs").asInt())
                    .as(method)
                    .isEqualTo(60000);
            assertThat(client.modern(method, "").result().path("cacheScope").asString())
                    .isEqualTo("public");
        }
        assertThat(client.modern("resources/read", "\"uri\": \"ships://all\"")
                        .result()
                        .path("ttlMs")
                        .asInt())
                .isEqualTo(60000);
        var handshake = client.legacy("2025-11-25", "initialize", "{\"protocolVersion\": \"2025-11-25\"}")
                .result();
        assertThat(handshake.path("instructions").asString()).isEqualTo("Ask for ships.");
        assertThat(handshake.at("/serverInfo/title").asString()).isEqualTo("Port office");
        assertThat(handshake.has("ttlMs")).isFalse();
    }
}
