package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Answers that are longer than an agent can take: they are cut, say so, and can be read whole for a while.
class LongAnswersTest {

    private static final Pattern ADDRESS = Pattern.compile("naftiko://answers/[A-Za-z0-9_-]{22}");
    private static final String SERVER = """
        tools:
        - {name: usual, description: Lists ships., call: dock.list}
        - {name: list, description: Lists ships., maxTokens: 500, call: dock.list}
        - {name: any, description: Lists ships., maxTokens: 0, call: dock.list}
        - name: typed
          description: Lists ships by their types.
          maxBytes: 2KiB
          call: dock.list
          outputParameters:
          - name: ships
            type: array
            mapping: $.data
            items: {type: object, properties: {id: {type: integer}, name: {type: string}}}
        - name: fixed
          description: Has a schema of its own.
          maxTokens: 500
          call: dock.list
          outputSchema: {type: object, properties: {data: {type: array, minItems: 100}}}
        - name: shown
          description: Shows ships.
          maxTokens: 300
          call: dock.list
          content:
          - Ships
          - '{{$.data}}'
          - {type: image, data: '{{$.photo}}', mimeType: image/png}
        """;

    @TempDir
    private Path folder;

    private final JsonNode ships = ships(400);
    private final RecordingUpstream upstream = RecordingUpstream.answering(
            received -> received.path().equals("/ships") ? Answer.json(Json.text(ships)) : Answer.of(404));
    private Wired client;

    @BeforeEach
    void serve() {
        client = Shared.in(folder, upstream.origin(), SERVER).client();
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    private static JsonNode ships(int count) {
        var ships = Json.object().put("total", count).put("photo", "AQI=");
        IntStream.range(0, count)
                .forEach(i -> ships.withArray("/data").addObject().put("id", i).put("name", "Ship number " + i));
        return ships;
    }

    private JsonNode call(String revision, String tool) {
        var result = revision.equals("2026-07-28")
                ? client.modern("tools/call", "\"name\": \"" + tool + "\"").result()
                : client.legacy(revision, "tools/call", "{\"name\": \"" + tool + "\"}")
                        .result();
        assertThat(result.has("isError")).as(result.toString()).isFalse();
        return result;
    }

    private static String text(JsonNode result, int block) {
        return result.path("content").path(block).path("text").asString();
    }

    private static String address(JsonNode result) {
        var address = ADDRESS.matcher(text(result, 1));
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private String read(String uri) {
        return client.modern("resources/read", "\"uri\": \"" + uri + "\"")
                .result()
                .path("contents")
                .path(0)
                .path("text")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void areCutAndSaySo(String revision) {
        var result = call(revision, "list");
        var shown = Served.json(text(result, 0));

        assertThat(shown.path("total").asInt()).isEqualTo(400);
        assertThat(shown.path("data").size()).isBetween(10, 60);
        assertThat(result.get("structuredContent")).isEqualTo(shown);
        assertThat((text(result, 0) + text(result, 1)).getBytes(UTF_8).length).isLessThanOrEqualTo(2000);
        assertThat(text(result, 1))
                .startsWith("The answer is cut: it has about ")
                .contains(
                        " tokens, and 500 are allowed. `$.data` shows "
                                + shown.path("data").size() + " of 400 elements.",
                        " with `limit`.",
                        "?from=0&length=2000");
        assertThat(result.path("content").path(2).path("type").asString()).isEqualTo("resource_link");
        assertThat(result.path("content").path(2).path("uri").asString()).isEqualTo(address(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26"})
    void haveNoLinkWhereThereAreNone(String revision) {
        var result = call(revision, "list");

        assertThat(result.path("content")).hasSize(2);
        assertThat(read(address(result))).isEqualTo(Json.text(ships));
    }

    @Test
    void areKeptWholeAndInParts() {
        var address = address(call("2026-07-28", "list"));
        int length = Json.text(ships).length();

        assertThat(read(address)).isEqualTo(Json.text(ships));
        var parts = IntStream.iterate(0, from -> from < length, from -> from + 1000)
                .mapToObj(from -> read(address + "?from=" + from + "&length=1000"))
                .collect(Collectors.joining());
        assertThat(parts).isEqualTo(Json.text(ships));
    }

    @Test
    void areNobodyElses() {
        var address = address(call("2026-07-28", "list"));
        var other = Shared.in(folder, upstream.origin(), SERVER).client();

        assertThat(other.modern("resources/read", "\"uri\": \"" + address + "\"")
                        .code())
                .isEqualTo(-32602);
        assertThat(other.legacy("2025-11-25", "resources/read", "{\"uri\": \"" + address + "\"}")
                        .code())
                .isEqualTo(-32002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=x&length=1", "?from=99999999&length=1", "?from=0&length=-1"})
    void haveNoSuchPart(String range) {
        var address = address(call("2026-07-28", "list"));

        assertThat(client.modern("resources/read", "\"uri\": \"" + address + range + "\"")
                        .code())
                .isEqualTo(-32602);
    }

    @Test
    void arePrivateWhateverTheServerSays() {
        var served = Shared.in(folder, upstream.origin(), "cacheScope: public\nttlMs: 60000\n" + SERVER)
                .client();
        var address = address(served.modern("tools/call", "\"name\": \"list\"").result());
        var read =
                served.modern("resources/read", "\"uri\": \"" + address + "\"").result();

        assertThat(read.path("cacheScope").asString()).isEqualTo("private");
        assertThat(read.path("ttlMs").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "any"})
    void passWhereTheyMay(String tool) {
        var result = call("2026-07-28", tool);

        assertThat(text(result, 0)).isEqualTo(Json.text(ships));
        assertThat(result.path("content")).hasSize(1);
    }

    @Test
    void keepToTheSchemaOfTheTool() {
        var typed = call("2025-11-25", "typed");
        var fixed = call("2025-11-25", "fixed");

        assertThat(typed.path("structuredContent").path("ships").size()).isBetween(5, 60);
        assertThat(typed.path("structuredContent")).isEqualTo(Served.json(text(typed, 0)));
        assertThat(fixed.path("structuredContent").path("data")).hasSize(100);
        assertThat(Served.json(text(fixed, 0)).path("data").size()).isLessThan(60);
    }

    @Test
    void cutTheTextsOfContentAndNothingElse() {
        var content = call("2026-07-28", "shown").path("content");

        assertThat(content.path(0).path("text").asString()).isEqualTo("Ships");
        assertThat(content.path(1).path("text").asString()).matches("\\[\\{\"id\":0.*…\\[\\+\\d+]");
        assertThat(content.path(2).path("data").asString()).isEqualTo("AQI=");
        assertThat(content.path(3).path("text").asString()).startsWith("The answer is cut: ");
        assertThat(content.path(4).path("type").asString()).isEqualTo("resource_link");
    }

    @Test
    void haveAServerThatSaysItHasResources() {
        assertThat(client.modern("server/discover", "")
                        .result()
                        .path("capabilities")
                        .has("resources"))
                .isTrue();
        assertThat(client.modern("resources/list", "").result().path("resources"))
                .isEmpty();
        assertThat(Served.oneTool(Served.answering("{}")))
                .satisfies(handler -> assertThat(new Wired(handler)
                                .modern("server/discover", "")
                                .result()
                                .path("capabilities")
                                .has("resources"))
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "maxTokens: 100, 'Write 256 or more, or 0.'",
        "maxBytes: 100B, 'Write `1KiB` or more, or 0.'",
        "maxTokens: -1, ",
        "maxBytes: many, ",
    })
    void haveALimitThatLeavesRoom(String keyword, String proposal) {
        var tools = "tools:\n- {name: list, description: Lists., " + keyword + ", call: dock.list}\n";

        assertThat(Shared.in(folder, upstream.origin(), tools).plan().problems())
                .filteredOn(problem -> problem.code() == Code.WRONG_SHAPE)
                .extracting(Problem::proposal)
                .isEqualTo(proposal == null ? java.util.Collections.singletonList(null) : List.of(proposal));
    }
}
