package io.naftiko.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.naftiko.runtime.document.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the official Java client does with the capabilities of this project, whatever carries its messages. It checks
/// results against the output schemas of the tools.
abstract class JavaClientSuite {

    static final String FOLDER = "../capabilities";

    private static final String EVERYTHING = "everything-mcp";

    /// Reads numbers as the client does.
    private static final JsonMapper MAPPER = new JsonMapper();

    /// What servers said while they worked.
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /// A client that has introduced itself to a server.
    abstract McpSyncClient connect(String server);

    final McpSyncClient connected(McpClientTransport transport) {
        var client = McpClient.sync(transport)
                .enableCallToolSchemaCaching(true)
                .capabilities(
                        ClientCapabilities.builder().elicitation().sampling().build())
                .elicitation(JavaClientSuite::answer)
                .sampling(_ -> CreateMessageResult.builder(Role.ASSISTANT, "Ahoy", "a-model")
                        .build())
                .progressConsumer(progress -> heard.add(progress.message()))
                .build();
        client.initialize();
        return client;
    }

    /// A person who fills in every field.
    private static ElicitResult answer(ElicitFormRequest question) {
        return ElicitResult.builder(ElicitResult.Action.ACCEPT)
                .content(Sample.members(question.requestedSchema()))
                .build();
    }

    /// Those whose tools call an API.
    static Stream<String> servers() {
        return inspected()
                .map(server -> server.path("namespace").asString())
                .filter(server -> !server.equals(EVERYTHING));
    }

    /// The MCP servers of all files.
    private static Stream<JsonNode> inspected() {
        return Typed.naftiko("inspect", FOLDER, "--format", "json").outLines().stream()
                .flatMap(line -> Json.parse(line).orElseThrow().path("mcp").valueStream());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyToolAnswersOrTellsTheAgentWhyNot(String server) {
        try (var client = connect(server)) {
            var tools = client.listTools().tools();

            assertThat(client.getServerInfo().name()).isEqualTo(server);
            assertThat(tools).extracting(Tool::name).containsExactlyElementsOf(tools(server));
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

    private static List<String> tools(String server) {
        return inspected()
                .filter(each -> each.path("namespace").asString().equals(server))
                .flatMap(each -> each.path("tools").valueStream())
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    @Test
    void everyResourceIsReadAsItIsListed() {
        try (var client = connect(EVERYTHING)) {
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
        try (var client = connect(EVERYTHING)) {
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
    void aPromptAsksThePerson() {
        try (var client = connect(EVERYTHING)) {
            var prompt = client.getPrompt(GetPromptRequest.builder("test_input_required_result_prompt")
                    .build());

            assertThat(prompt.messages().getFirst().content())
                    .isInstanceOfSatisfying(
                            TextContent.class, text -> assertThat(text.text()).isEqualTo("Use this context: x"));
        }
    }

    @Test
    void aToolAsksTheModel() {
        try (var client = connect(EVERYTHING)) {
            var request = CallToolRequest.builder("test_sampling").arguments(Map.of("prompt", "Greet me."));

            assertThat(text(client.callTool(request.build()))).isEqualTo("LLM response: Ahoy");
        }
    }

    @Test
    void aToolTalksWhileItWorks() throws InterruptedException {
        try (var client = connect(EVERYTHING)) {
            var watched = CallToolRequest.builder("test_tool_with_progress").progressToken("watched");

            client.callTool(watched.build());

            // the client hands each to a thread of its own, so that they may overtake each other there
            assertThat(new String[] {heard.poll(20, SECONDS), heard.poll(20, SECONDS), heard.poll(20, SECONDS)})
                    .containsExactlyInAnyOrder(
                            "Completed step 0 of 100", "Completed step 50 of 100", "Completed step 100 of 100");
        }
    }

    @Test
    void anArgumentIsCompleted() {
        try (var client = connect(EVERYTHING)) {
            var completed = client.completeCompletion(CompleteRequest.builder(
                            new PromptReference("test_prompt_with_arguments"), new CompleteArgument("arg1", "testi"))
                    .build());

            assertThat(completed.completion().values()).containsExactly("testing");
        }
    }

    static JsonNode call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        assertThat(result.isError()).as(text(result)).isNotEqualTo(true);
        return Json.MAPPER.valueToTree(result.structuredContent());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }
}
