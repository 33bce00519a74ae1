package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The official Java client uses what `naftiko run capabilities --mock` serves. It checks each result against the
/// output
/// schema of the tool.
class McpClientTest {

    private static final Pattern SERVER = Pattern.compile("^(http://\\S+/([\\w-]+)/mcp) +\\d+ tool");

    /// Reads numbers as the client does.
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running = new Running(Map.of(), "../capabilities", "--mock", "--port", "9191=0");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /// Those whose tools call an API.
    static Stream<String> servers() {
        return running.lines().stream()
                .flatMap(line -> SERVER.matcher(line).results())
                .map(server -> server.group(2))
                .filter(server -> !server.equals("everything-mcp"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyToolAnswersOrTellsTheAgentWhyNot(String server) {
        try (var client = connect(server)) {
            var tools = client.listTools().tools();

            assertThat(client.getServerInfo().name()).isEqualTo(server);
            assertThat(tools).extracting(Tool::name).containsExactlyElementsOf(inspected(server));
            assertThat(tools).allSatisfy(tool -> {
                var result = client.callTool(CallToolRequest.builder(tool.name())
                        .arguments(Sample.arguments(tool.inputSchema()))
                        .build());
                if (Boolean.TRUE.equals(result.isError())) {
                    assertThat(text(result)).startsWith("The API answered with status 4");
                } else {
                    assertThat(result.structuredContent()).isEqualTo(MAPPER.readValue(text(result), Map.class));
                }
            });
        }
    }

    private static List<String> inspected(String server) {
        return Typed.naftiko("inspect", "../capabilities", "--format", "json").outLines().stream()
                .map(line -> Json.parse(line).orElseThrow().path("mcp"))
                .flatMap(JsonNode::valueStream)
                .filter(each -> each.path("namespace").asString().equals(server))
                .flatMap(each -> each.path("tools").valueStream())
                .map(tool -> tool.path("name").asString())
                .toList();
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

    @Test
    void everyResourceIsReadAsItIsListed() {
        try (var client = connect("everything-mcp")) {
            assertThat(client.listResources().resources()).isNotEmpty().allSatisfy(resource -> {
                var content = client.readResource(resource).contents().getFirst();

                assertThat(content.uri()).isEqualTo(resource.uri());
                assertThat(content.mimeType()).isEqualTo(resource.mimeType());
                if (content instanceof TextResourceContents text) {
                    assertThat(text.text()).isNotBlank();
                } else {
                    assertThat(Base64.getDecoder().decode(((BlobResourceContents) content).blob()))
                            .isNotEmpty();
                }
            });
            assertThat(client.listResourceTemplates().resourceTemplates()).isNotEmpty();
        }
    }

    @Test
    void everyPromptTakesItsArguments() {
        try (var client = connect("everything-mcp")) {
            assertThat(client.listPrompts().prompts()).isNotEmpty().allSatisfy(prompt -> {
                var arguments = Stream.ofNullable(prompt.arguments())
                        .flatMap(List::stream)
                        .collect(Collectors.<PromptArgument, String, Object>toMap(
                                PromptArgument::name, argument -> "some " + argument.name()));
                var request = GetPromptRequest.builder(prompt.name())
                        .arguments(arguments)
                        .build();

                var messages = client.getPrompt(request).messages();

                assertThat(messages).isNotEmpty();
                assertThat(arguments.values())
                        .allSatisfy(value -> assertThat(messages.toString()).contains(String.valueOf(value)));
            });
        }
    }

    @Test
    void anArgumentIsCompleted() {
        try (var client = connect("everything-mcp")) {
            var completed = client.completeCompletion(CompleteRequest.builder(
                            new PromptReference("test_prompt_with_arguments"), new CompleteArgument("arg1", "testi"))
                    .build());

            assertThat(completed.completion().values()).containsExactly("testing");
        }
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        var more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return more;
    }

    private static JsonNode call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        assertThat(result.isError()).as(text(result)).isNotEqualTo(true);
        return Json.MAPPER.valueToTree(result.structuredContent());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    /// A client of a server; of the directory where there is no name.
    private static McpSyncClient connect(String server) {
        var any = running.address("-mcp/mcp");
        var transport = HttpClientStreamableHttpTransport.builder("http://" + any.getAuthority())
                .endpoint((server.isEmpty() ? "" : "/" + server) + "/mcp")
                .build();
        var client = McpClient.sync(transport).enableCallToolSchemaCaching(true).build();
        client.initialize();
        return client;
    }
}
