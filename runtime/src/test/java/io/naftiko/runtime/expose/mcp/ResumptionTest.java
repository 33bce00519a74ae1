package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.expose.mcp.Dialled.Line;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/// Streams of sessions that a client goes on with after its connection broke.
class ResumptionTest {

    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Dialled server = new Dialled(Served.talking(Map.of("count", this::count), Continuity.random()));

    @AfterEach
    void close() {
        go.countDown();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, true", "2025-06-18, false", "2025-03-26, false"})
    void primesTheClientsThatUnderstandIt(String revision, boolean primed) {
        try (var line = call(begin(revision))) {
            line.head();
            var first = line.event();

            assertThat(first.getLast().equals("data: ")).isEqualTo(primed);
            if (primed) {
                assertThat(first).hasSize(3).element(0).asString().matches("id: [^:]+::0");
                assertThat(first.get(1)).matches("retry: \\d+");
            }
            var said = primed ? line.event() : first;
            assertThat(said).hasSize(3).element(1).asString().matches("id: [^:]+::1");
        }
    }

    @Test
    void replaysWhatCameBehindAnEventOfTheSameStream() throws Exception {
        var session = begin("2025-11-25");
        String second;
        try (var line = call(session);
                var other = call(session)) {
            line.head();
            other.head();
            line.event();
            line.event();
            second = line.event().get(1).substring("id: ".length());
        }
        go.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();

        var again = listen(session, second).answer();

        assertThat(again.status()).isEqualTo(200);
        var messages = again.body()
                .lines()
                .filter(each -> each.startsWith("data: {"))
                .map(each -> Served.json(each.substring(6)))
                .toList();
        assertThat(messages.getFirst().at("/params/data").stringValue()).isEqualTo("3");
        assertThat(messages.getLast().at("/result/content/0/text").stringValue())
                .contains("counted");
        assertThat(messages).hasSize(2);
    }

    @Test
    void goesOnWithACallThatStillRuns() {
        var session = begin("2025-11-25");
        try (var line = call(session)) {
            line.head();
            line.event();
            var id = line.event().get(1).substring("id: ".length());
            try (var again = listen(session, id)) {
                again.head();
                again.event();
                assertThat(again.next().at("/params/data").stringValue()).isEqualTo("2");
                go.countDown();
                assertThat(again.next().at("/params/data").stringValue()).isEqualTo("3");
                assertThat(again.next().has("result")).isTrue();
                assertThat(again.event()).isEmpty();
            }
        }
    }

    @Test
    void showsAStreamToItsSessionAlone() {
        try (var line = call(begin("2025-11-25"))) {
            line.head();
            var id = line.event().getFirst().substring("id: ".length());

            var answer = listen(begin("2025-11-25"), id).answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error().path("message").stringValue()).contains("not known");
        }
    }

    @Test
    void hasOneStandingStreamForASession() {
        var session = begin("2025-11-25");
        try (var line = listen(session, "")) {
            assertThat(line.head().headers()).containsEntry("content-type", "text/event-stream");
            var id = line.event().getFirst().substring("id: ".length());

            assertThat(listen(session, "").answer().status()).isEqualTo(409);
            try (var other = listen(begin("2025-11-25"), "");
                    var instead = listen(session, id)) {
                assertThat(other.head().status()).isEqualTo(200);
                assertThat(instead.head().status()).isEqualTo(200);
                assertThat(line.event()).isEmpty();
            }
        }
    }

    @Test
    void endsTheStandingStreamWithItsSession() {
        var session = begin("2025-11-25");
        try (var line = listen(session, "")) {
            line.head();
            line.event();
            server.send("DELETE", "", "Mcp-Session-Id", session).answer();
            assertThat(line.event()).isEmpty();
        }
    }

    @Test
    void freesTheStandingStreamOfAClientThatLeft() {
        var session = begin("2025-11-25");
        try (var line = listen(session, "")) {
            line.head();
            line.event();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int status = 409;
        while (status == 409 && System.nanoTime() < end) {
            try (var again = listen(session, "")) {
                status = again.head().status();
            }
        }
        assertThat(status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x::1", "::", "::7"})
    void knowsNoEventThatItDidNotSend(String id) {
        try (var line = listen(begin("2025-11-25"), id)) {
            assertThat(line.head().status()).isEqualTo(id.startsWith("::") ? 200 : 400);
        }
    }

    @Test
    void wantsAClientThatTakesEvents() {
        var session = begin("2025-11-25");

        assertThat(server.send("GET", "", "Mcp-Session-Id", session, "Accept", "application/json")
                        .answer()
                        .status())
                .isEqualTo(406);
        assertThat(server.send("GET", "", "Accept", "text/event-stream")
                        .answer()
                        .status())
                .isEqualTo(405);
    }

    private String begin(String revision) {
        return server.post(Wired.request(0, "initialize", "{\"protocolVersion\": \"" + revision + "\"}"))
                .answer()
                .headers()
                .getOrDefault("mcp-session-id", "");
    }

    private Line call(String session) {
        return server.post(Wired.request(1, "tools/call", "{\"name\": \"count\"}"), "Mcp-Session-Id", session);
    }

    private Line listen(String session, String last) {
        return last.isEmpty()
                ? server.send("GET", "", "Mcp-Session-Id", session, "Accept", "text/event-stream")
                : server.send(
                        "GET", "", "Mcp-Session-Id", session, "Accept", "text/event-stream", "Last-Event-ID", last);
    }

    private Response count(Scope scope) {
        for (var number : List.of("1", "2")) {
            scope.conversation().log(Severity.INFO, "one", StringNode.valueOf(number));
        }
        await();
        scope.conversation().log(Severity.INFO, "one", StringNode.valueOf("3"));
        done.countDown();
        return Response.json(200, "\"counted\"".getBytes(UTF_8));
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
