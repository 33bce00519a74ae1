package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Directories.mcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.naftiko.runtime.host.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The MCP server at `/mcp` of a listener that has several.
class DirectoryServerTest {

    private static final String SHIPS = """
        naftiko: 1.0.0-alpha2
        info: {label: Harbour}
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - type: http
            namespace: registry
            baseUri: http://127.0.0.1:1
            authentication: {type: bearer, token: '{{env.TOKEN}}'}
            resources:
            - path: /ships/{id}
              operations:
              - {name: get-ship, method: GET, inputParameters: [{name: id, in: path}]}
          exposes:
          - type: mcp
            namespace: harbour
            tools:
            - name: get-ship
              description: Reads a ship. It is fast.
              hints: {readOnly: true}
              call: registry.get-ship
        """;

    @TempDir
    private Path folder;

    private final Directories served = new Directories();

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
    void hasThreeToolsInEveryRevision(String revision) {
        several();
        var tools = served.result(revision, "tools/list", "").path("tools");

        assertThat(tools.valueStream().map(tool -> tool.path("name").stringValue()))
                .containsExactly("search_capabilities", "describe_tool", "call_tool");
        assertThat(tools.toString()).hasSizeLessThan(1_500);
        if (!revision.equals("2024-11-05")) {
            assertThat(tools.path(1).path("annotations").path("readOnlyHint").asBoolean())
                    .isTrue();
            assertThat(tools.path(2).path("annotations")).isEqualTo(Directories.parse("""
                {"readOnlyHint": false, "destructiveHint": true, "idempotentHint": false, "openWorldHint": true}
                """));
        }
    }

    @Test
    void tellsAgentsHowToUseIt() {
        several();

        assertThat(served.result("2026-07-28", "server/discover", "")
                        .path("instructions")
                        .stringValue())
                .startsWith("4 tools of 3 servers behind three: find one with `search_capabilities`");
    }

    @Test
    void isNotThereWhereOneServerIsAlone() {
        served.swap(site("a.yaml", mcp("One", "one", "own: Own.")));

        assertThat(served.result("2025-11-25", "tools/list", "").toString()).contains("\"own\"");
        assertThat(served.json("").has("directory")).isFalse();
    }

    @Test
    void isNamedByTheIndex() {
        several();

        assertThat(served.json("").path("directory").stringValue()).isEqualTo("/mcp");
        assertThat(served.hosting().lobby()).containsExactly(served.index(), served.directory());
    }

    @Test
    void findsToolsByWhatTheyDo() {
        several();

        assertThat(search("{\"query\": \"read ship\"}")).isEqualTo(Directories.parse("""
            {"total": 1, "tools": [{"tool": "harbour/get-ship", "description": "Reads a ship.", "required": ["id"],
              "readOnly": true, "capability": "Harbour"}]}
            """));
        assertThat(addresses("{\"query\": \"invoices\"}"))
                .containsExactly("billing/send-invoice", "billing/list-invoices");
        assertThat(addresses("{\"query\": \"harb\"}")).containsExactly("harbour/get-ship");
        assertThat(addresses("{\"query\": \"nothing\"}")).isEmpty();
    }

    @Test
    void listsTheServersWhenNothingIsAskedFor() {
        several();

        assertThat(search("{\"query\": \"\", \"limit\": 2}")).isEqualTo(Directories.parse("""
            {"total": 3, "servers": [{"server": "billing", "capability": "Billing", "tools": 2},
              {"server": "rooms", "capability": "Rooms", "tools": 1}], "next": 2}
            """));
        assertThat(search("{\"query\": \" \", \"offset\": 2}").path("servers").size())
                .isEqualTo(1);
    }

    @Test
    void staysSmallHoweverMuchThereIs() {
        var long1 = "Lists " + "very ".repeat(200) + "many things";
        served.swap(IntStream.range(0, 60)
                .mapToObj(i -> site(
                        "f" + i + ".yaml",
                        mcp("L".repeat(90), "namespace-" + i, "list-things-of-some-kind-" + i + ": " + long1)))
                .toArray(Site[]::new));

        for (var query : List.of("things", "")) {
            var arguments = "{\"query\": \"" + query + "\", \"limit\": 1000}";
            assertThat(search(arguments).toString()).hasSizeLessThan(5_000);
            assertThat(search(arguments).path("next").asInt()).isBetween(10, 25);
        }
        assertThat(search("{\"query\": \"things\"}").path("tools").size()).isEqualTo(8);
        assertThat(search("{\"query\": \"things\", \"limit\": -3, \"offset\": 59}")
                        .path("tools")
                        .size())
                .isEqualTo(1);
        assertThat(search("{\"query\": \"things\", \"offset\": 1e30}")
                        .path("tools")
                        .size())
                .isZero();
    }

    @Test
    void describesATool() {
        several();
        var described = served.text("describe_tool", "{\"tool\": \"harbour/get-ship\"}");

        assertThat(Directories.parse(described)).isEqualTo(Directories.parse("""
            {"tool": "harbour/get-ship", "name": "get-ship", "description": "Reads a ship. It is fast.",
             "inputSchema": {"type": "object", "properties": {"id": {}}, "required": ["id"],
               "additionalProperties": false},
             "annotations": {"readOnlyHint": true}, "capability": "Harbour", "file": "ships.yaml",
             "missingVariables": ["TOKEN"]}
            """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "harbour/get-shp | `tool` names no tool: harbour/get-shp. Did you mean `harbour/get-ship`"
                        + " (ships.yaml)?",
                "get-shp | Did you mean `harbour/get-ship` (ships.yaml)?",
                "port/read-ship | Did you mean `harbour/get-ship` (ships.yaml)?",
                "qqqq | `tool` names no tool: qqqq. Find it with `search_capabilities`.",
            })
    void proposesToolsForANameThatIsNone(String name, String words) {
        several();

        for (var tool : List.of("describe_tool", "call_tool")) {
            var answer = served.call(tool, "{\"tool\": \"" + name + "\"}");
            assertThat(answer.path("isError").asBoolean()).isTrue();
            assertThat(answer.path("content").path(0).path("text").stringValue())
                    .contains(words)
                    .contains("The tool takes `tool` (string, required)");
        }
    }

    @Test
    void tellsToolsOfOneNamespaceApart() {
        served.swap(
                site("acme__rooms.yaml", mcp("Acme", "rooms", "list: Lists.", "only: Only here.")),
                site("bolt__rooms.yaml", mcp("Bolt", "rooms", "list: Lists.")));

        assertThat(addresses("{\"query\": \"lists\"}")).containsExactlyInAnyOrder("acme/rooms/list", "bolt/rooms/list");
        assertThat(served.text("call_tool", "{\"tool\": \"bolt/rooms/list\"}")).isEqualTo("\"ok\"");
        assertThat(served.text("call_tool", "{\"tool\": \"only\"}")).isEqualTo("\"ok\"");
        assertThat(served.text("call_tool", "{\"tool\": \"list\"}"))
                .startsWith("Invalid arguments: `tool` means several tools: "
                        + "`acme/rooms/list` (acme__rooms.yaml), `bolt/rooms/list` (bolt__rooms.yaml).");
    }

    @Test
    void cutsTheAnswersOfToolsAsTheyDoAndKeepsTheWhole() {
        var story = mcp("Long", "long", "story: Tells.").replace("value: ok", "value: " + "x".repeat(100_000));
        served.swap(site("a.yaml", story), site("b.yaml", mcp("Two", "two", "own: Own.")));

        var told = served.result("2025-11-25", "tools/call", """
            "name": "call_tool", "arguments": {"tool": "long/story"}
            """).path("content");
        var read = served.result(
                "2025-11-25",
                "resources/read",
                "\"uri\": \"" + told.path(2).path("uri").stringValue() + "\"");

        assertThat(told.path(1).path("text").stringValue()).contains("20,000 are allowed");
        assertThat(read.path("contents").path(0).path("text").stringValue()).hasSize(100_002);
    }

    @Test
    void refusesToChooseBetweenToolsOfOneAddress() {
        served.swap(
                site("acme__1.yaml", mcp("One", "rooms", "list: Lists.")),
                site("acme__2.yaml", mcp("Two", "rooms", "list: Lists.")));

        assertThat(served.text("call_tool", "{\"tool\": \"acme/rooms/list\"}"))
                .contains("`tool` means several tools: `acme/rooms/list` (acme__1.yaml), `acme/rooms/list`"
                        + " (acme__2.yaml).");
    }

    @Test
    void knowsTheToolsOfTheLastSwapAlone() {
        several();
        served.swap(site("a.yaml", mcp("One", "one", "x: X.")), site("b.yaml", mcp("Two", "two", "y: Y.")));

        assertThat(addresses("{\"query\": \"ship x y\"}")).containsExactlyInAnyOrder("one/x", "two/y");
    }

    @Test
    void answersTheOfficialClient() {
        several();
        var transport = HttpClientStreamableHttpTransport.builder(served.index())
                .endpoint("/mcp")
                .build();
        try (var client = McpClient.sync(transport).build()) {
            client.initialize();

            assertThat(client.getServerInfo().name()).isEqualTo("naftiko");
            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .containsExactly("search_capabilities", "describe_tool", "call_tool");
            var called = client.callTool(CallToolRequest.builder("call_tool")
                    .arguments(Map.of("tool", "rooms/list-rooms", "arguments", Map.of()))
                    .build());
            assertThat(called.structuredContent()).isEqualTo(Map.of("result", "ok"));
        }
    }

    private void several() {
        served.swap(
                site(
                        "billing.yaml",
                        mcp(
                                "Billing",
                                "billing",
                                "send-invoice: Sends an invoice.",
                                "list-invoices: Lists invoices of a customer.")),
                site("rooms.yaml", mcp("Rooms", "rooms", "list-rooms: Lists rooms.")),
                site("ships.yaml", SHIPS));
    }

    private JsonNode search(String arguments) {
        return Directories.parse(served.text("search_capabilities", arguments));
    }

    private List<String> addresses(String arguments) {
        return search(arguments)
                .path("tools")
                .valueStream()
                .map(tool -> tool.path("tool").stringValue())
                .toList();
    }

    private Site site(String name, String yaml) {
        return Directories.site(folder, name, yaml);
    }
}
