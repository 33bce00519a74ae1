package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The official Java client uses what `naftiko run capabilities --mock` serves over HTTP.
class JavaClientOverHttpTest extends JavaClientSuite {

    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running = new Running(Map.of(), FOLDER, "--mock", "--port", "9191=0");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /// Of the directory where there is no name.
    @Override
    McpSyncClient connect(String server) {
        var any = running.address("-mcp/mcp");
        return connected(HttpClientStreamableHttpTransport.builder("http://" + any.getAuthority())
                .endpoint((server.isEmpty() ? "" : "/" + server) + "/mcp")
                .build());
    }

    @Test
    void aRoomIsUsedByTheToolsOfSeveralServers() {
        try (var rooms = connect("rooms-mcp");
                var codes = connect("room-codes-and-polls-mcp");
                var streams = connect("live-streams-mcp")) {
            var room = Map.<String, Object>of(
                    "room_id",
                    call(rooms, "hms-create-room", Map.of("body", Map.of("name", "standup")))
                            .path("id")
                            .asString());

            var made = call(codes, "hms-create-room-codes", room);
            var started = call(streams, "hms-start-live-stream", with(room, "body", Map.of()));

            assertThat(call(rooms, "hms-retrieve-room", room).path("name").asString())
                    .isEqualTo("standup");
            assertThat(call(codes, "hms-get-room-codes", room).path("data")).isEqualTo(made.path("data"));
            assertThat(call(streams, "hms-list-live-streams", Map.of())
                            .path("data")
                            .valueStream())
                    .anyMatch(stream -> stream.path("id").equals(started.path("id")));
        }
    }

    @Test
    void anAgentFindsAToolAndCallsItThroughTheDirectory() {
        try (var client = connect("")) {
            var found = call(client, "search_capabilities", Map.of("query", "list rooms"));
            var tool = Map.<String, Object>of("tool", found.at("/tools/0/tool").asString());

            assertThat(call(client, "describe_tool", tool).path("name").asString())
                    .isEqualTo("hms-list-rooms");
            assertThat(call(client, "call_tool", with(tool, "arguments", Map.of("limit", 7)))
                            .path("limit")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        var more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return more;
    }
}
