package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamFailureTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final JdkNetwork network = new JdkNetwork();
    private final CountDownLatch left = new CountDownLatch(1);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void nobodyListens() {
        var api = RecordingUpstream.answering(Answer.json("{}"));
        api.close();

        assertThat(failure(api.origin(), Limits.NONE))
                .isEqualTo(new UpstreamUnreachable(
                        "No connection to 127.0.0.1:" + api.port() + ": nothing answers there."));
    }

    @Test
    void hostIsNotKnown() {
        assertThat(failure("https://nobody.invalid", Limits.NONE))
                .isEqualTo(new UpstreamUnreachable("No connection to nobody.invalid:443: the host is not known."));
    }

    @Test
    void peerDoesNotSpeakTls() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            var failure = failure(api.origin().replace("http:", "https:"), Limits.NONE);

            assertThat(failure).isInstanceOf(UpstreamUnreachable.class);
            assertThat(failure.message()).contains("127.0.0.1:" + api.port());
        }
    }

    @Test
    void answerDoesNotBegin() throws InterruptedException {
        try (var api = RecordingUpstream.answering(Answer.never(left))) {
            assertThat(failure(api.origin(), new Limits(null, Duration.ofSeconds(1), null, null)))
                    .isEqualTo(new UpstreamTimedOut("127.0.0.1:" + api.port() + " did not begin to answer within 1s."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab"})
    void answerDoesNotEnd(String part) throws InterruptedException {
        try (var api = RecordingUpstream.answering(
                Answer.stalled("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + part, left))) {
            assertThat(failure(api.origin(), new Limits(null, null, SHORT, null)))
                    .isInstanceOf(UpstreamTimedOut.class);
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    /// A second call, which gets no answer at all, says when the time for the headers is over.
    @Test
    void bodyMayTakeLongerThanTheHeaders() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var limits = new Limits(null, Duration.ofSeconds(1), null, null);
        try (var silent = RecordingUpstream.answering(Answer.never(left));
                var slow = RecordingUpstream.answering((_, connection) -> {
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".getBytes(US_ASCII));
                    begun.countDown();
                    gate.await();
                    connection.getOutputStream().write("ok".getBytes(US_ASCII));
                })) {
            var answer = CompletableFuture.supplyAsync(() -> call(slow.origin(), limits));
            assertThat(begun.await(10, SECONDS)).isTrue();
            assertThat(failure(silent.origin(), limits)).isInstanceOf(UpstreamTimedOut.class);
            gate.countDown();

            assertThat(answer.get(10, SECONDS).body().bytes()).asString().isEqualTo("ok");
        }
    }

    @Test
    void answerAnnouncesTooMuch() throws InterruptedException {
        try (var api =
                RecordingUpstream.answering(Answer.stalled("HTTP/1.1 200 OK\r\nContent-Length: 1025\r\n\r\n", left))) {
            assertThat(failure(api.origin(), atMost(1024)))
                    .isEqualTo(new UnreadableReply(
                            "127.0.0.1:" + api.port() + " answered with more than the 1024 bytes that are allowed."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void answerNeverStops() throws InterruptedException {
        try (var api = RecordingUpstream.answering(Answer.endless(left))) {
            var failure = failure(api.origin(), atMost(1 << 20));

            assertThat(failure).isInstanceOf(UnreadableReply.class);
            assertThat(failure.message()).contains("1048576 bytes");
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void answerMayBeExactlyAsLongAsAllowed() {
        try (var api = RecordingUpstream.answering(Answer.json("x".repeat(1024)))) {
            assertThat(call(api.origin(), atMost(1024)).body().bytes()).hasSize(1024);
        }
    }

    @Test
    void headMayAnnounceMoreThanAllowed() {
        try (var api = RecordingUpstream.answering(Answer.json("x".repeat(1025)))) {
            assertThat(upstream(atMost(1024))
                            .handle(request("HEAD", api.origin()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void connectionIsCut() {
        try (var api = RecordingUpstream.answering(Answer.cut())) {
            assertThat(failure(api.origin(), Limits.NONE)).isInstanceOf(UnreadableReply.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
            })
    void answerIsGarbage(String wire) {
        try (var api = RecordingUpstream.answering(Answer.raw(wire))) {
            var failure = failure(api.origin(), Limits.NONE);

            assertThat(failure).isInstanceOf(UnreadableReply.class);
            assertThat(failure.message()).startsWith("127.0.0.1:" + api.port() + " ended the connection");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"})
    void interruptingTheCallerEndsTheExchange(String begun) throws Exception {
        var arrived = new CountDownLatch(1);
        try (var api = RecordingUpstream.answering(_ -> {
            arrived.countDown();
            return Answer.stalled(begun, left);
        })) {
            var failure = new CompletableFuture<Failure>();
            var caller = Thread.startVirtualThread(() -> failure.complete(failure(api.origin(), Limits.NONE)));
            assertThat(arrived.await(10, SECONDS)).isTrue();
            caller.interrupt();

            assertThat(left.await(10, SECONDS)).isTrue();
            assertThat(failure.get(10, SECONDS)).isInstanceOf(UpstreamTimedOut.class);
        }
    }

    private static Limits atMost(long bytes) {
        return new Limits(null, null, null, bytes);
    }

    private Failure failure(String origin, Limits limits) {
        return catchThrowableOfType(FailedCall.class, () -> call(origin, limits))
                .failure();
    }

    private Response call(String origin, Limits limits) {
        return upstream(limits).handle(request("GET", origin));
    }

    private Handler upstream(Limits limits) {
        return Upstream.of(network, Authentication.NONE, Variables.none(), limits);
    }

    private static Request request(String method, String origin) {
        return new Request(method, Url.parse(origin + "/rooms?api_key=hidden"), Headers.EMPTY, Body.empty());
    }
}
