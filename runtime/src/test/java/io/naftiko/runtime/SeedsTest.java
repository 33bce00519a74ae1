package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The four capabilities that 100ms published, in one process: every tool and operation does what its file says.
class SeedsTest {

    private static final List<Path> FILES = Stream.of("rooms", "active-rooms", "live-streams", "recordings")
            .map(name -> Path.of("../capabilities/" + name + ".yaml"))
            .toList();

    /// A value that would break out of a path, a query, a header or a JSON text if it could.
    private static final String HOSTILE = "a/b?c#d%2F..\"é日\\\\";

    private static final String HOSTILE_IN_PATH = "a%2Fb%3Fc%23d%252F..%22%C3%A9%E6%97%A5%5C";
    private static final String BODY =
            "{\"text\":\"quote \\\" line\\r\\nX-Evil: 1\",\"n\":1.50,\"i\":12345678901234567890,\"b\":false}";
    private static final String ANSWER = "{\"id\":\"r1\",\"n\":1.50}";

    private final RecordingUpstream upstream = RecordingUpstream.answering(Answer.json(ANSWER));
    private final Hosting hosting = new Hosting(
            Settings.of(Environment.of(Map.of("HMS_MANAGEMENT_TOKEN", "t0k3n")))
                    .withUpstreams(Map.of("*", upstream.origin() + "/v2")),
            FILES);

    /// @param path with `*` where the tool's only id goes
    /// @param body whether the tool takes a body
    record Tool(String server, String name, String method, String path, boolean body) {

        String id() {
            return path.contains("timed") ? "stream_id" : path.contains("assets") ? "asset_id" : "room_id";
        }
    }

    static Stream<Tool> tools() {
        return Stream.of(
                new Tool("rooms-mcp", "hms-list-rooms", "GET", "/rooms", false),
                new Tool("rooms-mcp", "hms-create-room", "POST", "/rooms", true),
                new Tool("rooms-mcp", "hms-retrieve-room", "GET", "/rooms/*", false),
                new Tool("rooms-mcp", "hms-update-room", "POST", "/rooms/*", true),
                new Tool("rooms-mcp", "hms-set-room-enabled", "POST", "/rooms/*/enabled", true),
                new Tool("active-rooms-mcp", "hms-retrieve-active-room", "GET", "/active-rooms/*", false),
                new Tool("active-rooms-mcp", "hms-list-peers", "GET", "/active-rooms/*/peers", false),
                new Tool("active-rooms-mcp", "hms-send-message", "POST", "/active-rooms/*/send-message", true),
                new Tool("active-rooms-mcp", "hms-remove-peers", "POST", "/active-rooms/*/remove-peers", true),
                new Tool("active-rooms-mcp", "hms-end-active-room", "POST", "/active-rooms/*/end-room", true),
                new Tool("live-streams-mcp", "hms-start-live-stream", "POST", "/live-streams/room/*/start", true),
                new Tool("live-streams-mcp", "hms-stop-live-stream", "POST", "/live-streams/room/*/stop", false),
                new Tool("live-streams-mcp", "hms-send-timed-metadata", "POST", "/live-streams/*/timed-metadata", true),
                new Tool("live-streams-mcp", "hms-list-live-streams", "GET", "/live-streams", false),
                new Tool("recordings-mcp", "hms-start-recording", "POST", "/recordings/room/*/start", true),
                new Tool("recordings-mcp", "hms-stop-recording", "POST", "/recordings/room/*/stop", false),
                new Tool("recordings-mcp", "hms-list-recordings", "GET", "/recordings", false),
                new Tool(
                        "recordings-mcp",
                        "hms-get-recording-presigned-url",
                        "GET",
                        "/recording-assets/*/presigned-url",
                        false));
    }

    @AfterEach
    void close() {
        hosting.close();
        upstream.close();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void everyToolSendsExactlyItsCall(Tool tool) {
        for (var era : Era.values()) {
            var result = call(tool, arguments(tool, HOSTILE), era).path("result");

            assertThat(result.path("isError").asBoolean(false)).as("%s", result).isFalse();
            assertThat(Json.text(result.path("structuredContent"))).isEqualTo(ANSWER);
            assertThat(result.at("/content/0/text").asString()).isEqualTo(ANSWER);
        }
        assertThat(upstream.requests()).hasSize(Era.values().length).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo(tool.method());
            assertThat(request.target()).isEqualTo("/v2" + tool.path().replace("*", HOSTILE_IN_PATH));
            assertThat(request.text()).isEqualTo(tool.body() ? BODY : "");
            assertThat(request.header("Authorization")).isEqualTo("Bearer t0k3n");
            assertThat(request.header("X-Evil")).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("tools")
    void missingAndMistypedArgumentsNeverReachTheUpstream(Tool tool) {
        for (var era : Era.values()) {
            if (tool.path().contains("*") || tool.body()) {
                assertThat(text(call(tool, "{}", era))).contains("is required");
            }
            assertThat(text(call(tool, "{\"nothing\": 1}", era))).contains("`nothing` is not an input");
            if (tool.path().contains("*")) {
                assertThat(text(call(tool, "{\"" + tool.id() + "\": 7}", era)))
                        .contains("must be of type string, found integer");
            }
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void theRestOperationsOfRoomsSendTheirCalls() {
        var rooms = hosting.url("rooms-rest").replace("/rooms-rest", "");

        var listed = hosting.send("GET", rooms + "/v2/rooms", "");
        var created = hosting.send("POST", rooms + "/rooms-rest/v2/rooms", BODY, "Content-Type", "application/json");

        assertThat(List.of(listed.body(), created.body())).containsExactly(ANSWER, ANSWER);
        assertThat(upstream.requests())
                .extracting(each -> each.method() + " " + each.target() + " " + each.text())
                .containsExactly("GET /v2/rooms ", "POST /v2/rooms " + BODY);
    }

    private static String arguments(Tool tool, String id) {
        var idPart = tool.path().contains("*") ? "\"" + tool.id() + "\": \"" + id.replace("\"", "\\\"") + "\"" : "";
        var bodyPart = tool.body() ? "\"body\": " + BODY : "";
        return "{" + idPart + (idPart.isEmpty() || bodyPart.isEmpty() ? "" : ", ") + bodyPart + "}";
    }

    private JsonNode call(Tool tool, String arguments, Era era) {
        return Json.parse(era.call(hosting, hosting.url(tool.server()) + "/mcp", tool.name(), arguments)
                        .body())
                .orElseThrow();
    }

    private static String text(JsonNode answer) {
        assertThat(answer.at("/result/isError").booleanValue()).as("%s", answer).isTrue();
        return answer.at("/result/content/0/text").asString();
    }

    /// The two ways in which clients speak MCP.
    enum Era {
        LEGACY {
            @Override
            HttpResponse<String> call(Hosting hosting, String url, String tool, String arguments) {
                return hosting.send(
                        "POST",
                        url,
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                + "\",\"arguments\":" + arguments + "}}",
                        "Content-Type",
                        "application/json",
                        "MCP-Protocol-Version",
                        "2025-11-25");
            }
        },
        MODERN {
            @Override
            HttpResponse<String> call(Hosting hosting, String url, String tool, String arguments) {
                return hosting.send(
                        "POST",
                        url,
                        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                + "\",\"arguments\":" + arguments
                                + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}",
                        "Content-Type",
                        "application/json",
                        "MCP-Protocol-Version",
                        "2026-07-28",
                        "Mcp-Method",
                        "tools/call",
                        "Mcp-Name",
                        tool);
            }
        };

        abstract HttpResponse<String> call(Hosting hosting, String url, String tool, String arguments);
    }
}
