package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;
import io.naftiko.runtime.serve.ServeLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The official client of the legacy era over a real socket.
class McpSdkTest {

    private static final String SERVER = """
        {"type": "mcp", "namespace": "port", "description": "Ask for ships.", "tools": [
          {"name": "list", "title": "List ships", "description": "Lists ships.", "hints": {"readOnly": true}},
          {"name": "flag", "description": "The flag."},
          {"name": "sink", "description": "Fails."}]}
        """;

    private final Listener listener;
    private final McpSyncClient client;

    McpSdkTest() throws PortUnavailable {
        var endpoint = Served.endpoint(
                SERVER,
                Map.of(
                        "list", Served.answering("{\"ships\": [\"Ærø\"]}"),
                        "flag", Served.answering("image/png", new byte[] {1, 2}),
                        "sink", _ -> Response.json(409, "{\"error\": \"afloat\"}".getBytes(UTF_8))));
        listener = Listener.open("localhost", 0, endpoint, ServeLimits.DEFAULT);
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + listener.port())
                        .endpoint("/mcp")
                        .build())
                .build();
    }

    @BeforeEach
    void connect() {
        client.initialize();
    }

    @AfterEach
    void close() {
        client.close();
        listener.close();
    }

    @Test
    void introducesItself() {
        assertThat(client.getServerInfo().name()).isEqualTo("port");
        assertThat(client.getServerInfo().title()).isEqualTo("Ships of the port");
        assertThat(client.getServerInstructions()).isEqualTo("Ask for ships.");
        client.ping();
    }

    @Test
    void listsItsTools() {
        assertThat(client.listTools().tools()).extracting(Tool::name).containsExactly("list", "flag", "sink");
    }

    @Test
    void answersWithStructureAndText() {
        var result = call("list");

        assertThat(result.structuredContent()).isEqualTo(Map.of("ships", List.of("Ærø")));
        assertThat(result.content())
                .singleElement()
                .isInstanceOfSatisfying(
                        TextContent.class, text -> assertThat(text.text()).isEqualTo("{\"ships\": [\"Ærø\"]}"));
    }

    @Test
    void answersWithAnImage() {
        assertThat(call("flag").content())
                .singleElement()
                .isInstanceOfSatisfying(
                        ImageContent.class, image -> assertThat(image.data()).isEqualTo("AQI="));
    }

    @Test
    void answersWithTheRefusalOfTheUpstream() {
        assertThat(call("sink").isError()).isTrue();
    }

    @Test
    void refusesAToolThatIsNotThere() {
        assertThatThrownBy(() -> call("lost"))
                .isInstanceOf(McpError.class)
                .hasMessage("Unknown tool: lost. Did you mean `list`?");
    }

    private CallToolResult call(String tool) {
        return client.callTool(CallToolRequest.builder(tool).build());
    }
}
