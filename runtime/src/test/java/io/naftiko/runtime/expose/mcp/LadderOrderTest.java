package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Of two things that are wrong with a request, the one that is checked first is the answer: on the wire, for each pair
/// of rungs, in both eras (2026-07-28, transports: Streamable HTTP; 2025-11-25 likewise).
class LadderOrderTest {

    private static final String SERVER = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            port: 9090
            authentication: {type: bearer, token: s3cret}
            tools:
            - name: list
              description: Lists ships.
              inputSchema:
                type: object
                properties: {region: {type: string, x-mcp-header: Region}}
                additionalProperties: false
              outputParameters: [{type: string, value: Selma}]
        """;

    private static Hosting hosting;
    private static String url;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("port.yaml"), SERVER);
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
        url = hosting.url("port") + "/mcp";
    }

    @AfterAll
    static void close() {
        hosting.close();
    }

    /// A request as it stands on the wire: a body below headers, one to a line.
    record Draft(String headers, String body) {

        private static final Draft LEGACY = new Draft("""
            Content-Type: application/json
            Authorization: Bearer s3cret
            MCP-Protocol-Version: 2025-11-25
            """, """
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call",
                 "params": {"name": "list", "arguments": {"region": "north"}}}
                """);
        private static final Draft MODERN = new Draft("""
            Content-Type: application/json
            Authorization: Bearer s3cret
            MCP-Protocol-Version: 2026-07-28
            Mcp-Method: tools/call
            Mcp-Name: list
            Mcp-Param-Region: north
            """, """
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call",
                 "params": {"name": "list", "arguments": {"region": "north"}, "_meta": {
                   "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                   "io.modelcontextprotocol/clientCapabilities": {}}}}
                """);

        Draft withHeader(String name, String value) {
            return new Draft(headers.replaceAll("(?m)^" + name + ": .*\n", "") + name + ": " + value + "\n", body);
        }

        Draft withoutHeader(String name) {
            return new Draft(headers.replaceAll("(?m)^" + name + ": .*\n", ""), body);
        }

        Draft withBody(String pattern, String replacement) {
            return new Draft(headers, body.replaceFirst(pattern, replacement));
        }

        HttpResponse<String> send() {
            var pairs = headers.lines().flatMap(line -> Arrays.stream(line.split(": ", 2)));
            return hosting.send("POST", url, body, pairs.toArray(String[]::new));
        }
    }

    /// What can be wrong, and the answer.
    ///
    /// @param code of the JSON-RPC error; 0 where the answer is none
    record Rung(String name, UnaryOperator<Draft> damage, int status, int code) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Rung> BEFORE_THE_MESSAGE = List.of(
            new Rung("origin", draft -> draft.withHeader("Origin", "http://evil.example.com"), 403, 0),
            new Rung("credential", draft -> draft.withoutHeader("Authorization"), 401, 0),
            new Rung("media type", draft -> draft.withHeader("Content-Type", "text/plain"), 415, -32600),
            new Rung("syntax", draft -> draft.withBody("\\A\\{", "{,"), 400, -32700),
            new Rung("message", draft -> draft.withBody("\"2.0\"", "\"1.0\""), 400, -32600));

    private static final List<Rung> MODERN = Stream.concat(
                    BEFORE_THE_MESSAGE.stream(),
                    Stream.of(
                            new Rung("envelope", draft -> draft.withBody("clientCapabilities", "nothing"), 400, -32602),
                            new Rung(
                                    "agreement on the method",
                                    draft -> draft.withHeader("Mcp-Method", "tools/list"),
                                    400,
                                    -32020),
                            new Rung(
                                    "version",
                                    draft -> draft.withHeader("MCP-Protocol-Version", "v999.0.0")
                                            .withBody("2026-07-28", "v999.0.0"),
                                    400,
                                    -32022),
                            new Rung("name", draft -> draft.withoutHeader("Mcp-Name"), 400, -32020),
                            new Rung("parameter", draft -> draft.withoutHeader("Mcp-Param-Region"), 400, -32020),
                            new Rung(
                                    "argument",
                                    draft -> draft.withBody("\\{\"region", "{\"more\": 1, \"region"),
                                    200,
                                    0)))
            .toList();

    private static final List<Rung> LEGACY = Stream.concat(
                    BEFORE_THE_MESSAGE.stream(),
                    Stream.of(
                            new Rung("session", draft -> draft.withHeader("Mcp-Session-Id", "lost"), 404, -32600),
                            new Rung(
                                    "version",
                                    draft -> draft.withHeader("MCP-Protocol-Version", "1999-01-01"),
                                    400,
                                    -32600),
                            new Rung("method", draft -> draft.withBody("tools/call", "tools/cull"), 200, -32601),
                            new Rung("tool", draft -> draft.withBody("\"list\"", "\"lost\""), 200, -32602)))
            .toList();

    static Stream<Arguments> modern() {
        return pairs(MODERN);
    }

    static Stream<Arguments> legacy() {
        return pairs(LEGACY);
    }

    /// Each rung with each that is not before it: by itself too.
    private static Stream<Arguments> pairs(List<Rung> rungs) {
        return IntStream.range(0, rungs.size())
                .boxed()
                .flatMap(first -> rungs.subList(first, rungs.size()).stream()
                        .map(second -> Arguments.of(rungs.get(first), second)));
    }

    @ParameterizedTest
    @MethodSource
    void modern(Rung first, Rung second) {
        refuses(first, second, Draft.MODERN);
    }

    @ParameterizedTest
    @MethodSource
    void legacy(Rung first, Rung second) {
        refuses(first, second, Draft.LEGACY);
    }

    private static void refuses(Rung first, Rung second, Draft whole) {
        var alone = first.damage().apply(whole).send();
        var both = first.damage().apply(second.damage().apply(whole)).send();

        assertThat(alone.statusCode()).isEqualTo(first.status());
        assertThat(both.statusCode()).isEqualTo(first.status());
        if (first.code() != 0) {
            assertThat(code(alone)).isEqualTo(first.code());
            assertThat(both.body()).isEqualTo(alone.body());
        }
    }

    @Test
    void whatIsWholeIsAnswered() {
        for (var draft : List.of(Draft.MODERN, Draft.LEGACY)) {
            var answered = draft.send();

            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(answered.body()).contains("\"id\":7").contains("Selma");
        }
    }

    private static int code(HttpResponse<String> answered) {
        return Served.json(answered.body()).path("error").path("code").asInt(0);
    }
}
