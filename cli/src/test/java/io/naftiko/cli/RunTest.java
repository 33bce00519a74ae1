package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RunTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("REGISTRY_TOKEN", "s3cret-token", "REGISTRY_TENANT", "blue");

    @TempDir
    private Path folder;

    @Test
    void servesTheCapabilitiesOf100msByMocks() throws Exception {
        try (var running = new Running(Map.of(), "../capabilities", "--mock")) {
            var created = running.callTool("/rooms-mcp/mcp", "hms-create-room", "{\"body\": {\"name\": \"hall\"}}");
            var listed = running.fetch(
                    HttpRequest.newBuilder(running.address("/rooms-rest").resolve("/v2/rooms")));

            assertThat(created.body()).contains("\\\"name\\\":\\\"hall\\\"");
            assertThat(listed.body()).as("the mock keeps state").contains("\"name\":\"hall\"");
            assertThat(running.lines())
                    .anyMatch(line -> line.matches("http://127.0.0.1:\\d+/rooms-mcp/mcp +5 tools +\\S+rooms.yaml"))
                    .anyMatch(line -> line.matches("http://127.0.0.1:\\d+/rooms-rest +2 operations +\\S+rooms.yaml"))
                    .contains("Mocks answer in the place of every API: nothing real is called.")
                    .noneMatch(line -> line.contains("not set"));
            running.stop();
            assertThat(running.exit()).isZero();
            assertThat(running.out()).isEmpty();
        }
    }

    @Test
    void saysHowToConnectAndWhatIsMissing() throws Exception {
        try (var running = new Running(Map.of("REGISTRY_TOKEN", "t"), ships())) {
            assertThat(running.lines())
                    .contains(
                            "warning: REGISTRY_TENANT is not set, and calls need it: find, find-ships, first-ship.",
                            "Connect:  claude mcp add --transport http ships-mcp " + running.address("ships-mcp/mcp"))
                    .noneMatch(line -> line.contains("REGISTRY_TOKEN"));
        }
    }

    @Test
    void callsTheUpstreamThatItIsTold() throws Exception {
        try (var upstream = Upstream.answering(200, "[]");
                var running = new Running(ENVIRONMENT, ships(), "--upstream", "registry=" + upstream.origin())) {
            var answer = running.fetch(
                    HttpRequest.newBuilder(running.address("ships-rest").resolve("/ships?limit=2")));

            assertThat(answer.body()).isEqualTo("[]");
            assertThat(upstream.requests()).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("GET /ships?limit=2&tenant=blue");
                assertThat(request.headers()).contains("Bearer s3cret-token");
            });
        }
    }

    @Test
    void offersOnlyWhatReadsWhenItIsReadOnly() throws Exception {
        try (var running = new Running(ENVIRONMENT, ships(), "--read-only", "--mock")) {
            assertThat(running.lines())
                    .anyMatch(line -> line.contains("ships-rest  ") && line.contains("  1 operation "))
                    .anyMatch(line -> line.contains("ships-mcp/mcp") && line.contains("  1 tool "));
            assertThat(running.fetch(HttpRequest.newBuilder(
                                            running.address("ships-rest").resolve("/ships"))
                                    .POST(BodyPublishers.ofString("{\"name\": \"a\"}"))
                                    .header("Content-Type", "application/json"))
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void servesTheOthersOfAFolder() throws Exception {
        Capability.write(folder, "broken.yaml", Capability.BROKEN);
        ships();
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            assertThat(running.lines())
                    .anyMatch(line -> line.contains("broken.yaml:49:13: error [call-unresolved]"))
                    .contains("error: 1 of 2 files are rejected, and not served.")
                    .anyMatch(line -> line.endsWith("ships.yaml"));
        }
    }

    @Test
    void servesTheGoodUnitsOfABrokenFileWhenItIsLenient() throws Exception {
        var broken = Capability.write(folder, "broken.yaml", Capability.BROKEN).toString();
        try (var running = new Running(ENVIRONMENT, broken, "--lenient")) {
            assertThat(running.lines()).anyMatch(line -> line.contains("ships-mcp/mcp") && line.contains("  2 tools "));
        }
    }

    @Test
    void countsServersWhenThereAreMany() throws Exception {
        for (int each = 0; each < 25; each++) {
            var named = Capability.SHIPS.replace("ships-rest", "rest-" + each).replace("ships-mcp", "mcp-" + each);
            Capability.write(folder, "f" + each + ".yaml", named);
        }
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            assertThat(running.lines())
                    .anyMatch(line -> line.matches("http://127.0.0.1:\\d+  mcp  25 servers with 75 tools"))
                    .anyMatch(line -> line.matches("http://127.0.0.1:\\d+  rest  25 servers with 50 operations"));
        }
    }

    @Test
    void showsWhatItServesAndWhatItRejects() throws Exception {
        Capability.write(folder, "broken.yaml", Capability.BROKEN);
        ships();
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            var index = running.fetch(HttpRequest.newBuilder(running.address("Index:")));

            assertThat(index.body())
                    .contains("\"file\":\"ships.yaml\",\"label\":\"Ships\",\"state\":\"serving\"")
                    .contains("\"file\":\"broken.yaml\",\"label\":\"Ships\",\"state\":\"rejected\"")
                    .contains("\"code\":\"call-unresolved\"")
                    .doesNotContain(folder.toString(), "s3cret-token");
        }
    }

    @Test
    void showsThatAnOlderVersionIsServed() throws Exception {
        ships();
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            Capability.write(folder, "ships.yaml", Capability.BROKEN);
            running.awaitLine("is bad now");
            var index = running.fetch(HttpRequest.newBuilder(running.address("Index:")));

            assertThat(index.body())
                    .contains("\"state\":\"outdated\"", "\"unitCount\":3", "\"code\":\"call-unresolved\"");
        }
    }

    @Test
    void connectsAgentsToManyServersByOneAddress() throws Exception {
        try (var running = new Running(Map.of(), "../capabilities", "--mock", "--read-only")) {
            var address = running.address("Connect:").toString();
            var found = running.callTool("Connect:", "search_capabilities", "{\"query\": \"create room\"}");
            var called = running.callTool("Connect:", "call_tool", "{\"tool\": \"hms-create-room\"}");

            assertThat(running.lines()).contains("Connect:  claude mcp add --transport http naftiko " + address);
            assertThat(address).isEqualTo(running.address("Index:") + "mcp");
            assertThat(found.body()).contains("rooms-mcp/hms-list-rooms").doesNotContain("hms-create-room");
            assertThat(called.body()).contains("names no tool: hms-create-room").contains("\"isError\":true");
        }
    }

    @Test
    void saysNothingOfItselfWhenItShouldNot() throws Exception {
        try (var running = new Running(Map.of(), "../capabilities", "--mock", "--no-index")) {
            var anywhere = running.address("rooms-mcp/mcp");

            assertThat(running.lines()).noneMatch(line -> line.contains("Index:") || line.contains("http naftiko "));
            assertThat(running.fetch(HttpRequest.newBuilder(anywhere.resolve("/")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(running.fetch(HttpRequest.newBuilder(anywhere.resolve("/mcp")))
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void finishesTheCallsInFlightWhenItIsStopped() throws Exception {
        var arrived = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        try (var upstream = Upstream.answering(200, request -> pause(arrived, proceed));
                var running = new Running(ENVIRONMENT, ships(), "--upstream", "registry=" + upstream.origin())) {
            var call = CompletableFuture.supplyAsync(() -> find(running));
            arrived.await();

            running.stop();
            running.awaitLine("Stopping");
            proceed.countDown();

            assertThat(call.join().body()).isEqualTo("[]");
            assertThat(running.exit()).isZero();
        }
    }

    private static String pause(CountDownLatch arrived, CountDownLatch proceed) {
        try {
            arrived.countDown();
            proceed.await();
            return "[]";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> find(Running running) {
        try {
            return running.fetch(
                    HttpRequest.newBuilder(running.address("ships-rest").resolve("/ships")));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsWithZeroOnSigterm() throws Exception {
        try (var process = new Started("run", ships(), "--port", "8080=0", "--port", "9090=0")) {
            process.awaitErr("Ready");
            process.terminate();

            assertThat(process.exit()).isZero();
            assertThat(process.err()).contains("Stopping");
        }
    }

    @Test
    void namesThePortThatIsTakenAndAWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            var typed = naftiko("run", ships(), "--port", "8080=" + port, "--port", "9090=0");

            assertThat(typed.err())
                    .contains("error: cannot listen on 127.0.0.1:" + port + ": Address already in use")
                    .contains("--port 8080=");
            assertThat(typed.exit()).isOne();
        }
    }

    @Test
    void logsEverythingAsJsonWhenItShould() throws Exception {
        try (var running = new Running(Map.of(), ships(), "--log-format", "json")) {
            assertThat(running.lines())
                    .allMatch(line -> line.startsWith("{\"time\":\""))
                    .anyMatch(
                            line -> line.contains("\"level\":\"warn\"") && line.contains("REGISTRY_TOKEN is not set"));
        }
    }

    @Test
    void neverSaysASecret() throws Exception {
        try (var refusing = Upstream.answering(500, request -> request.toString());
                var running = new Running(
                        ENVIRONMENT, ships(), "--log-level", "trace", "--upstream", "registry=" + refusing.origin())) {
            running.callTool("ships-mcp/mcp", "find-ships", "{}");
            running.callTool("ships-mcp/mcp", "find-ships", "{\"limit\": \"many\"}");
            running.fetch(HttpRequest.newBuilder(running.address("ships-rest").resolve("/ships")));
            running.stop();
            running.awaitLine("Stopping");

            assertThat(running.lines()).noneMatch(line -> line.contains("s3cret-token"));
            assertThat(running.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void doesNotStart(int exit, String arguments, String expected) {
        var words = Stream.of(arguments.split(" ", -1))
                .map(word -> word.equals("SHIPS") ? ships() : word)
                .map(word -> word.equals("BROKEN") ? broken() : word)
                .toArray(String[]::new);

        var typed = naftiko(words);

        assertThat(typed.err()).contains(expected);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exit()).isEqualTo(exit);
    }

    static Stream<Arguments> doesNotStart() {
        return Stream.of(
                argumentSet("rejected file", 1, "run BROKEN", "[call-unresolved]"),
                argumentSet("rejected beside a good one", 1, "run SHIPS BROKEN", "[call-unresolved]"),
                argumentSet("no such file", 1, "run none.yaml", "[unreadable-file]"),
                argumentSet("unset variables", 1, "run SHIPS --require-binds", "REGISTRY_TOKEN is not set"),
                argumentSet("port", 2, "run SHIPS --port 8080", "FROM=TO"),
                argumentSet("port of letters", 2, "run SHIPS --port 8080=a", "'a' is not an int"),
                argumentSet("document", 1, "run SHIPS --mock=none.yaml", "--mock: none.yaml"));
    }

    private String ships() {
        return Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();
    }

    private String broken() {
        return Capability.write(folder, "broken.yaml", Capability.BROKEN).toString();
    }
}
