package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Deadline;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.naftiko.runtime.testing.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a network says that there is no answer.
abstract class FailureSuite extends NetworkSuite {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final CountDownLatch left = new CountDownLatch(1);

    FailureSuite(NetworkContract contract) {
        super(contract);
    }

    @Test
    void nobodyListens() {
        var api = answering(Answer.json("{}"));
        api.close();

        assertThat(failure(api.origin(), Limits.NONE))
                .isEqualTo(new UpstreamUnreachable("No connection to " + api.peer() + ": nothing answers there."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://nobody.invalid:443", "https://nobody.invalid"})
    void hostIsNotKnown(String origin) {
        assertThat(failure(origin, Limits.NONE))
                .isEqualTo(new UpstreamUnreachable("No connection to nobody.invalid:443: the host is not known."));
    }

    /// The queue of the socket is full, and nobody accepts.
    @Test
    void connectionDoesNotCome() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var waiting = new ArrayList<SocketChannel>();
        try (var server = new ServerSocket(0, 1, loopback)) {
            for (int i = 0; i < 8; i++) {
                var channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(server.getLocalSocketAddress());
            }
            assumeTrue(hangs(server), "a full queue lets connections in here");

            assertThat(failure("http://127.0.0.1:" + server.getLocalPort(), connectIn(Duration.ofMillis(250))))
                    .isEqualTo(new UpstreamTimedOut(
                            "No connection to 127.0.0.1:" + server.getLocalPort() + " within 250ms."));
        } finally {
            for (var channel : waiting) {
                channel.close();
            }
        }
    }

    private static boolean hangs(ServerSocket server) throws IOException {
        try (var probe = new Socket()) {
            probe.connect(server.getLocalSocketAddress(), 250);
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        }
    }

    @Test
    void answerDoesNotBegin() throws InterruptedException {
        try (var api = answering(Answer.never(left))) {
            assertThat(failure(api.origin(), beginIn(Duration.ofSeconds(1))))
                    .isEqualTo(new UpstreamTimedOut(api.peer() + " did not begin to answer within 1s."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab"})
    void answerDoesNotEnd(String part) throws InterruptedException {
        try (var api = answering(Answer.stalled("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + part, left))) {
            assertThat(failure(api.origin(), endIn(SHORT)))
                    .isEqualTo(new UpstreamTimedOut(api.peer() + " did not answer completely within 100ms."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    /// Something comes all the time, and never all of it.
    @Test
    void answerDrips() throws InterruptedException {
        try (var api = answering((_, connection) -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            try {
                while (!left.await(5, MILLISECONDS)) {
                    out.write('x');
                }
            } finally {
                left.countDown();
            }
        })) {
            assertThat(failure(api.origin(), endIn(SHORT))).isInstanceOf(UpstreamTimedOut.class);
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void everythingMustBeDoneSooner() throws InterruptedException {
        try (var api = answering(Answer.never(left))) {
            var late = catchThrowableOfType(FailedCall.class, () -> Deadline.within(SHORT, () -> get(api, "/")));

            assertThat(late.failure()).isInstanceOf(UpstreamTimedOut.class);
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void nothingIsSentOnceItIsTooLate() {
        try (var api = answering(Answer.json("{}"))) {
            var late =
                    catchThrowableOfType(FailedCall.class, () -> Deadline.within(Duration.ZERO, () -> get(api, "/")));

            assertThat(late.failure()).isInstanceOf(UpstreamTimedOut.class);
            assertThat(api.requests()).isEmpty();
        }
    }

    /// A second call, which gets no answer at all, says when the time for the headers is over.
    @Test
    void bodyMayTakeLongerThanTheHeaders() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var limits = beginIn(Duration.ofSeconds(1));
        try (var silent = answering(Answer.never(left));
                var slow = answering((_, connection) -> {
                    var out = connection.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".getBytes(US_ASCII));
                    begun.countDown();
                    gate.await();
                    out.write("ok".getBytes(US_ASCII));
                })) {
            CompletableFuture<Response> answer =
                    CompletableFuture.supplyAsync(() -> call(limits, request("GET", slow.origin())));
            assertThat(begun.await(10, SECONDS)).isTrue();
            assertThat(failure(silent.origin(), limits)).isInstanceOf(UpstreamTimedOut.class);
            gate.countDown();

            assertThat(text(answer.get(10, SECONDS))).isEqualTo("ok");
        }
    }

    @Test
    void answerAnnouncesTooMuch() throws InterruptedException {
        try (var api = answering(Answer.stalled("HTTP/1.1 200 OK\r\nContent-Length: 1025\r\n\r\n", left))) {
            assertThat(failure(api.origin(), atMost(1024)))
                    .isEqualTo(new UnreadableReply(
                            api.peer() + " answered with more than the 1024 bytes that are allowed."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void answerNeverStops() throws InterruptedException {
        try (var api = answering(Answer.endless(left))) {
            assertThat(failure(api.origin(), atMost(1 << 20)))
                    .isEqualTo(new UnreadableReply(
                            api.peer() + " answered with more than the 1048576 bytes that are allowed."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Half: ",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 2\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
            })
    void answerIsGarbage(String wire) {
        try (var api = answering(Answer.raw(wire))) {
            assertThat(failure(api.origin(), Limits.NONE))
                    .isEqualTo(new UnreadableReply(api.peer() + " ended the connection before its answer was complete,"
                            + " or answered with something that is not HTTP."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x\r\nX-Long: "})
    void headersNeverStop(String text) {
        try (var api = answering((_, connection) -> {
            var out = connection.getOutputStream();
            var more = text.repeat(100_000).getBytes(US_ASCII);
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(failure(api.origin(), Limits.NONE)).isInstanceOf(UnreadableReply.class);
        }
    }
}
