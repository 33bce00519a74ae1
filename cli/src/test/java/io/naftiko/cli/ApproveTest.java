package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `--approve`: tools that agents run only where a person approves.
@Timeout(60)
class ApproveTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            tools:
            - name: scrap
              description: Scraps a ship.
              hints: {destructive: true}
              outputParameters: [{type: string, value: It is gone.}]
            - name: motto
              description: Says the motto.
              outputParameters: [{type: string, value: Ships come and go.}]
        """;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("port.yaml"), CAPABILITY).toString();
    }

    @Test
    void asksForWhatDestroys() throws Exception {
        try (var running = new Running(Map.of(), "--approve", "destructive", file)) {
            assertThat(running.callTool("/port/mcp", "scrap", "{}").body()).contains("Nothing was called.");
            assertThat(running.callTool("/port/mcp", "motto", "{}").body()).contains("Ships come and go.");
        }
    }

    @Test
    void asksForWhatIsNamed() throws Exception {
        try (var running = new Running(Map.of("NAFTIKO_APPROVE", "destructive motto"), file)) {
            assertThat(running.callTool("/port/mcp", "scrap", "{}").body()).contains("Nothing was called.");
            assertThat(running.callTool("/port/mcp", "motto", "{}").body()).contains("Nothing was called.");
        }
    }

    @Test
    void refusesANameThatNoToolHas() {
        var typed = naftiko("run", "--approve", "scrab", file);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--approve scrab: there is no tool of this name. Did you mean `scrap`?");
    }
}
