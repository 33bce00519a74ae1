package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Task;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of an answer, and of none, in the result of a tool.
class ToolCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"arguments\": {}", ", \"arguments\": null"})
    void takesMissingArgumentsForNone(String arguments) {
        var seen = new ArrayList<Map<String, JsonNode>>();
        var client = new Wired(Served.oneTool(scope -> {
            seen.add(scope.inputs());
            return new Response(200, Body.empty());
        }));

        client.modern("tools/call", "\"name\": \"list\"" + arguments);

        assertThat(seen).containsExactly(Map.of());
    }

    @Test
    void givesTheRoutineItsArgumentsInOrder() {
        var seen = new ArrayList<String>();
        var client = new Wired(Served.oneTool(scope -> {
            scope.inputs().forEach((name, value) -> seen.add(name + "=" + value));
            return new Response(200, Body.empty());
        }));

        client.modern("tools/call", "\"name\": \"list\", \"arguments\": {\"z\": 1.50, \"a\": [null], \"$top\": \"x\"}");

        assertThat(seen).containsExactly("z=1.50", "a=[null]", "$top=\"x\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"name\": \"list\", \"arguments\": []'",
        "'\"name\": \"list\", \"arguments\": \"{}\"'",
        "'\"name\": 7'",
        "'\"arguments\": {}'",
    })
    void refusesAnotherShape(String params) {
        var answered = new Wired(Served.oneTool(Served.answering("{}")))
                .legacy("2025-11-25", "tools/call", "{" + params + "}");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32602);
    }

    @Test
    void answersNothingWithNoContent() {
        assertThat(result(_ -> new Response(204, Body.empty()))).isEqualTo(Served.json("{\"content\": []}"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, hello",
        "text/html, <p>hello</p>",
        "application/xml, <a/>",
        "image/svg+xml, <svg/>",
        "application/json, 'not json'",
        "application/json, '{\"a\": 1} {}'",
        "application/json, '{\"a\": NaN}'",
        "application/json, ' '",
        "text/plain, '{\"a\": 1}'",
    })
    void answersTextWithText(String type, String body) {
        assertThat(result(Served.answering(type, body.getBytes(UTF_8)))).isEqualTo(text(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/hal+json", "application/json; charset=utf-8", "text/json"})
    void structuresWhatIsCalledJson(String type) {
        var result = result(Served.answering(type, "{\"a\": 1}".getBytes(UTF_8)));

        assertThat(result.get("structuredContent")).isEqualTo(Served.json("{\"a\": 1}"));
    }

    @Test
    void looksIntoABodyWithoutType() {
        assertThat(result(_ -> new Response(200, Body.of("{\"a\": 1}"))).has("structuredContent"))
                .isTrue();
        assertThat(result(_ -> new Response(200, Body.of("hello")))).isEqualTo(text("hello"));
        assertThat(result(_ -> new Response(200, Body.of(new byte[] {(byte) 0xFF, 0}))))
                .isEqualTo(blob("application/octet-stream"));
    }

    @Test
    void answersBytesWithTheirType() {
        var bytes = new byte[] {(byte) 0xFF, 0};

        assertThat(result(Served.answering("image/png", bytes)))
                .isEqualTo(Served.json(
                        "{\"content\": [{\"type\": \"image\", \"mimeType\": \"image/png\", \"data\": \"/wA=\"}]}"));
        assertThat(result(Served.answering("audio/wav", bytes)))
                .isEqualTo(Served.json(
                        "{\"content\": [{\"type\": \"audio\", \"mimeType\": \"audio/wav\", \"data\": \"/wA=\"}]}"));
        assertThat(result(Served.answering("application/pdf", bytes))).isEqualTo(blob("application/pdf"));
        assertThat(result(Served.answering("audio/wav", bytes), "2024-11-05")).isEqualTo(blob("audio/wav"));
    }

    @Test
    void mendsTextThatIsNotUtf8() {
        assertThat(result(Served.answering("text/plain", new byte[] {'a', (byte) 0xFF, 'b'})))
                .isEqualTo(text("a\uFFFDb"));
        assertThat(result(Served.answering("text/plain; charset=iso-8859-1", new byte[] {(byte) 0xE9})))
                .isEqualTo(text("é"));
        assertThat(result(Served.answering("text/plain; charset=\"nonsense\"", "é".getBytes(UTF_8))))
                .isEqualTo(text("é"));
        assertThat(result(Served.answering("text/plain", "\uFEFFa".getBytes(UTF_8))))
                .isEqualTo(text("a"));
    }

    @Test
    void structuresJsonOfOtherEncodingsOnlyWhereTheyAreSaid() {
        var wide = "{\"a\": \"é\"}".getBytes(UTF_16BE);

        assertThat(result(Served.answering("application/json; charset=utf-16be", wide))
                        .get("structuredContent"))
                .isEqualTo(Served.json("{\"a\": \"é\"}"));
        assertThat(result(Served.answering("application/json", wide)).has("structuredContent"))
                .isFalse();
    }

    @Test
    void structuresJsonBehindAByteOrderMark() {
        var result = result(Served.answering("\uFEFF{\"a\": 1}"));

        assertThat(result.get("structuredContent")).isEqualTo(Served.json("{\"a\": 1}"));
        assertThat(result.get("content").get(0).get("text").stringValue()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void keepsStatusAndBodyOfAnUpstreamThatRefuses() {
        Work work = _ -> Response.json(404, "{\"error\": \"no \\\"ship\\\"\"}".getBytes(UTF_8));

        assertThat(result(work)).isEqualTo(error("The API answered with status 404: {\"error\": \"no \\\"ship\\\"\"}"));
        assertThat(result(_ -> new Response(500, Body.empty())))
                .isEqualTo(error("The API answered with status 500. The call may be repeated."));
        assertThat(result(_ -> Response.of(503, "image/png", new byte[3])))
                .isEqualTo(error("The API answered with status 503 and 3 bytes of image/png. Try again later."));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new Failure.BadInput(List.of(
                                new Failure.Violation("id", "is required"),
                                new Failure.Violation("limit", "must be at most 100"))),
                        "Invalid arguments: `id` is required; `limit` must be at most 100. The tool takes no"
                                + " arguments."),
                Arguments.of(
                        new Failure.VariableUnset("TOKEN"), "The variable TOKEN is not set, and this call needs it."),
                Arguments.of(new Failure.Overloaded("Too many calls.", 7), "Too many calls. Try again in 7 seconds."),
                Arguments.of(
                        new Failure.UpstreamUnreachable("No connection."),
                        "No connection. Nothing was sent: the call may be repeated."),
                Arguments.of(
                        new Failure.UpstreamTimedOut("No answer in 30 s."),
                        "No answer in 30 s. The call may be repeated."),
                Arguments.of(new Failure.UnreadableReply("No JSON."), "No JSON."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void explainsEachFailureInTheResult(Failure failure, String text) {
        Work work = _ -> {
            throw new FailedCall(failure);
        };

        assertThat(result(work)).isEqualTo(error(text));
        assertThat(result(work, "2024-11-05")).isEqualTo(error(text));
    }

    @Test
    void namesWhatTheToolTakesWhenArgumentsAreRefused() {
        var server = """
            {"namespace": "port", "tools": [{"name": "find", "inputSchema":
              {"type": "object", "properties": {"id": {"type": "string"}}}}]}
            """;
        var client = new Wired(Served.endpoint(server, Map.of("find", _ -> {
            throw FailedCall.badInput("id", "is required");
        })));

        assertThat(client.legacy("2025-11-25", "tools/call", "{\"name\": \"find\"}")
                        .result())
                .isEqualTo(error("Invalid arguments: `id` is required. The tool takes `id` (string, required)."));
    }

    @Test
    void saysWhatNobodyForesawToTheLogAlone() {
        var unforeseen = new IllegalStateException("secret");
        var logged = new ArrayList<Throwable>();
        var log = Logger.getLogger(Task.class.getName());
        log.setFilter(line -> !logged.add(line.getThrown()));
        var answered = new Wired(Served.oneTool(_ -> {
                    throw unforeseen;
                }))
                .modern("tools/call", "\"name\": \"list\"");
        log.setFilter(null);

        assertThat(logged).containsExactly(unforeseen);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32603);
        assertThat(answered.text()).doesNotContain("secret", "Exception");
    }

    private static JsonNode result(Work work) {
        return result(work, "2025-11-25");
    }

    private static JsonNode result(Work work, String revision) {
        var answered = new Wired(Served.oneTool(work)).legacy(revision, "tools/call", "{\"name\": \"list\"}");
        assertThat(answered.status()).isEqualTo(200);
        return answered.result();
    }

    private static JsonNode text(String text) {
        var result = Json.object();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result;
    }

    private static JsonNode error(String text) {
        return ((ObjectNode) text(text)).put("isError", true);
    }

    private static JsonNode blob(String type) {
        return Served.json(
                "{\"content\": [{\"type\": \"resource\", \"resource\": {\"uri\": \"tool:list\", \"mimeType\": \"" + type
                        + "\", \"blob\": \"/wA=\"}}]}");
    }
}
