package io.naftiko.cli;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The official Java client starts `naftiko run FILE --transport stdio --mock` for each server.
class JavaClientOverStdioTest extends JavaClientSuite {

    /// Each is a process of its own, so that these must do.
    static Stream<String> servers() {
        return Stream.of("rooms-mcp", "policy-mcp");
    }

    @Override
    McpSyncClient connect(String server) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parameters = ServerParameters.builder(java)
                .args(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Naftiko.class.getName(),
                        "run",
                        FOLDER,
                        "--transport",
                        "stdio",
                        "--server",
                        server,
                        "--mock"))
                .build();
        return connected(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()));
    }
}
