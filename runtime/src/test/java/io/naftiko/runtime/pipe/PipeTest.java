package io.naftiko.runtime.pipe;

import static io.naftiko.runtime.pipe.Spoken.cancel;
import static io.naftiko.runtime.pipe.Spoken.initialize;
import static io.naftiko.runtime.pipe.Spoken.modern;
import static io.naftiko.runtime.pipe.Spoken.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// MCP over a pair of streams (transports: stdio).
@Timeout(60)
class PipeTest {

    private static final String LEGACY = initialize("2025-11-25", "{}");
    private static final String LISTEN = "\"notifications\":{\"toolsListChanged\":true}";
    private static final String CALL = "{\"name\":\"NAME\",\"arguments\":{}}";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final RecordingUpstream upstream = RecordingUpstream.answering(this::answer);
    private final String capability = """
        naftiko: 1.0.0-alpha2
        info: {label: Ships, description: Ships.}
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: API
            resources:
            - {path: /list, operations: [{name: list, method: GET}]}
            - {path: /never, operations: [{name: never, method: GET}]}
            - {path: /later, operations: [{name: later, method: GET}]}
          exposes:
          - type: rest
            namespace: web
            resources:
            - {path: /list, operations: [{name: list, method: GET, call: ships.list}]}
          - type: mcp
            namespace: port
            authentication: {type: bearer, token: s3cret}
            tools:
            - {name: list, description: Lists., call: ships.list}
            - {name: never, description: Never answers., call: ships.never}
            - {name: later, description: Answers later., call: ships.later}
            - name: both
              description: Two steps.
              steps:
              - {type: call, name: one, call: ships.list}
              - {type: call, name: two, call: ships.list}
            - name: asking
              description: Asks for a name.
              steps:
              - type: ask
                name: who
                message: Who?
                schema: {type: object, properties: {name: {type: string}}, required: [name]}
              outputParameters: [{name: name, type: string, mapping: $.who.content.name}]
          - type: mcp
            namespace: other
            tools:
            - {name: other, description: Lists., call: ships.list}
        """.replace("API", upstream.origin());

    private final Spoken server = new Spoken(capability);

    private Answer answer(Received request) {
        arrived.countDown();
        return switch (request.path()) {
            case "/never" -> Answer.never(left);
            case "/later" -> Answer.json("{\"late\": true}").after(gate);
            default -> Answer.json("{\"name\":\r\n \"Æro\",\n\"tons\": 7\r}");
        };
    }

    @AfterEach
    void close() {
        gate.countDown();
        server.close();
        upstream.close();
    }

    private static String call(Object id, String tool) {
        return request(id, "tools/call", CALL.replace("NAME", tool));
    }

    private static String modernCall(Object id, String tool) {
        return modern(id, "tools/call", "\"name\":\"" + tool + "\"");
    }

    @Test
    void speaksInTheLegacyEraAfterInitialize() {
        var begun = server.ask(LEGACY);
        server.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        var called = server.ask(call(7, "list"));

        assertThat(begun.path("id").asString()).isEqualTo("begin");
        assertThat(begun.at("/result/protocolVersion").asString()).isEqualTo("2025-11-25");
        assertThat(begun.at("/result/serverInfo/name").asString()).isEqualTo("port");
        assertThat(called.path("id").asInt()).isEqualTo(7);
        assertThat(called.at("/result/structuredContent/name").asString()).isEqualTo("Æro");
        assertThat(called.path("result").has("resultType")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2025-06-18,2025-06-18,false", "2024-11-05,2024-11-05,true", "2099-01-01,2025-11-25,false"})
    void speaksTheRevisionThatWasAgreedOn(String asked, String agreed, boolean older) {
        assertThat(server.ask(initialize(asked, "{}"))
                        .at("/result/protocolVersion")
                        .asString())
                .isEqualTo(agreed);
        assertThat(server.ask(call(1, "list")).path("result").has("structuredContent"))
                .isNotEqualTo(older);
    }

    @Test
    void answersEachMessageInItsOwnEra() {
        server.ask(LEGACY);
        var discovered = server.ask(modern("\"server-discover-probe-1\"", "server/discover", ""));
        var modern = server.ask(modernCall(0, "list"));
        var legacy = server.ask(request(0, "ping", "{}"));

        assertThat(discovered.path("id").asString()).isEqualTo("server-discover-probe-1");
        assertThat(discovered.at("/result/supportedVersions/0").asString()).isEqualTo("2026-07-28");
        assertThat(modern.at("/result/resultType").asString()).isEqualTo("complete");
        assertThat(legacy.path("result").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"jsonrpc":"2.0","id":1,"method":"server/discover"} | -32601
        {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}} | -32602
        {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"v9","io.modelcontextprotocol/clientCapabilities":{}}}} | -32022
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}} | -32601
        {"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}} | -32601
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"none"}} | -32602
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{}} | -32602
        {"jsonrpc":"1.0","id":1,"method":"ping"} | -32600
        {"jsonrpc":"2.0","id":1} | -32600
        """)
    void refusesWhatCannotBeAnswered(String message, int code) {
        var refused = server.ask(message);

        assertThat(refused.at("/error/code").asInt()).isEqualTo(code);
        assertThat(refused.path("id").asInt()).isOne();
        assertThat(server.ask(request(2, "ping", "{}")).has("result")).isTrue();
    }

    static Stream<byte[]> garbage() {
        var random = new Random(7);
        return Stream.concat(
                Stream.of(
                                "{",
                                "[1,",
                                "null",
                                "\u0000\u0001",
                                "\u00ff\u00fe{\u0000}\u0000",
                                "[".repeat(100_000),
                                "{\"a\":".repeat(5000))
                        .map(text -> text.getBytes(ISO_8859_1)),
                Stream.generate(() -> {
                            var bytes = new byte[200];
                            random.nextBytes(bytes);
                            return bytes;
                        })
                        .limit(50));
    }

    @Test
    void outlivesGarbage() {
        garbage().forEach(each -> server.say(each).say(""));
        server.say(request("\"after\"", "ping", "{}"));

        var heard = server.hear();
        while (!heard.has("id")) {
            assertThat(heard.at("/error/code").asInt()).isIn(-32700, -32600);
            heard = server.hear();
        }
        assertThat(heard.path("id").asString()).isEqualTo("after");
    }

    @Test
    void throwsAwayALineThatIsTooLongAndReadsTheNext() {
        var chunk = "x".repeat(1 << 20).getBytes(UTF_8);
        for (int i = 0; i < 9; i++) {
            server.say(chunk);
        }
        var refused = server.say("").hear();

        assertThat(refused.at("/error/message").asString()).contains(String.valueOf(8 << 20));
        assertThat(refused.has("id")).isFalse();
        assertThat(server.ask(request(2, "ping", "{}")).has("result")).isTrue();
    }

    @Test
    void takesLinesWithAReturnAndIgnoresEmptyOnes() {
        server.say("\r").say("").say("  ");

        assertThat(server.ask(request(1, "ping", "{}") + "\r").has("result")).isTrue();
    }

    @Test
    void writesAMessageInOneLine() {
        server.ask(LEGACY);
        server.say(call(1, "list"));

        assertThat(server.line()).contains("\"structuredContent\":{\"name\":", "\"Æro\"", "\\r\\n");
    }

    @Test
    void aSlowCallKeepsNobodyWaiting() throws Exception {
        server.ask(LEGACY);
        server.say(call(1, "later"));
        arrived.await();

        assertThat(server.ask(call(2, "list")).path("id").asInt()).isEqualTo(2);
        gate.countDown();
        assertThat(server.hear().path("id").asInt()).isEqualTo(1);
    }

    static Stream<String> calls() {
        return Stream.of(call(1, "never"), modernCall(1, "never"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallThatIsCancelledEndsAndHasNoAnswer(String call) throws Exception {
        server.ask(LEGACY);
        server.say(call);
        arrived.await();
        server.say(cancel(1));

        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.ask(request(2, "ping", "{}")).path("id").asInt()).isEqualTo(2);
        assertThat(server.end(Duration.ofSeconds(20))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCancellationRightBehindItsCallCountsToo(String call) {
        server.ask(LEGACY);
        server.say(call + "\n" + cancel(1) + "\n" + cancel(99) + "\n" + cancel("null"));

        assertThat(server.ask(request(2, "ping", "{}")).path("id").asInt()).isEqualTo(2);
        assertThat(server.end(Duration.ofSeconds(20))).isEmpty();
    }

    @Test
    void answersWhatIsInFlightAtTheEnd() throws Exception {
        server.say(modernCall(1, "later"));
        arrived.await();
        gate.countDown();

        assertThat(server.end(Duration.ofSeconds(20)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.path("id").asInt()).isOne());
    }

    @Test
    void endsWhatTakesTooLongAtTheEnd() throws Exception {
        server.say(modernCall(1, "never"));
        arrived.await();
        server.end(Duration.ZERO);

        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asksTheClientOfTheLegacyEra() {
        server.ask(initialize("2025-11-25", "{\"elicitation\":{}}"));
        var asked = server.ask(call(1, "asking"));
        var answered = server.ask("{\"jsonrpc\":\"2.0\",\"id\":" + asked.path("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}}");

        assertThat(asked.path("method").asString()).isEqualTo("elicitation/create");
        assertThat(answered.path("id").asInt()).isOne();
        assertThat(answered.at("/result/structuredContent/name").asString()).isEqualTo("Ada");
    }

    @Test
    void asksTheClientOfTheModernEraInRounds() {
        var capabilities = "{\"elicitation\":{\"form\":{}}}";
        var asked = server.ask(modern(1, "tools/call", "\"name\":\"asking\"", capabilities));
        var answered = server.ask(modern(
                2,
                "tools/call",
                "\"name\":\"asking\",\"inputResponses\":{\"who\":{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}},"
                    + "\"requestState\":" + asked.at("/result/requestState"),
                capabilities));

        assertThat(asked.at("/result/resultType").asString()).isEqualTo("input_required");
        assertThat(answered.at("/result/structuredContent/name").asString()).isEqualTo("Ada");
    }

    @Test
    void saysHowFarACallIs() {
        server.ask(LEGACY);
        server.say(request(1, "tools/call", "{\"name\":\"both\",\"_meta\":{\"progressToken\":\"p\"}}"));

        JsonNode heard = server.hear();
        assertThat(heard.path("method").asString()).isEqualTo("notifications/progress");
        while (heard.has("method")) {
            assertThat(heard.at("/params/progressToken").asString()).isEqualTo("p");
            heard = server.hear();
        }
        assertThat(heard.path("id").asInt()).isOne();
    }

    @Test
    void answersABatchWhereTheRevisionHasThem() {
        var batch = "[" + request(1, "ping", "{}") + "," + call(2, "list") + "]";
        server.ask(initialize("2025-03-26", "{}"));
        assertThat(server.ask(batch).size()).isEqualTo(2);

        server.ask(LEGACY);
        assertThat(server.ask(batch).at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(server.ask("[]").at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void speaksAsTheFileDoesNow() {
        server.ask(initialize("2025-06-18", "{}"));
        server.swap(capability.replace("name: list, description", "name: all, description"));
        server.hear();

        assertThat(server.ask(request(1, "tools/list", "{}"))
                        .at("/result/tools/0/name")
                        .asString())
                .isEqualTo("all");
        assertThat(server.ask(call(2, "all"))
                        .at("/result/structuredContent/name")
                        .asString())
                .as("the conversation goes on")
                .isEqualTo("Æro");
    }

    @Test
    void tellsTheClientOfTheLegacyEraOnceWhatHasChanged() {
        server.ask(LEGACY);
        server.ask(LEGACY);
        server.swap(capability.replace("name: list, description", "name: all, description"));

        assertThat(server.hear().path("method").asString()).isEqualTo("notifications/tools/list_changed");
        assertThat(server.ask(request(1, "ping", "{}")).path("id").asInt()).isOne();
    }

    @Test
    void tellsAClientOfTheModernEraWhatItListensTo() {
        var acknowledged = server.ask(modern(5, "subscriptions/listen", LISTEN));
        server.swap(capability.replace("name: list, description", "name: all, description"));
        var changed = server.hear();

        assertThat(acknowledged.path("method").asString()).isEqualTo("notifications/subscriptions/acknowledged");
        assertThat(changed.path("method").asString()).isEqualTo("notifications/tools/list_changed");
        assertThat(changed.at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void tellsNothingOnceAClientHasCancelledItsListening() {
        server.ask(modern(5, "subscriptions/listen", LISTEN));
        server.say(cancel(5));
        server.ask(request(2, "ping", "{}")); // messages are heard in order: the cancellation is, once this is answered
        server.swap(capability.replace("name: list, description", "name: all, description"));

        assertThat(server.ask(request(1, "ping", "{}")).path("id").asInt()).isOne();
    }

    @Test
    void endsWithItsInputWhoeverListens() {
        server.ask(LEGACY);
        server.ask(modern(5, "subscriptions/listen", LISTEN));

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> server.end(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                   | -32602
        "notifications":7                    | -32602
        """)
    void refusesAClientThatDoesNotSayWhatItListensTo(String members, int code) {
        var refused = server.ask(modern(5, "subscriptions/listen", members));

        assertThat(refused.path("id").asInt()).isEqualTo(5);
        assertThat(refused.at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void goesOnAsItWasWhenItsServerIsGone() {
        server.swap(capability.replace("namespace: port", "namespace: elsewhere"));

        assertThat(server.ask(request(1, "tools/list", "{}"))
                        .at("/result/tools/0/name")
                        .asString())
                .isEqualTo("list");
    }

    @Test
    void learnsThatNobodyReadsWhatItSays() {
        var deaf = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        try (var unheard = new Spoken(capability, deaf)) {
            unheard.say(request(1, "ping", "{}")).awaitDeafness();
        }
    }
}
