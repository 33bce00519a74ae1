package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.expose.mcp.Dialled.Heard;
import io.naftiko.runtime.expose.mcp.Dialled.Line;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Conversations of the revisions up to 2025-11-25, which begin with `initialize`.
class SessionTest {

    private static final String ALL = "{\"elicitation\": {\"form\": {}, \"url\": {}}, \"sampling\": {}, \"roots\": {}}";
    private static final String ANN = "{\"action\": \"accept\", \"content\": {\"name\": \"Ann\"}}";
    private static final ObjectNode FORM = (ObjectNode) Served.json(
            "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}, \"required\": [\"name\"]}");
    private static final Map<String, Question> QUESTIONS = Map.of(
            "form", new Question.Form("Who?", FORM),
            "visit", new Question.Visit("Sign in.", "https://login.example.com/"),
            "sample", new Question.Sample((ObjectNode) Served.json("{\"messages\": [], \"maxTokens\": 10}")),
            "roots", new Question.Roots());

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Dialled server = new Dialled(handler(Continuity.random()));

    private Handler handler(Continuity continuity) {
        return Served.talking(
                Map.of(
                        "log", SessionTest::log,
                        "form", asking("form"),
                        "visit", asking("visit"),
                        "sample", asking("sample"),
                        "roots", asking("roots"),
                        "wait", this::await,
                        "mute", this::awaitSilently),
                continuity);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void beginsASessionWithANameInVisibleAscii() {
        assertThat(begin("2025-11-25", "{}")).matches("[\\x21-\\x7E]+").hasSizeLessThan(600);
        assertThat(begin("2025-11-25", "{}")).isNotEqualTo(begin("2025-11-25", "{}"));
        assertThat(server.post(Wired.request(1, "initialize", "{}")).answer().headers())
                .doesNotContainKey("mcp-session-id");
    }

    @Test
    void speaksTheRevisionOfTheSessionWhereTheHeaderSaysNothing() {
        var session = begin("2025-11-25", "{}");
        var listed = server.post(Wired.request(1, "tools/call", call("form")), "Mcp-Session-Id", session)
                .answer();

        assertThat(listed.result().path("isError").asBoolean()).isTrue();
        assertThat(server.post("[" + Wired.request(1, "ping", "{}") + "]", "Mcp-Session-Id", session)
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAA", "x", ""})
    void knowsNoSessionThatItDidNotBegin(String name) {
        unknown(name);
    }

    @Test
    void endsASessionThatIsDeleted() {
        var session = begin("2025-11-25", "{}");
        assertThat(ping(session).status()).isEqualTo(200);

        assertThat(server.send("DELETE", "", "Mcp-Session-Id", session).answer().status())
                .isEqualTo(204);
        unknown(session);
        assertThat(server.send("DELETE", "", "Mcp-Session-Id", session).answer().status())
                .isEqualTo(404);
        assertThat(server.send("DELETE", "").answer().status()).isEqualTo(405);
    }

    @Test
    void belongsToWhoBeganIt() {
        var handler = handler(Continuity.random());
        try (var known = new Dialled(request -> handler.handle(request.from(
                request.peer().as(new Principal(request.headers().first("X-Who").orElse(""), Set.of())))))) {
            var session = begin(known.port(), "2025-11-25", "{}", "X-Who", "ann");

            var ping = Wired.request(1, "ping", "{}");
            assertThat(known.post(ping, "Mcp-Session-Id", session, "X-Who", "ann")
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(known.post(ping, "Mcp-Session-Id", session, "X-Who", "eve")
                            .answer()
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void goesOnInAnotherProcessWithTheSameSecret() {
        var secret = "a secret of at least thirty-two bytes".getBytes(UTF_8);
        try (var one = new Dialled(handler(Continuity.of(secret)));
                var other = new Dialled(handler(Continuity.of(secret)))) {
            var session = begin(one.port(), "2025-11-25", ALL);

            try (var line = Dialled.post(
                    other.port(), Wired.request(1, "tools/call", call("form")), "Mcp-Session-Id", session)) {
                line.head();
                var asked = line.next();
                reply(other.port(), session, asked.get("id"), "\"result\": " + ANN);
                assertThat(line.next().toString()).contains("Ann");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"debug, 3", "info, 2", "warning, 1", "error, 0", "'', 2"})
    void hearsRemarksOfTheLevelOfItsSession(String level, int remarks) {
        var session = begin("2025-11-25", "{}");
        if (!level.isEmpty()) {
            var set = in(session, "logging/setLevel", "{\"level\": \"" + level + "\"}");
            assertThat(set.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        }

        var answer = in(session, "tools/call", call("log"));

        assertThat(answer.streamed()).isEqualTo(remarks > 0);
        assertThat(answer.streamed() ? answer.messages().size() - 1 : 0).isEqualTo(remarks);
    }

    @Test
    void refusesALevelThatIsNoneAndOneWithoutSession() {
        assertThat(in(begin("2025-11-25", "{}"), "logging/setLevel", "{\"level\": \"loud\"}")
                        .error()
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(server.post(Wired.request(1, "logging/setLevel", "{\"level\": \"info\"}"))
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void saysThatItLogs() {
        var handshake = server.post(Wired.request(1, "initialize", "{\"protocolVersion\": \"2025-11-25\"}"))
                .answer();

        assertThat(handshake.result().path("capabilities").has("logging")).isTrue();
    }

    @Test
    void hearsProgressWithoutASession() {
        var params = "{\"name\": \"log\", \"_meta\": {\"progressToken\": \"p\"}}";
        var messages =
                server.post(Wired.request(1, "tools/call", params)).answer().messages();

        assertThat(messages).hasSize(2);
        assertThat(messages.getFirst().at("/params/progressToken").stringValue())
                .isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form   | 2025-11-25 | elicitation/create     | {\"mode\": \"form\", \"message\": \"Who?\","
                        + " \"requestedSchema\": {\"type\": \"object\", \"properties\": {\"name\": {\"type\":"
                        + " \"string\"}}, \"required\": [\"name\"]}}",
                "form   | 2025-06-18 | elicitation/create     | {\"message\": \"Who?\", \"requestedSchema\":"
                        + " {\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}, \"required\":"
                        + " [\"name\"]}}",
                "sample | 2025-03-26 | sampling/createMessage | {\"messages\": [], \"maxTokens\": 10}",
                "roots  | 2024-11-05 | roots/list             | {}",
            })
    void asksOnTheStreamOfTheCall(String tool, String revision, String method, String params) {
        var answers = Map.of(
                "form",
                ANN,
                "sample",
                "{\"role\": \"assistant\", \"content\": {\"type\": \"text\", \"text\": \"Ann\"}, \"model\":"
                        + " \"m\"}",
                "roots",
                "{\"roots\": [{\"uri\": \"file:///Ann\"}]}");
        var session = begin(revision, ALL);
        try (var line = calling(session, tool)) {
            assertThat(line.head().headers()).containsEntry("content-type", "text/event-stream");
            var asked = line.next();

            assertThat(asked.path("method").stringValue()).isEqualTo(method);
            assertThat(asked.path("params")).isEqualTo(Served.json(params));
            assertThat(reply(session, asked.get("id"), "\"result\": " + answers.get(tool)))
                    .isEqualTo(202);
            var done = line.next();
            assertThat(done.path("id").asInt()).isEqualTo(1);
            assertThat(done.at("/result/content/0/text").stringValue()).contains("Ann");
            assertThat(line.event()).isEmpty();
        }
    }

    @Test
    void givesAVisitANumberOfItsOwn() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "visit")) {
            line.head();
            var asked = line.next();

            assertThat(asked.at("/params/mode").stringValue()).isEqualTo("url");
            assertThat(asked.at("/params/url").stringValue()).isEqualTo("https://login.example.com/");
            assertThat(asked.at("/params/elicitationId").stringValue()).isNotEmpty();
            reply(session, asked.get("id"), "\"result\": {\"action\": \"decline\"}");
            assertThat(line.next().toString()).contains("decline");
        }
    }

    @Test
    void asksAgainWhereAnAnswerIsNone() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "form")) {
            line.head();
            reply(session, line.next().get("id"), "\"result\": 12345");
            var again = line.next();
            assertThat(again.path("method").stringValue()).isEqualTo("elicitation/create");
            reply(session, again.get("id"), "\"result\": " + ANN);
            assertThat(line.next().has("result")).isTrue();
        }
    }

    @Test
    void givesUpAfterThreeAnswersThatAreNone() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "form")) {
            line.head();
            for (int i = 0; i < 3; i++) {
                reply(session, line.next().get("id"), "\"result\": {}");
            }
            assertThat(line.next().at("/result/isError").asBoolean()).isTrue();
        }
    }

    @Test
    void tellsTheRunThatTheClientWouldNotAnswer() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "sample")) {
            line.head();
            reply(session, line.next().get("id"), "\"error\": {\"code\": -1, \"message\": \"User said no\"}");
            var done = line.next();
            assertThat(done.at("/result/isError").asBoolean()).isTrue();
            assertThat(done.toString()).contains("User said no");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form   | 2025-11-25 | {}",
                "form   | 2025-11-25 | {\"elicitation\": {\"url\": {}}}",
                "form   | 2025-03-26 | {\"elicitation\": {}}",
                "visit  | 2025-11-25 | {\"elicitation\": {}}",
                "visit  | 2025-06-18 | {\"elicitation\": {\"url\": {}}}",
                "sample | 2025-11-25 | {\"elicitation\": {}}",
                "roots  | 2025-11-25 | {\"sampling\": {}}",
            })
    void failsWhereTheClientCannotBeAsked(String tool, String revision, String capabilities) {
        var answer = in(begin(revision, capabilities), "tools/call", call(tool));

        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.result().path("isError").asBoolean()).isTrue();
        assertThat(answer.body()).contains("does not support");
    }

    @Test
    void cannotAskOutsideOfASession() {
        var answer = server.post(Wired.request(1, "tools/call", call("form"))).answer();

        assertThat(answer.result().path("isError").asBoolean()).isTrue();
        assertThat(answer.body()).contains("no session");
    }

    @Test
    void refusesAReplyThatNobodyWaitsFor() {
        var session = begin("2025-11-25", ALL);

        assertThat(reply(session, StringNode.valueOf("who"), "\"result\": {}")).isEqualTo(400);
    }

    @Test
    void doesNotTakeTheReplyOfAnotherSession() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "form")) {
            line.head();
            var asked = line.next();
            assertThat(reply(begin("2025-11-25", ALL), asked.get("id"), "\"result\": " + ANN))
                    .isEqualTo(400);
            reply(session, asked.get("id"), "\"result\": {\"action\": \"cancel\"}");
            assertThat(line.next().toString()).contains("cancel").doesNotContain("Ann");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "mute"})
    void stopsACallThatIsCancelledAndSaysNoMore(String tool) throws Exception {
        var session = begin("2025-11-25", "{}");
        try (var line = calling(session, tool)) {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            cancel(session, "7");
            cancel(begin("2025-11-25", "{}"), "1");
            assertThat(stopped.getCount()).isEqualTo(1);
            cancel(session, "1");
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();

            var ended = line.answer();
            assertThat(ended.status()).isEqualTo(200);
            assertThat(ended.streamed()).isTrue();
            assertThat(ended.body()).doesNotContain("\"id\"");
        }
    }

    @Test
    void stopsAQuestionThatIsCancelled() {
        var session = begin("2025-11-25", ALL);
        try (var line = calling(session, "form")) {
            line.head();
            var asked = line.next();
            cancel(session, "1");
            assertThat(line.event()).isEmpty();
            assertThat(reply(session, asked.get("id"), "\"result\": " + ANN)).isEqualTo(400);
        }
    }

    @Test
    void answersABatchThatTalksAsAStream() {
        var session = begin("2025-03-26", "{}");
        var batch = "[" + Wired.request(1, "ping", "{}") + "," + Wired.request(2, "tools/call", call("log")) + "]";
        var messages = server.post(batch, "Mcp-Session-Id", session).answer().messages();

        assertThat(messages).hasSize(3);
        assertThat(messages.getLast().valueStream().map(each -> each.get("id").asInt()))
                .containsExactly(1, 2);
    }

    private String begin(String revision, String capabilities) {
        return begin(server.port(), revision, capabilities);
    }

    private static String begin(int port, String revision, String capabilities, String... headers) {
        var params = "{\"protocolVersion\": \"" + revision + "\", \"capabilities\": " + capabilities
                + ", \"clientInfo\": {\"name\": \"c\", \"version\": \"1\"}}";
        var answer = Dialled.post(port, Wired.request(0, "initialize", params), headers)
                .answer();
        return answer.headers().getOrDefault("mcp-session-id", "");
    }

    private static String call(String tool) {
        return "{\"name\": \"" + tool + "\", \"_meta\": {}}";
    }

    private Line calling(String session, String tool) {
        return server.post(Wired.request(1, "tools/call", call(tool)), "Mcp-Session-Id", session);
    }

    private Heard in(String session, String method, String params) {
        return server.post(Wired.request(1, method, params), "Mcp-Session-Id", session)
                .answer();
    }

    private Heard ping(String session) {
        return in(session, "ping", "{}");
    }

    private void unknown(String session) {
        var answer = ping(session);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("message").stringValue()).contains("no such session");
    }

    private int reply(String session, JsonNode id, String outcome) {
        return reply(server.port(), session, id, outcome);
    }

    private static int reply(int port, String session, JsonNode id, String outcome) {
        var body = "{\"jsonrpc\": \"2.0\", \"id\": " + id + ", " + outcome + "}";
        return Dialled.post(port, body, "Mcp-Session-Id", session).answer().status();
    }

    private void cancel(String session, String id) {
        var body = "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": " + id
                + "}}";
        assertThat(server.post(body, "Mcp-Session-Id", session).answer().status())
                .isEqualTo(202);
    }

    private static Work asking(String question) {
        return scope -> said(scope.conversation()
                .ask(question, QUESTIONS.getOrDefault(question, new Question.Roots()))
                .toString());
    }

    private static Response log(Scope scope) {
        for (var severity : List.of(Severity.DEBUG, Severity.INFO, Severity.WARNING)) {
            scope.conversation().log(severity, "one", StringNode.valueOf("said"));
        }
        scope.conversation().progress(1, null, null);
        return said("done");
    }

    private Response await(Scope scope) {
        scope.conversation().log(Severity.WARNING, "one", StringNode.valueOf("said"));
        return awaitSilently(scope);
    }

    private Response awaitSilently(Scope scope) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            stopped.countDown();
        }
        return said("too late");
    }

    private static Response said(String text) {
        return Response.json(200, StringNode.valueOf(text).toString().getBytes(UTF_8));
    }
}
