package io.naftiko.cli;

import static io.naftiko.cli.Piped.call;
import static io.naftiko.cli.Piped.request;
import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `naftiko run … --transport stdio`.
@Timeout(60)
class StdioTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("REGISTRY_TOKEN", "s3cret-token", "REGISTRY_TENANT", "blue");

    private static final String INITIALIZE = request(
            0,
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");

    @TempDir
    private Path folder;

    private String ships(String... replaced) {
        var text = Capability.SHIPS;
        for (int i = 0; i < replaced.length; i += 2) {
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        return Capability.write(folder, "ships.yaml", text).toString();
    }

    @Test
    void saysMessagesOnStandardOutputAndAllElseOnStandardError() {
        try (var upstream = Upstream.answering(200, "[{\"name\": \"Ærø\"}]");
                var server = new Piped(
                        ENVIRONMENT, ships(), "--upstream", "registry=" + upstream.origin(), "--log-level", "debug")) {
            assertThat(server.ask(INITIALIZE).at("/result/serverInfo/name").asString())
                    .isEqualTo("ships-mcp");
            assertThat(server.ask(call(1, "first-ship"))
                            .at("/result/structuredContent/first")
                            .asString())
                    .isEqualTo("Ærø");
            assertThat(server.end()).isZero();

            assertThat(server.rest()).isEmpty();
            assertThat(server.lines())
                    .anyMatch(line -> line.matches("ships-mcp  3 tools  \\S+ships.yaml"))
                    .contains("Ready. It speaks MCP on standard input and output, and ends with its input.");
            assertThat(upstream.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.headers()).contains("Bearer s3cret-token"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport: stdio", "transport: http", "authentication: {type: bearer, token: abc}"})
    void speaksForAnyMcpServer(String declared) {
        try (var server = new Piped(
                ENVIRONMENT,
                ships("namespace: ships-mcp", "namespace: ships-mcp\n    " + declared),
                "--mock",
                "--quiet")) {
            assertThat(server.tools()).containsExactly("find-ships", "register-ship", "first-ship");
            assertThat(server.lines()).isEmpty();
        }
    }

    @Test
    void offersOnlyWhatReadsWhenItIsReadOnly() {
        try (var server = new Piped(ENVIRONMENT, ships(), "--read-only")) {
            assertThat(server.tools()).containsExactly("find-ships");
        }
    }

    @Test
    void saysWhatIsMissing() {
        try (var server = new Piped(Map.of("REGISTRY_TOKEN", "t"), ships())) {
            assertThat(server.end()).isZero();
            assertThat(server.lines())
                    .contains("warning: REGISTRY_TENANT is not set, and calls need it: find-ships, first-ship.");
        }
    }

    @Test
    void servesTheServerThatIsNamed() {
        ships();
        Capability.write(folder, "docks.yaml", Capability.SHIPS.replace("ships-", "docks-"));
        try (var server = new Piped(ENVIRONMENT, folder.toString(), "--server", "docks-mcp")) {
            assertThat(server.ask(INITIALIZE).at("/result/serverInfo/name").asString())
                    .isEqualTo("docks-mcp");
        }
    }

    @Test
    void endsWithItsInputWhileACallIsInFlight() {
        var arrived = new CountDownLatch(1);
        try (var upstream = Upstream.answering(200, _ -> {
                    arrived.countDown();
                    return never();
                });
                var server = new Piped(ENVIRONMENT, ships(), "--upstream", "registry=" + upstream.origin())) {
            server.say(call(1, "find-ships"));
            await(arrived);

            assertThat(server.end()).isZero();
        }
    }

    @Test
    void letsCallsFinishWhenItIsStopped() {
        var arrived = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var upstream = Upstream.answering(200, _ -> {
                    arrived.countDown();
                    await(goOn);
                    return "[]";
                });
                var server = new Piped(ENVIRONMENT, ships(), "--upstream", "registry=" + upstream.origin())) {
            server.say(call(1, "find-ships"));
            await(arrived);
            server.stop();
            goOn.countDown();

            assertThat(server.hear().path("id").asInt()).isOne();
            assertThat(server.exit()).isZero();
        }
    }

    private static String never() {
        await(new CountDownLatch(1));
        return "";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesChangesOfTheFileOver() throws IOException {
        var file = Path.of(ships());
        try (var server = new Piped(ENVIRONMENT, file.toString())) {
            assertThat(server.tools()).contains("find-ships");
            Files.writeString(file, Capability.SHIPS.replace("find-ships", "search-ships"));

            while (server.lines().stream().noneMatch(line -> line.endsWith("ships.yaml changed: 3 tools"))) {
                assertThat(server.tools()).hasSize(3);
            }
            assertThat(server.tools()).contains("search-ships");
        }
    }

    @ParameterizedTest
    @MethodSource
    void doesNotStart(int exit, String arguments, String expected) {
        var two = Capability.SHIPS.replace(
                        "  - type: rest\n    namespace: ships-rest", "  - type: rest\n    namespace: r")
                + "  - type: mcp\n"
                + "    namespace: docks-mcp\n"
                + "    tools: [{name: a, description: A., call: registry.find}]\n";
        Capability.write(folder, "two.yaml", two);
        Capability.write(folder, "again.yaml", two);
        Capability.write(folder, "rest.yaml", Capability.SHIPS.substring(0, Capability.SHIPS.indexOf("  - type: mcp")));
        Capability.write(folder, "broken.yaml", Capability.BROKEN);
        var words = Stream.concat(Stream.of("run"), Stream.of(arguments.split(" ")))
                .map(word -> word.endsWith(".yaml") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);

        var typed = naftiko(ENVIRONMENT, words);

        assertThat(typed.err()).contains(expected);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exit()).isEqualTo(exit);
    }

    static Stream<Arguments> doesNotStart() {
        return Stream.of(
                argumentSet("several servers", 2, "two.yaml --transport stdio", "Choose it with --server: ships-mcp ("),
                argumentSet(
                        "unknown server",
                        2,
                        "two.yaml --transport stdio --server x",
                        "no MCP server `x` but ships-mcp ("),
                argumentSet(
                        "in several files",
                        2,
                        "two.yaml again.yaml --transport stdio --server docks-mcp",
                        "several files have an MCP server `docks-mcp`"),
                argumentSet("over HTTP", 2, "two.yaml --server docks-mcp", "--server goes with --transport stdio"),
                argumentSet("no MCP server", 1, "rest.yaml --transport stdio", "there is no MCP server"),
                argumentSet("rejected file", 1, "broken.yaml --transport stdio", "[call-unresolved]"));
    }

    @Test
    void isAProcessThatSpeaksNothingButMessages() throws Exception {
        try (var process = new Started("run", ships(), "--transport", "stdio", "--mock")) {
            process.say(INITIALIZE + "\n" + call(1, "find-ships") + "\n");
            int exit = process.exit();

            assertThat(process.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"jsonrpc\":\"2.0\""));
            assertThat(process.err()).contains("Ready.");
            assertThat(exit).isZero();
        }
    }
}
