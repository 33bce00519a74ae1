package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Answers that are bytes: how large they may be, and what they are called.
class BinaryTest {

    private String type = "image/png";
    private int status = 200;
    private byte[] content = new byte[2048];
    private final RecordingUpstream upstream = RecordingUpstream.answering(
            _ -> new Answer.Plain(status, type.isEmpty() ? Headers.EMPTY : Headers.of("Content-Type", type), content));

    @AfterEach
    void close() {
        upstream.close();
    }

    /// @param api keywords of the consumed API
    /// @param operation keywords of its operation
    /// @param server keywords of both servers
    /// @param exposed keywords of the exposed operation
    private String document(String api, String operation, String server, String exposed) {
        return """
            naftiko: 1.0.0-alpha2
            capability:
              consumes:
              - {type: http, namespace: ships, baseUri: '%s'%s, resources: [{path: /flag, operations: [{name: flag, method: GET%s}]}]}
              exposes:
              - {type: rest, namespace: ships-rest, port: 8080%s, resources: [{path: /flag, operations: [{method: GET, name: get, call: ships.flag%s}]}]}
              - {type: mcp, namespace: ships-mcp, port: 9090%s, tools: [{name: flag, description: The flag., call: ships.flag}]}
            """.formatted(upstream.origin(), more(api), more(operation), more(server), more(exposed), more(server));
    }

    private static String more(String keywords) {
        return keywords.isEmpty() ? "" : ", " + keywords;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       |                                               |                     | get  |"
                        + " true",
                "                       |                                               |                     | flag |"
                        + " true",
                "                       | 'maxBinarySize: 1KiB'                         |                     | get  |"
                        + " false",
                "                       | 'maxBinarySize: 1KiB'                         |                     | flag |"
                        + " false",
                "'maxBinarySize: 1KiB'  |                                               |                     | flag |"
                        + " false",
                "                       |                                               | 'maxBinarySize: 1KiB' | get"
                        + " | false",
                "                       |                                               | 'maxBinarySize: 1KiB' | flag"
                        + " | false",
                "                       | 'maxBinarySize: 1.5KiB'                       |                     | flag |"
                        + " false",
                "                       | 'maxBinarySize: 2KiB'                         | 'maxBinarySize: 1KiB' | flag"
                        + " | true",
                "'maxBinarySize: 1KiB'  | 'outputRawFormat: binary, maxBinarySize: 2KiB' |                    | flag |"
                        + " true",
            })
    void theInnermostBoundHolds(String api, String operation, String server, String unit, boolean answered) {
        var units = Units.of(document(or(api), or(operation), or(server), ""), Map.of());

        if (answered) {
            assertThat(units.call(unit, "{}").body().bytes()).hasSize(2048);
        } else {
            assertThatThrownBy(() -> units.call(unit, "{}"))
                    .isInstanceOf(FailedCall.class)
                    .hasMessageStartingWith("The answer has 2048 bytes, and `maxBinarySize` allows");
        }
    }

    private static String or(String keywords) {
        return keywords == null ? "" : keywords;
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, json, false",
        "application/json, json, true",
        "text/plain, json, true",
        "'', json, true",
        "application/json, binary, false",
        "'', binary, false"
    })
    void theBoundIsForBytesAndNotForText(String mediaType, String format, boolean answered) {
        type = mediaType;
        var units = Units.of(document("", "maxBinarySize: 1KiB, outputRawFormat: " + format, "", ""), Map.of());

        if (answered) {
            assertThat(units.call("flag", "{}").status()).isEqualTo(200);
        } else {
            assertThatThrownBy(() -> units.call("flag", "{}")).isInstanceOf(FailedCall.class);
        }
    }

    @Test
    void bytesThatAreDeclaredHaveADefaultBound() {
        content = new byte[(10 << 20) + 1];
        var declared = Units.of(document("", "outputRawFormat: binary", "", ""), Map.of());
        var undeclared = Units.of(document("", "", "", ""), Map.of());

        assertThatThrownBy(() -> declared.call("get", "{}")).isInstanceOf(FailedCall.class);
        assertThatThrownBy(() -> undeclared.call("flag", "{}")).isInstanceOf(FailedCall.class);
        assertThat(undeclared.call("get", "{}").body().bytes()).hasSize(content.length);
    }

    @Test
    void anAnswerHasTheMediaTypeThatTheFileSays() {
        var units = Units.of(document("", "outputMediaType: image/x-flag", "", ""), Map.of());

        assertThat(units.call("get", "{}").mediaType()).isEqualTo("image/x-flag");
        status = 404;
        assertThat(units.call("get", "{}").mediaType()).isEqualTo("image/png");
    }

    @Test
    void aSizeHasAUnit() {
        assertThat(Units.of(document("", "maxBinarySize: 12", "", ""), Map.of())
                        .plan()
                        .problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(Code.WRONG_SHAPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "responseBinary: {mediaType: image/x-flag}                                   | image/png              "
                        + "  | image/png",
                "responseBinary: {mediaType: image/x-flag}                                   |"
                        + " application/octet-stream | image/x-flag",
                "responseBinary: {mediaType: image/x-flag}                                   | ''                     "
                        + "  | image/x-flag",
                "responses: {'200': {description: Ok, content: {image/y: {binary: true}}}}   | ''                     "
                        + "  | image/y",
                "responses: {2XX: {content: {image/y: {binary: true}}}}                      | ''                     "
                        + "  | image/y",
                "responses: {'404': {content: {image/y: {binary: true}}}}                    | ''                     "
                        + "  | ''",
                "responses: {'200': {content: {image/y: {binary: true}, image/z: {}}}}       | ''                     "
                        + "  | ''",
            })
    void restAnswersWithTheMediaTypeOfItsPromiseWhereTheApiSaysNone(
            String exposed, String answered, String expected, @TempDir Path folder) throws IOException {
        type = answered;
        try (var hosting = hosting(exposed, folder)) {
            var response = hosting.send("GET", hosting.url("ships-rest") + "/flag", "");

            assertThat(response.headers().firstValue("Content-Type").orElse("")).isEqualTo(expected);
        }
    }

    @Test
    void theDescriptionOfAServerHasThePromise(@TempDir Path folder) throws IOException {
        assertThat(responses("responseBinary: {mediaType: image/png, description: The flag., status: 200}", folder)
                        .path("200"))
                .isEqualTo(Json.parse("""
                    {"description": "The flag.",
                     "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
                    """).orElseThrow());
        var responses = responses(
                "responses: {'200': {description: A ship., content: {application/json: {schema: {type: object}}}},"
                        + " '502': {description: Bad.}}",
                folder);
        assertThat(responses.at("/200/content/application~1json/schema/type").asString())
                .isEqualTo("object");
        assertThat(responses.at("/502/description").asString()).isEqualTo("Bad.");
        assertThat(responses.has("504")).isTrue();
    }

    private JsonNode responses(String exposed, Path folder) throws IOException {
        try (var hosting = hosting(exposed, folder)) {
            var description = hosting.send("GET", hosting.url("ships-rest") + "/openapi.json", "")
                    .body();
            return Json.parse(description).orElseThrow().at("/paths/~1flag/get/responses");
        }
    }

    private Hosting hosting(String exposed, Path folder) throws IOException {
        var file = folder.resolve("ships.yaml");
        Files.writeString(file, document("", "outputRawFormat: binary", "", exposed));
        return new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }
}
