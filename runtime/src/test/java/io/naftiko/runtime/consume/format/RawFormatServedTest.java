package io.naftiko.runtime.consume.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Answers in a raw format, as callers of REST and MCP see them: JSON, mapped or whole.
class RawFormatServedTest {

    static final List<Sample> SAMPLES = Sample.ALL;

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: ships
            baseUri: API
            resources:
            - path: /ships
              operations:
              - {name: list, method: GET, outputRawFormat: FORMAT}
          exposes:
          - type: rest
            namespace: ships-rest
            resources:
            - path: /ships
              operations:
              - {name: list, method: GET, call: ships.list}
          - type: mcp
            namespace: ships-mcp
            tools:
            - name: list
              description: Lists all.
              call: ships.list
              outputParameters: [{name: found, type: array, mapping: $..*}]
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isTheJsonOfTheDocument(Sample sample) throws IOException {
        try (var api = api(sample.good());
                var hosting = hosting(api, sample)) {
            var whole = hosting.send("GET", hosting.url("ships-rest") + "/ships", "");
            var mapped = Json.parse(call(hosting)).orElseThrow().at("/result/content/0/text");

            assertThat(whole.body()).isEqualTo(sample.tree());
            assertThat(whole.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(mapped.asString()).startsWith("{\"found\":[").contains("Zoë");
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aBrokenAnswerIsAFailureOfTheUpstream(Sample sample) throws IOException {
        for (var broken : sample.broken()) {
            try (var api = api(broken);
                    var hosting = hosting(api, sample)) {
                assertThat(hosting.send("GET", hosting.url("ships-rest") + "/ships", "")
                                .statusCode())
                        .isEqualTo(502);
                assertThat(call(hosting)).contains("\"isError\":true", "The upstream's answer is not ");
            }
        }
    }

    private static String call(Hosting hosting) {
        var request = """
            {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list", "arguments": {}}}\
            """;
        return hosting.send("POST", hosting.url("ships-mcp") + "/mcp", request, "Content-Type", "application/json")
                .body();
    }

    private static RecordingUpstream api(String text) {
        return RecordingUpstream.answering(
                Answer.of(200).with("Content-Type", "text/plain; charset=utf-8").carrying(text.getBytes(UTF_8)));
    }

    private Hosting hosting(RecordingUpstream api, Sample sample) throws IOException {
        var file = folder.resolve("ships.yaml");
        Files.writeString(file, CAPABILITY.replace("API", api.origin()).replace("FORMAT", sample.name()));
        return new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }
}
