package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--max-result-tokens`: how long answers are.
class MaxResultTokensTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            tools:
            - name: story
              description: Tells a story.
              outputParameters: [{type: string, value: %s}]
            - name: short-story
              description: Tells a part of it.
              maxTokens: 300
              outputParameters: [{type: string, value: %<s}]
        """.formatted("x".repeat(100_000));

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("port.yaml"), CAPABILITY).toString();
    }

    private String told(Running running, String tool) throws Exception {
        return running.fetch(HttpRequest.newBuilder(running.address("/mcp"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                            {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s"}}
                            """.formatted(tool))))
                .body();
    }

    @Test
    void isAFlagAndAVariable() throws Exception {
        try (var usual = new Running(Map.of(), file);
                var flag = new Running(Map.of(), "--max-result-tokens", "500", file);
                var variable = new Running(Map.of("NAFTIKO_MAX_RESULT_TOKENS", "0"), file)) {
            assertThat(told(usual, "story"))
                    .contains("25,001 tokens, and 20,000 are allowed")
                    .hasSizeLessThan(90_000);
            assertThat(told(flag, "story")).contains("500 are allowed").hasSizeLessThan(3_000);
            assertThat(told(variable, "story")).doesNotContain("is cut").hasSizeGreaterThan(100_000);
            assertThat(told(variable, "short-story")).contains("300 are allowed");
        }
    }
}
