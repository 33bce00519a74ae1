package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.expose.mcp.Dialled.Heard;
import io.naftiko.runtime.expose.mcp.Dialled.Line;
import io.naftiko.runtime.http.Peer;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// What a client of revision 2026-07-28 hears of a call before its response.
class ModernTalkTest {

    private static final String LOG_LEVEL = "\"io.modelcontextprotocol/logLevel\": ";
    private static final Response DONE = Response.json(200, "{\n\"done\":\r\ntrue}".getBytes(UTF_8));

    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Dialled server = new Dialled(Served.talking(
            Map.of("quiet", _ -> DONE, "log", this::log, "steps", ModernTalkTest::steps, "long", this::wait),
            Continuity.random()));

    @AfterEach
    void close() {
        heard.countDown();
        server.close();
    }

    @Test
    void answersWithJsonWhereNothingIsSaid() {
        var answer = call("quiet", LOG_LEVEL + "\"debug\", \"progressToken\": 1");

        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.result().path("resultType").stringValue()).isEqualTo("complete");
    }

    @Test
    void answersWithAStreamFromTheFirstNotificationOn() {
        try (var line = server.modern("tools/call", "\"name\": \"log\"", "{}", LOG_LEVEL + "\"debug\"")) {
            var head = line.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers())
                    .containsEntry("content-type", "text/event-stream")
                    .containsEntry("cache-control", "no-cache, no-transform")
                    .containsEntry("x-accel-buffering", "no");
            assertThat(line.event())
                    .containsExactly(
                            "event: message",
                            "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":"
                                    + "{\"level\":\"debug\",\"logger\":\"one\",\"data\":\"begin\"}}");
            heard.countDown();
            assertThat(line.next().at("/params/level").stringValue()).isEqualTo("warning");
            assertThat(line.event())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("\"id\":1", "\"resultType\":\"complete\"", "{ \"done\":  true}");
            assertThat(line.event()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"debug, 2", "info, 1", "warning, 1", "error, 0"})
    void hearsRemarksOfTheLevelThatItAskedFor(String level, int remarks) {
        heard.countDown();
        var answer = call("log", LOG_LEVEL + "\"" + level + "\"");

        assertThat(answer.streamed()).isEqualTo(remarks > 0);
        assertThat(answer.streamed() ? answer.messages().size() - 1 : 0).isEqualTo(remarks);
    }

    @Test
    void hearsNoRemarkWithoutALevel() {
        heard.countDown();

        assertThat(call("log", "").streamed()).isFalse();
        assertThat(call("log", "\"progressToken\": 1").streamed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7", "'\"a\"'"})
    void hearsProgressThatOnlyGrows(String token) {
        var messages = call("steps", "\"progressToken\": " + token).messages();

        assertThat(messages.subList(0, 3).stream().map(each -> each.get("params")))
                .containsExactly(
                        Served.json("{\"progressToken\": " + token + ", \"progress\": 0, \"total\": 2}"),
                        Served.json("{\"progressToken\": " + token
                                + ", \"progress\": 1, \"total\": 2, \"message\": \"half\"}"),
                        Served.json("{\"progressToken\": " + token + ", \"progress\": 1.5}"));
        assertThat(messages)
                .hasSize(4)
                .last()
                .satisfies(last -> assertThat(last.has("result")).isTrue());
    }

    @Test
    void stopsTheCallOfAClientThatLeaves() throws Exception {
        try (Line line = server.modern("tools/call", "\"name\": \"long\"", "{}", LOG_LEVEL + "\"debug\"")) {
            line.head();
            line.next();
        }

        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stopsTheCallOfAClientThatLeavesBeforeAnythingIsSaid() throws Exception {
        var begun = new CountDownLatch(1);
        Work silent = _ -> {
            begun.countDown();
            return await(new CountDownLatch(1));
        };
        var handler = Served.talking(Map.of("silent", silent), Continuity.random());
        try (var other = new Dialled(request -> handler.handle(leaving(request, begun)))) {
            var answer =
                    other.modern("tools/call", "\"name\": \"silent\"", "{}", "").answer();
            assertThat(answer.result().toString()).contains("stopped");
        }
    }

    /// A peer that leaves once the work has begun.
    private static Request leaving(Request request, CountDownLatch begun) {
        return request.from(new Peer(
                request.peer().principal(),
                then -> Thread.startVirtualThread(() -> {
                    await(begun);
                    then.run();
                })));
    }

    private static Response await(CountDownLatch latch) {
        try {
            latch.await();
            return DONE;
        } catch (InterruptedException _) {
            return Response.json(200, "\"stopped\"".getBytes(UTF_8));
        }
    }

    private Heard call(String tool, String meta) {
        return server.modern("tools/call", "\"name\": \"" + tool + "\"", "{}", meta)
                .answer();
    }

    private Response log(Scope scope) {
        scope.conversation().log(Severity.DEBUG, "one", text("begin"));
        await(heard);
        scope.conversation().log(Severity.WARNING, "two", text("end"));
        return DONE;
    }

    private static Response steps(Scope scope) {
        var conversation = scope.conversation();
        conversation.progress(0, 2.0, null);
        conversation.progress(1, 2.0, "half");
        conversation.progress(1, 2.0, "again");
        conversation.progress(0.5, 2.0, "back");
        conversation.progress(1.5, null, null);
        return DONE;
    }

    /// Talks until it is interrupted.
    private Response wait(Scope scope) {
        while (!Thread.currentThread().isInterrupted()) {
            scope.conversation().log(Severity.DEBUG, "one", text("x".repeat(10_000)));
            Thread.onSpinWait();
        }
        stopped.countDown();
        return DONE;
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }
}
