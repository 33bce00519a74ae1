package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--seal-key-file`: processes that know each other's MCP sessions.
class SealKeyTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            tools:
            - name: motto
              description: Says the motto.
              outputParameters: [{type: string, value: Ships come and go.}]
        """;

    @TempDir
    private Path folder;

    private String file = "";
    private String key = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("port.yaml"), CAPABILITY).toString();
        key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n")
                .toString();
    }

    @Test
    void isTheSameForAllThatShareIt() throws Exception {
        try (var one = new Running(Map.of(), "--seal-key-file", key, file);
                var other = new Running(Map.of("NAFTIKO_SEAL_KEY_FILE", key), file);
                var stranger = new Running(Map.of(), file)) {
            var session = post(one, "initialize", "{\"protocolVersion\": \"2025-11-25\"}", "none")
                    .headers()
                    .firstValue("Mcp-Session-Id")
                    .orElseThrow();

            assertThat(post(other, "ping", "{}", session).statusCode()).isEqualTo(200);
            assertThat(post(stranger, "ping", "{}", session).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> post(Running running, String method, String params, String session)
            throws Exception {
        return running.fetch(HttpRequest.newBuilder(running.address("/mcp"))
                .header("Content-Type", "application/json")
                .header("Mcp-Session-Id", session)
                .POST(BodyPublishers.ofString("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method
                        + "\", \"params\": " + params + "}")));
    }

    @Test
    void isLongEnough() throws IOException {
        Files.writeString(folder.resolve("key"), "short   \n\n");

        var typed = naftiko("run", "--seal-key-file", key, file);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("has 5 bytes", "32");
    }

    @Test
    void isThere() {
        var typed = naftiko("run", "--seal-key-file", folder.resolve("nothing").toString(), file);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("cannot be read");
    }
}
