package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.Dialled.Heard;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Unanswered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Calls of revision 2026-07-28 whose run asks its caller.
class MultiRoundTest {

    private static final Question NAME = new Question.Form("Who are you?", (ObjectNode) Served.json("""
        {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}, "age": {"type": "integer"}},
         "required": ["name"]}
        """));
    private static final Question VISIT = new Question.Visit("Sign in.", "https://login.example.com/");
    private static final Question SAMPLE = new Question.Sample((ObjectNode) Served.json("""
        {"messages": [{"role": "user", "content": {"type": "text", "text": "Hi"}}], "maxTokens": 10}
        """));
    private static final Question ROOTS = new Question.Roots();
    private static final String ALL = "{\"elicitation\": {\"form\": {}, \"url\": {}}, \"sampling\": {}, \"roots\": {}}";
    private static final String ANN = "{\"action\": \"accept\", \"content\": {\"name\": \"Ann\"}}";

    private final AtomicInteger called = new AtomicInteger();
    private final Dialled server = new Dialled(handler(Continuity.random()));

    private Handler handler(Continuity continuity) {
        return Served.talking(
                Map.of(
                        "greet", scope -> said("Hello " + scope.conversation().ask("user", NAME)),
                        "several", MultiRoundTest::several,
                        "twice", this::twice,
                        "large", MultiRoundTest::large,
                        "sign", scope -> said("" + scope.conversation().ask("sign", VISIT))),
                continuity);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksAndGoesOnWithTheAnswer() {
        var first = call("greet", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.result().propertyNames())
                .containsExactly("resultType", "_meta", "inputRequests", "requestState");
        assertThat(first.result().path("resultType").stringValue()).isEqualTo("input_required");
        assertThat(first.result().path("inputRequests")).isEqualTo(Served.json("""
            {"user": {"method": "elicitation/create", "params": {"mode": "form", "message": "Who are you?",
             "requestedSchema": {"type": "object", "properties": {
               "name": {"type": "string", "minLength": 1}, "age": {"type": "integer"}}, "required": ["name"]}}}}
            """));
        assertThat(text(call("greet", answers("user", ANN) + state(first)))).contains("Hello", "Ann");
    }

    @Test
    void takesTheAnswersOfTheFirstRoundWithoutState() {
        assertThat(text(call("greet", answers("user", ANN).replace("}}}", "}}, \"other\": 7}"))))
                .contains("Ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "null",
                "{}",
                "{\"action\": \"maybe\"}",
                "{\"action\": \"accept\"}",
                "{\"action\": \"accept\", \"content\": []}",
                "{\"action\": \"accept\", \"content\": {\"name\": 7}}",
                "{\"action\": \"accept\", \"content\": {\"name\": \"\"}}",
                "{\"action\": \"accept\", \"content\": {\"name\": \"Ann\", \"age\": 1.5}}"
            })
    void asksAgainWhereAnAnswerIsNone(String answer) {
        var again = call("greet", answers("user", answer) + state(call("greet", "")));

        assertThat(again.result().path("resultType").stringValue()).isEqualTo("input_required");
        assertThat(again.result().path("inputRequests").has("user")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{\"other\": {\"action\": \"accept\"}}"})
    void asksAgainWhereThereIsNoAnswer(String responses) {
        var again = call("greet", "\"inputResponses\": " + responses);

        assertThat(again.result().path("inputRequests").has("user")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel"})
    void tellsTheRunThatPeopleWouldNot(String action) {
        assertThat(text(call("greet", answers("user", "{\"action\": \"" + action + "\"}"))))
                .contains(action);
    }

    @Test
    void asksSeveralQuestionsInOneRound() {
        var first = call("several", "");

        assertThat(first.result().path("inputRequests").properties().stream()
                        .map(each -> each.getKey() + " "
                                + each.getValue().path("method").stringValue()))
                .containsExactly("user elicitation/create", "model sampling/createMessage", "roots roots/list");
        var done = call(
                "several",
                "\"inputResponses\": {\"user\": " + ANN
                        + ", \"model\": {\"role\": \"assistant\", \"content\": {\"type\": \"text\", \"text\": \"Ho\"},"
                        + " \"model\": \"m\"}, \"roots\": {\"roots\": [{\"uri\": \"file:///a\"}]}}" + state(first));
        assertThat(text(done)).contains("Ann", "Ho", "file:///a");
    }

    @Test
    void repeatsNothingThatWasDoneOrAnswered() {
        var first = call("twice", "");
        var second = call("twice", answers("user", ANN) + state(first));

        assertThat(second.result().path("inputRequests").propertyNames()).containsExactly("sign");
        assertThat(state(second)).isNotEqualTo(state(first));
        assertThat(text(call("twice", answers("sign", "{\"action\": \"accept\"}") + state(second))))
                .contains("Ann")
                .contains("call 1");
        assertThat(called).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greet | {}                        | {\"elicitation\": {\"form\": {}}}",
                "greet | {\"sampling\": {}}        | {\"elicitation\": {\"form\": {}}}",
                "greet | {\"elicitation\": {\"url\": {}}}  | {\"elicitation\": {\"form\": {}}}",
                "sign  | {\"elicitation\": {}}     | {\"elicitation\": {\"url\": {}}}",
                "several | {\"elicitation\": {}}   | {\"sampling\": {}, \"roots\": {}}",
            })
    void namesTheCapabilitiesThatAClientLacks(String tool, String declared, String required) {
        var answer = call(tool, "", declared);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-32021);
        assertThat(answer.error().at("/data/requiredCapabilities")).isEqualTo(Served.json(required));
    }

    @Test
    void takesAStateOnce() {
        var state = state(call("greet", ""));
        call("greet", answers("user", ANN) + state);

        refused(call("greet", answers("user", ANN) + state), "used before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-TAMPERED", "A", ""})
    void refusesAStateThatItDidNotMake(String end) {
        var state = state(call("greet", ""));
        var changed = end.isEmpty() ? ", \"requestState\": \"\"" : state.substring(0, state.length() - 1) + end + "\"";

        refused(call("greet", answers("user", ANN) + changed), "was not made by this server");
        refused(call("greet", answers("user", ANN) + ", \"requestState\": 7"), "was not made by this server");
        try (var other = new Dialled(handler(Continuity.random()))) {
            refused(
                    other.modern("tools/call", "\"name\": \"greet\"" + state, ALL, "")
                            .answer(),
                    "was not made by this server");
        }
    }

    @Test
    void refusesAStateOfAnotherCall() {
        var state = state(call("greet", ""));

        refused(call("sign", answers("user", ANN) + state), "another call");
        refused(call("greet", "\"arguments\": {\"a\": 1}, " + answers("user", ANN) + state), "another call");
    }

    @Test
    void findsTheSameCallWhateverTheOrderOfItsArguments() {
        var state = state(call("greet", "\"arguments\": {\"a\": {\"x\": 1, \"y\": 2}, \"b\": 2}"));
        var arguments = "\"arguments\": {\"b\": 2, \"a\": {\"y\": 2, \"x\": 1}}, ";

        assertThat(text(call("greet", arguments + answers("user", ANN) + state)))
                .contains("Ann");
    }

    @Test
    void refusesAStateOfAnotherCaller() {
        var handler = handler(Continuity.random());
        try (var known = new Dialled(request -> handler.handle(request.from(
                request.peer().as(new Principal(request.headers().first("X-Who").orElse(""), Set.of())))))) {
            var params = "\"name\": \"greet\"";
            var state = state(known.modern("tools/call", params, ALL, "").answer());
            refused(as("eve", known, params + state), "another caller");
            assertThat(as("", known, params + ", " + answers("user", ANN) + state)
                            .result()
                            .path("resultType")
                            .stringValue())
                    .isEqualTo("complete");
        }
    }

    private static Heard as(String who, Dialled server, String params) {
        var headers = new ArrayList<>(List.of(Wired.modernHeaders("tools/call", params)));
        headers.addAll(List.of("X-Who", who));
        var meta = "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                + " \"io.modelcontextprotocol/clientCapabilities\": " + ALL + "}";
        return server.post(
                        Wired.request(1, "tools/call", "{" + params + ", " + meta + "}"),
                        headers.toArray(String[]::new))
                .answer();
    }

    @Test
    void goesOnInAnotherProcessWithTheSameSecret() {
        var secret = "a secret of at least thirty-two bytes".getBytes(UTF_8);
        try (var one = new Dialled(handler(Continuity.of(secret)));
                var other = new Dialled(handler(Continuity.of(secret)))) {
            var state = state(
                    one.modern("tools/call", "\"name\": \"twice\"", ALL, "").answer());
            var done = other.modern("tools/call", "\"name\": \"twice\", " + answers("user", ANN) + state, ALL, "")
                    .answer();

            assertThat(done.result().path("inputRequests").has("sign")).isTrue();
            assertThat(called).hasValue(1);
        }
    }

    @Test
    void saysThatThereIsTooMuchToCarry() {
        var answer = call("large", "");

        assertThat(answer.error().path("code").asInt()).isEqualTo(-32603);
        assertThat(answer.error().path("message").stringValue()).contains("256 KiB");
    }

    private Heard call(String tool, String members) {
        return call(tool, members, ALL);
    }

    private Heard call(String tool, String members, String capabilities) {
        var separator = members.isEmpty() || members.startsWith(",") ? "" : ", ";
        return server.modern("tools/call", "\"name\": \"" + tool + "\"" + separator + members, capabilities, "")
                .answer();
    }

    private static String answers(String key, String answer) {
        return "\"inputResponses\": {\"" + key + "\": " + answer + "}";
    }

    private static String state(Heard answer) {
        return ", \"requestState\": \"" + answer.result().path("requestState").stringValue() + "\"";
    }

    private static String text(Heard answer) {
        assertThat(answer.result().path("resultType").stringValue(""))
                .as(answer.body())
                .isEqualTo("complete");
        return answer.result().at("/content/0/text").stringValue();
    }

    private static void refused(Heard answer, String why) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.error().path("code").asInt()).as(answer.body()).isEqualTo(-32602);
        assertThat(answer.error().path("message").stringValue()).contains("requestState", why);
    }

    private static Response said(String text) {
        return Response.json(200, Json.bytes(StringNode.valueOf(text)));
    }

    /// Asks all that it wants to know at once.
    private static Response several(Scope scope) {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("user", NAME);
        questions.put("model", SAMPLE);
        questions.put("roots", ROOTS);
        var answers = new LinkedHashMap<String, JsonNode>();
        var open = new LinkedHashMap<String, Question>();
        questions.forEach((key, question) -> {
            try {
                answers.put(key, scope.conversation().ask(key, question));
            } catch (Unanswered asked) {
                open.putAll(asked.questions());
            }
        });
        if (!open.isEmpty()) {
            throw new Unanswered(open);
        }
        return said(answers.toString());
    }

    /// Does something once, and asks before and behind it.
    private Response twice(Scope scope) {
        var user = scope.conversation().ask("user", NAME);
        var done = once(scope.conversation());
        scope.conversation().ask("sign", VISIT);
        return said(user + " " + done);
    }

    private JsonNode once(Conversation conversation) {
        return conversation.journal().find("once").orElseGet(() -> {
            var done = StringNode.valueOf("call " + called.incrementAndGet());
            conversation.journal().keep("once", done);
            return done;
        });
    }

    /// Comes to more than a client could carry, before it asks.
    private static Response large(Scope scope) {
        var text = new StringBuilder();
        new Random(1).ints(400_000, ' ', '~').forEach(c -> text.append((char) c));
        scope.conversation().journal().keep("call", StringNode.valueOf(text.toString()));
        return said("" + scope.conversation().ask("user", NAME));
    }
}
