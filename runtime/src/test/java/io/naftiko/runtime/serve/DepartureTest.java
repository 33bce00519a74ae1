package io.naftiko.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartureTest {

    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String FAST = "GET /fast HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String STREAM = "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n";

    private final BlockingQueue<Request> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> departed = new LinkedBlockingQueue<>();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Listener listener;

    DepartureTest() throws PortUnavailable {
        listener =
                Listener.open("127.0.0.1", 0, this::handle, ServeLimits.DEFAULT.withUnwatched(Duration.ofMillis(20)));
    }

    @AfterEach
    void close() {
        answer.countDown();
        listener.close();
    }

    /// `/fast` is answered at once, `/slow` and `/stream` when the test allows it. `/clock` waits for its peer to go.
    private Response handle(Request request) {
        var path = request.url().path();
        if (path.equals("/clock")) {
            var gone = new CountDownLatch(1);
            request.peer().departure().whenGone(gone::countDown);
            await(gone);
        } else {
            request.peer().departure().whenGone(() -> departed.add(path));
            arrived.add(request);
        }
        return switch (path) {
            case "/stream" -> new Response(200, Headers.EMPTY, (Body.Stream) _ -> await(answer));
            case "/endless" -> new Response(200, Headers.EMPTY, (Body.Stream) DepartureTest::writeWithoutEnd);
            case "/slow" -> {
                await(answer);
                yield new Response(200, Body.of("slow"));
            }
            default -> new Response(200, Body.of("fast"));
        };
    }

    private static void writeWithoutEnd(OutputStream out) throws IOException {
        while (true) {
            out.write(new byte[1024]);
            out.flush();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when every request that has arrived before is watched: after as long as it takes two others, one after
    /// the other, to be noticed as gone.
    private void untilWatched() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (var clock = new RawClient(listener.port())) {
                clock.send("GET /clock HTTP/1.1\r\nHost: h\r\n\r\n").finish();
                assertThat(clock.reply().status()).isEqualTo(200);
            }
        }
    }

    private String departed() throws InterruptedException {
        return departed.poll(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /slow HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /slow HTTP/1.0\r\n\r\n",
                "HEAD /slow HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
                "POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nok",
                "PUT /slow HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n",
            })
    void tellsThatThePeerHasClosedItsConnection(String request) throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(request);
            arrived.take();
        }

        assertThat(departed()).isIn("/slow", "/stream");
    }

    @Test
    void tellsThatTheConnectionWasReset() throws Exception {
        var client = new RawClient(listener.port()).send(SLOW);
        arrived.take();
        client.reset();

        assertThat(departed()).isEqualTo("/slow");
    }

    @Test
    void takesAPeerThatSendsNoMoreForGoneAndStillAnswers() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(SLOW).finish();
            assertThat(departed()).isEqualTo("/slow");
            answer.countDown();

            var reply = client.reply();
            assertThat(reply.body()).isEqualTo("slow");
            assertThat(reply.headers()).containsEntry("connection", "close");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void tellsThatAStreamCannotBeWritten() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n").head();
        }

        assertThat(departed()).isEqualTo("/endless");
    }

    @Test
    void tellsEveryoneWhoAskedAndWhoAsksLate() throws Exception {
        var client = new RawClient(listener.port()).send(SLOW);
        var departure = arrived.take().peer().departure();
        departure.whenGone(() -> departed.add("second"));
        client.close();
        assertThat(List.of(departed(), departed())).containsExactlyInAnyOrder("/slow", "second");

        departure.whenGone(() -> departed.add("late"));

        assertThat(departed()).isEqualTo("late");
    }

    @Test
    void aPeerThatGetsItsAnswerNeverDeparts() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(SLOW);
            var departure = arrived.take().peer().departure();
            untilWatched();
            answer.countDown();
            assertThat(client.reply().status()).isEqualTo(200);
            departure.whenGone(() -> departed.add("late"));
        }
        untilWatched();

        assertThat(departed).isEmpty();
    }

    @Test
    void theConnectionServesOnAfterASlowRequest() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send("POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.head().status()).isEqualTo(100);
            client.send("ok");
            untilWatched();
            answer.countDown();

            assertThat(client.reply().body()).isEqualTo("slow");
            assertThat(client.send(FAST).reply().body()).isEqualTo("fast");
            assertThat(client.send("HEAD /slow HTTP/1.1\r\nHost: h\r\n\r\n")
                            .replyToHead()
                            .headers())
                    .containsEntry("content-length", "4");
            assertThat(client.send(FAST).reply().body()).isEqualTo("fast");
        }
    }

    @Test
    void answersWhatCameWhileASlowRequestWasWatched() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(SLOW);
            untilWatched();
            client.send(FAST + "POST /fast HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nok" + SLOW);
            untilWatched();
            answer.countDown();

            assertThat(List.of(body(client), body(client), body(client), body(client)))
                    .containsExactly("slow", "fast", "fast", "slow");
        }
    }

    @Test
    void answersWhatCameTogetherWithASlowRequest() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(SLOW + FAST);
            untilWatched();
            client.send(FAST);
            answer.countDown();

            assertThat(List.of(body(client), body(client), body(client))).containsExactly("slow", "fast", "fast");
        }
    }

    @Test
    void readsTheRestOfARequestThatBeganWhileASlowOneWasWatched() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(SLOW);
            untilWatched();
            client.send(FAST.substring(0, 9));
            untilWatched();
            answer.countDown();

            assertThat(body(client)).isEqualTo("slow");
            assertThat(client.send(FAST.substring(9)).reply().body()).isEqualTo("fast");
        }
    }

    @Test
    void answersWhatCameWhileAStreamWasWatched() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(STREAM);
            assertThat(client.head().status()).isEqualTo(200);
            untilWatched();
            client.send(FAST);
            untilWatched();
            answer.countDown();

            assertThat(client.chunk()).isEmpty();
            assertThat(body(client)).isEqualTo("fast");
            assertThat(client.send(FAST).reply().body()).isEqualTo("fast");
        }
    }

    @Test
    void theConnectionServesOnAfterAStreamThatWasWatched() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(STREAM);
            assertThat(client.head().status()).isEqualTo(200);
            untilWatched();
            answer.countDown();

            assertThat(client.chunk()).isEmpty();
            assertThat(client.send(FAST).reply().body()).isEqualTo("fast");
        }
    }

    private static String body(RawClient client) throws IOException {
        return client.reply().body();
    }
}
