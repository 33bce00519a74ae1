package io.naftiko.runtime.consume.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class McpClientTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          binds:
          - {namespace: env, keys: {TOKEN: TOKEN}}
          consumes:
          - type: mcp
            namespace: registry
            endpoint: %s
            authentication: {type: bearer, token: '{{TOKEN}}'}
            tools:
              find-ship:
                description: Finds a ship.
                inputParameters:
                  imo: {type: string, required: true}
                  deep: {type: boolean}
                  body: {type: object}
              count: {description: Counts.}
              "café tool": {description: A name of another kind.}
          exposes:
          - type: mcp
            namespace: harbour
            port: 9090
            tools:
            - {name: find, description: Finds a ship., call: registry.find-ship}
            - {name: find-one, description: Finds one ship., call: registry.find-ship, with: {imo: IMO-7}}
            - name: owner
              description: Who owns it.
              call: registry.find-ship
              outputParameters: [{type: string, mapping: $.owner}]
            - {name: count, description: Counts., call: registry.count}
            - {name: cafe, description: Coffee., call: registry.café tool}
            - name: both
              description: Both.
              steps:
              - {type: call, name: ship, call: registry.find-ship, with: {imo: tools.imo}}
              - {type: call, name: number, call: registry.count}
              mappings:
              - {targetName: owner, value: $.ship.owner}
              - {targetName: number, value: $.number}
          - type: rest
            namespace: harbour-rest
            port: 8080
            resources:
            - path: /ships/{imo}
              operations: [{method: GET, name: get-ship, call: registry.find-ship}]
        """;

    @TempDir
    private Path folder;

    private final AtomicInteger sessions = new AtomicInteger();
    private RecordingUpstream upstream = RecordingUpstream.answering(this::modern);

    @AfterEach
    void close() {
        upstream.close();
    }

    private void answering(Function<Received, Answer> answers) {
        upstream.close();
        upstream = RecordingUpstream.answering(answers);
    }

    private Units units() {
        return Units.of(CAPABILITY.formatted(upstream.origin() + "/mcp"), Map.of("TOKEN", "s3cret"));
    }

    private static JsonNode message(Received request) {
        return Json.parse(request.body()).orElseThrow();
    }

    private static String method(Received request) {
        return message(request).path("method").asString("");
    }

    private List<String> methods() {
        return upstream.requests().stream().map(McpClientTest::method).toList();
    }

    /// A server that knows 2026-07-28.
    private Answer modern(Received request) {
        return switch (method(request)) {
            case "server/discover" ->
                result(
                        request,
                        "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}");
            case "tools/call" -> result(request, called(message(request).path("params")));
            default -> Answer.json(404, error(request, -32601, "Method not found"));
        };
    }

    /// A server of sessions, which knows no header of the later revision.
    private Answer legacy(Received request) {
        return switch (method(request)) {
            case "initialize" ->
                result(
                                request,
                                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"x\",\"version\":\"1\"}}")
                        .with("Mcp-Session-Id", "s" + sessions.incrementAndGet());
            case "notifications/initialized" -> Answer.json(202, "");
            case "tools/call" -> result(request, called(message(request).path("params")));
            default ->
                Answer.json(
                        400,
                        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\"Session ID"
                                + " required\"},\"id\":null}");
        };
    }

    private static String called(JsonNode params) {
        return switch (params.path("name").asString("")) {
            case "count" -> "{\"content\":[{\"type\":\"text\",\"text\":\"42\"}]}";
            default ->
                "{\"content\":[{\"type\":\"text\",\"text\":\"ship\"}],\"structuredContent\":{\"owner\":\"Ada\",\"asked\":"
                        + Json.text(params.path("arguments")) + "}}";
        };
    }

    private static Answer events(String text) {
        return Answer.of(200).with("Content-Type", "text/event-stream").carrying(text.getBytes(UTF_8));
    }

    private static Answer.Plain result(Received request, String result) {
        var id = Json.text(message(request).path("id"));
        return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private static String error(Received request, int code, String text) {
        var id = Json.text(message(request).path("id"));
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + text + "\"}}";
    }

    private static String text(Response response) {
        return new String(response.body().bytes(), UTF_8);
    }

    @Test
    void callsAToolInTheWordsOfTheNewestRevision() {
        var answer = units().call("find", "{\"imo\": \"7\", \"deep\": true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("{\"owner\":\"Ada\",\"asked\":{\"imo\":\"7\",\"deep\":true}}");
        assertThat(methods()).containsExactly("server/discover", "tools/call");
        var call = upstream.requests().getLast();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /mcp");
        assertThat(call.header("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(call.header("Accept")).isEqualTo("application/json, text/event-stream");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
        assertThat(call.header("Mcp-Method")).isEqualTo("tools/call");
        assertThat(call.header("Mcp-Name")).isEqualTo("find-ship");
        assertThat(call.header("Mcp-Session-Id")).isNull();
        assertThat(message(call).at("/params/_meta").propertyNames())
                .containsExactly(
                        "io.modelcontextprotocol/protocolVersion",
                        "io.modelcontextprotocol/clientCapabilities",
                        "io.modelcontextprotocol/clientInfo");
    }

    @Test
    void asksOnceForAllCalls() {
        var units = units();
        units.call("find", "{\"imo\": \"7\"}");
        units.call("count", "{}");

        assertThat(methods()).containsExactly("server/discover", "tools/call", "tools/call");
    }

    @Test
    void anArgumentNamedBodyIsOneOfMany() {
        units().call("find", "{\"imo\": \"7\", \"body\": {\"a\": 1}}");

        assertThat(message(upstream.requests().getLast()).at("/params/arguments"))
                .hasToString("{\"imo\":\"7\",\"body\":{\"a\":1}}");
    }

    @Test
    void callsWithoutArguments() {
        assertThat(text(units().call("count", "{}"))).isEqualTo("42");
        assertThat(message(upstream.requests().getLast()).at("/params/arguments"))
                .hasToString("{}");
    }

    @Test
    void aNameThatNoHeaderCarriesIsEncoded() {
        units().call("cafe", "{}");

        assertThat(upstream.requests().getLast().header("Mcp-Name")).isEqualTo("=?base64?Y2Fmw6kgdG9vbA==?=");
        assertThat(message(upstream.requests().getLast()).at("/params/name").stringValue())
                .isEqualTo("café tool");
    }

    @Test
    void worksWithMappingsWithAndSteps() {
        var units = units();

        assertThat(text(units.call("owner", "{\"imo\": \"7\"}"))).isEqualTo("\"Ada\"");
        assertThat(text(units.call("find-one", "{}"))).contains("IMO-7");
        assertThat(text(units.call("both", "{\"imo\": \"7\"}"))).isEqualTo("{\"owner\":\"Ada\",\"number\":42}");
    }

    @Test
    void beginsASessionWithAServerOfAnEarlierRevision() {
        answering(this::legacy);
        var units = units();

        assertThat(text(units.call("find", "{\"imo\": \"7\"}"))).contains("Ada");
        units.call("count", "{}");

        assertThat(methods())
                .containsExactly(
                        "server/discover", "initialize", "notifications/initialized", "tools/call", "tools/call");
        assertThat(upstream.requests().subList(2, 5)).allSatisfy(request -> {
            assertThat(request.header("Mcp-Session-Id")).isEqualTo("s1");
            assertThat(request.header("MCP-Protocol-Version")).isEqualTo("2025-06-18");
            assertThat(request.header("Mcp-Name")).isNull();
            assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret");
        });
        assertThat(message(upstream.requests().get(1))
                        .at("/params/protocolVersion")
                        .stringValue())
                .isEqualTo("2025-11-25");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void beginsAnotherSessionWhenTheServerForgotTheFirst(int status) {
        answering(request -> method(request).equals("tools/call") && "s1".equals(request.header("Mcp-Session-Id"))
                ? Answer.json(status, "{\"error\":\"no such session\"}")
                : legacy(request));

        assertThat(text(units().call("count", "{}"))).isEqualTo("42");
        assertThat(upstream.requests().getLast().header("Mcp-Session-Id")).isEqualTo("s2");
    }

    @Test
    void aServerThatForgetsAtOnceIsNotAskedForEver() {
        answering(request ->
                method(request).equals("tools/call") ? Answer.json(404, "{\"error\":\"gone\"}") : legacy(request));

        assertThat(units().call("count", "{}").status()).isEqualTo(404);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void agreesAnewWhenAServerKnowsTheNewestRevisionNoMore() {
        var calls = new AtomicInteger();
        answering(request -> calls.get() > 0 || (method(request).equals("tools/call") && calls.incrementAndGet() > 0)
                ? method(request).equals("tools/call") && request.header("Mcp-Session-Id") == null
                        ? Answer.json(400, error(request, -32022, "Unsupported protocol version"))
                        : legacy(request)
                : modern(request));

        assertThat(text(units().call("count", "{}"))).isEqualTo("42");
        assertThat(methods())
                .containsExactly(
                        "server/discover",
                        "tools/call",
                        "server/discover",
                        "initialize",
                        "notifications/initialized",
                        "tools/call");
    }

    @Test
    void concurrentFirstCallsShareOneHandshake() throws InterruptedException {
        answering(this::legacy);
        var units = units();
        var done = new CountDownLatch(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    units.call("count", "{}");
                    done.countDown();
                });
            }
            done.await();
        }

        assertThat(sessions).hasValue(1);
    }

    @Test
    void readsAnswersThatComeAsEvents() {
        answering(request -> {
            var id = Json.text(message(request).path("id"));
            return method(request).equals("tools/call")
                    ? events((": hi\r\n\r\n"
                            + "event: message\r\n"
                            + "id: 1\r\n"
                            + "data:"
                            + " {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}\r\n\r\n"
                            + "data: {\"jsonrpc\":\"2.0\",\"id\":" + id
                            + ",\n"
                            + "data:"
                            + " \"result\":{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}}\n\n"))
                    : modern(request);
        });

        var answer = units().call("count", "{}");
        assertThat(answer.mediaType()).isEqualTo("text/plain");
        assertThat(text(answer)).isEqualTo("hello");
    }

    @Test
    void aRefusalKeepsItsStatusAndIsAskedAgainNextTime() {
        answering(_ -> Answer.json(401, "{\"error\":\"who are you\"}"));
        var units = units();

        var refused = units.call("count", "{}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(text(refused)).isEqualTo("{\"error\":\"who are you\"}");
        units.call("count", "{}");
        assertThat(methods()).containsExactly("server/discover", "server/discover");
    }

    @Test
    void whatIsNoMcpServerIsSaidToBeNone() {
        answering(_ -> Answer.json("{\"hello\":1}"));

        assertThatThrownBy(() -> units().call("count", "{}"))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("not that of an MCP server");
    }

    @Test
    void aServerThatIsNotThereFailsTheCallAndNotTheStart() {
        var units = units();
        upstream.close();

        assertThat(units.plan().accepted()).isTrue();
        assertThatThrownBy(() -> units.call("count", "{}"))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("nothing answers there");
    }

    @Test
    void comparesItsToolsWithThoseOfTheServerWhereTheFileSaysSo() {
        answering(request -> method(request).equals("tools/list")
                ? result(
                        request,
                        message(request).at("/params/cursor").isMissingNode()
                                ? "{\"tools\":[],\"nextCursor\":\"2\"}"
                                : "{\"tools\":[{\"name\":\"find-ships\",\"inputSchema\":{}}]}")
                : modern(request));
        var verifying = CAPABILITY
                .formatted(upstream.origin() + "/mcp")
                .replace("    authentication:", "    discovery: verify\n    authentication:");

        assertThat(text(Units.of(verifying, Map.of("TOKEN", "s")).call("count", "{}")))
                .isEqualTo("42");
        assertThat(methods()).containsExactly("server/discover", "tools/list", "tools/list", "tools/call");
    }

    @Test
    void repeatsArgumentsInHeadersWhereTheServerAsksForIt() throws IOException {
        var behind = Files.writeString(folder.resolve("behind.yaml"), """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: mcp
                namespace: registry-mcp
                port: 9090
                tools:
                - name: find-ship
                  description: Finds a ship.
                  inputSchema: {type: object, properties: {imo: {type: string, x-mcp-header: Ship}, deep: {type: boolean}}}
                  outputParameters: [{name: found, type: string, value: 'ship {{imo}}'}]
            """);
        try (var registry = hosting(behind)) {
            var front = Files.writeString(
                    folder.resolve("front.yaml"), CAPABILITY.formatted(registry.url("registry-mcp") + "/mcp"));
            try (var harbour = hosting(front)) {
                var address = harbour.url("harbour-rest") + "/ships/";

                assertThat(harbour.send("GET", address + "7", "").body()).isEqualTo("{\"found\":\"ship 7\"}");
                assertThat(harbour.send("GET", address + "%C3%A9", "").body()).isEqualTo("{\"found\":\"ship é\"}");
            }
        }
    }

    @Test
    void aToolThatRefusesIsRefusedThroughEveryProtocol() throws IOException {
        answering(request -> method(request).equals("tools/call")
                ? result(request, "{\"content\":[{\"type\":\"text\",\"text\":\"no such ship\"}],\"isError\":true}")
                : modern(request));
        var file = Files.writeString(folder.resolve("front.yaml"), CAPABILITY.formatted(upstream.origin() + "/mcp"));
        try (var harbour = hosting(file)) {
            var rest = harbour.send("GET", harbour.url("harbour-rest") + "/ships/7", "");
            assertThat(rest.statusCode()).isEqualTo(422);
            assertThat(rest.body()).isEqualTo("no such ship");

            var mcp = harbour.send("POST", harbour.url("harbour") + "/mcp", """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find","arguments":{"imo":"7"}}}
                """, "Content-Type", "application/json");
            assertThat(mcp.body()).contains("no such ship", "\"isError\":true");
        }
    }

    @Test
    void callsTheEnginesOwnServer() throws IOException {
        var behind = Files.writeString(folder.resolve("behind.yaml"), """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: mcp
                namespace: registry-mcp
                port: 9090
                tools:
                - name: find-ship
                  description: Finds a ship.
                  inputParameters:
                  - {name: imo, type: string, required: true}
                  outputParameters: [{name: found, type: string, value: 'ship {{imo}}'}]
            """);
        try (var registry = hosting(behind)) {
            var front = Files.writeString(
                    folder.resolve("front.yaml"), CAPABILITY.formatted(registry.url("registry-mcp") + "/mcp"));
            try (var harbour = hosting(front)) {
                var found = harbour.send("GET", harbour.url("harbour-rest") + "/ships/7", "");

                assertThat(found.statusCode()).isEqualTo(200);
                assertThat(found.body()).isEqualTo("{\"found\":\"ship 7\"}");
            }
        }
    }

    private static Hosting hosting(Path file) {
        return new Hosting(Settings.of(Environment.of(Map.of("TOKEN", "s3cret"))), List.of(file));
    }
}
