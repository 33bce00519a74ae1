package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.mock.MockApi;
import io.naftiko.runtime.testing.Documents;
import io.naftiko.runtime.testing.Hosted;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The official Java client uses each MCP server of 100ms.
class JavaClientTest {

    private static final List<String> NAMES = List.of(
            "rooms",
            "active-rooms",
            "live-streams",
            "recordings",
            "external-streams",
            "sessions-and-analytics",
            "policy",
            "room-codes-and-polls");

    private static RecordingUpstream upstream;
    private static Hosting hosting;

    @BeforeAll
    static void serve() {
        upstream = RecordingUpstream.answering(
                Hosted.by(MockApi.of(Documents.hundredMs()).requiringBearer("t0k3n")));
        var settings = Settings.of(Environment.of(Map.of("HMS_MANAGEMENT_TOKEN", "t0k3n")))
                .withUpstreams(Map.of("*", upstream.origin() + "/v2"));
        var files = NAMES.stream().map(name -> Path.of("../capabilities/" + name + ".yaml"));
        hosting = new Hosting(settings, files.toList());
    }

    @AfterAll
    static void close() {
        hosting.close();
        upstream.close();
    }

    static Stream<String> servers() {
        return NAMES.stream().map(name -> name + "-mcp");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void listsAndCalls(String server) {
        try (var client = connect(server)) {
            assertThat(client.getServerInfo().name()).isEqualTo(server);
            var tools = client.listTools().tools();
            assertThat(tools).allSatisfy(tool -> assertThat(tool.description()).isNotBlank());
            var askable = tools.stream().filter(JavaClientTest::asksForNothing).toList();
            assertThat(askable)
                    .allSatisfy(tool -> assertThat(client.callTool(
                                            CallToolRequest.builder(tool.name()).build())
                                    .isError())
                            .isNotEqualTo(true));
        }
    }

    @Test
    void makesARoomAndFindsIt() {
        try (var client = connect("rooms-mcp")) {
            var made = call(client, "hms-create-room", Map.of("body", Map.of("name", "standup")));
            var found = call(client, "hms-retrieve-room", Map.of("room_id", made.get("id")));

            assertThat(found.get("name")).isEqualTo("standup");
        }
    }

    private static boolean asksForNothing(Tool tool) {
        var hints = tool.annotations();
        return hints != null
                && Boolean.TRUE.equals(hints.readOnlyHint())
                && !tool.inputSchema().containsKey("required");
    }

    private static Map<?, ?> call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        assertThat(result.isError()).isNotEqualTo(true);
        return (Map<?, ?>) result.structuredContent();
    }

    private static McpSyncClient connect(String server) {
        var url = URI.create(hosting.url(server));
        var client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://" + url.getAuthority())
                        .endpoint(url.getPath() + "/mcp")
                        .build())
                .build();
        client.initialize();
        return client;
    }
}
