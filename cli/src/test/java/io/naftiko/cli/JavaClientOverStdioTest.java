package io.naftiko.cli;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.naftiko.runtime.document.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The official Java client starts servers as `naftiko install` tells it to, with mocks of their APIs.
class JavaClientOverStdioTest extends JavaClientSuite {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// Each is a process of its own, so that these must do.
    static Stream<String> servers() {
        return Stream.of("rooms-mcp", "policy-mcp");
    }

    @Override
    McpSyncClient connect(String server) {
        var arguments =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        arguments.add(Naftiko.class.getName());
        entry(server).path("args").valueStream().map(JsonNode::asString).forEach(arguments::add);
        arguments.add("--mock");
        var started = ServerParameters.builder(JAVA).args(arguments).build();
        return connected(new StdioClientTransport(started, McpJsonDefaults.getMapper()));
    }

    /// What a client is told of a server; its launcher is the classes under test.
    private static JsonNode entry(String server) {
        var printed = Typed.naftiko("install", "mcp-json", FOLDER, "--transport", "stdio")
                .out();
        return Json.parse(printed).orElseThrow().path("mcpServers").path(server);
    }
}
