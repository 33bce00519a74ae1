package io.naftiko.runtime.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Peers that read a stream slowly, or not at all.
class SlowPeerTest {

    private static final int LENGTH = 20 << 20;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Thread> writer = new CompletableFuture<>();
    private final CompletableFuture<IOException> failure = new CompletableFuture<>();

    @Test
    void delayNobody() throws Exception {
        var slow = new ArrayList<RawClient>();
        try (var listener = open(ServeLimits.DEFAULT)) {
            try {
                for (int i = 0; i < 50; i++) {
                    slow.add(asked(listener, "/stream"));
                    slow.getLast().head();
                }

                assertThat(RawClient.exchange(listener.port(), "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                                .status())
                        .isEqualTo(200);
                assertThat(slow.getFirst().bytes(LENGTH))
                        .isEqualTo("x".repeat(LENGTH).getBytes(US_ASCII));
            } finally {
                for (var client : slow) {
                    client.reset();
                }
            }
        }
    }

    @Test
    void areGivenUpWhenTheyReadNothingForTooLong() throws Exception {
        var limits = ServeLimits.DEFAULT;
        var impatient = new ServeLimits(
                limits.maxBodyBytes(),
                limits.maxHeaderBytes(),
                limits.header(),
                limits.body(),
                limits.keepAlive(),
                Duration.ofMillis(200),
                limits.unwatched());
        try (var listener = open(impatient);
                var client = asked(listener, "/stream")) {
            client.head();

            assertThat(failure.get(20, SECONDS)).isNotNull();
            assertThat(closed.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void areGivenUpWhenTheWriterIsInterrupted() throws Exception {
        try (var listener = open(ServeLimits.DEFAULT);
                var client = asked(listener, "/stream")) {
            client.head();
            writer.get(10, SECONDS).interrupt();

            assertThat(failure.get(20, SECONDS)).isNotNull();
            assertThat(closed.await(10, SECONDS)).isTrue();
            assertThat(client.bytes(LENGTH).length).isLessThan(LENGTH);
        }
    }

    private Listener open(ServeLimits limits) throws PortUnavailable {
        return Listener.open("127.0.0.1", 0, this::answer, limits);
    }

    private Response answer(Request request) {
        return new Response(200, request.url().path().equals("/stream") ? new Letters() : Body.of("{}"));
    }

    private static RawClient asked(Listener listener, String path) throws IOException {
        return new RawClient(listener.port()).send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    private final class Letters implements Body.Stream {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            writer.complete(Thread.currentThread());
            var letters = "x".repeat(10_000).getBytes(US_ASCII);
            try {
                for (int left = LENGTH; left > 0; left -= letters.length) {
                    out.write(letters, 0, Math.min(left, letters.length));
                }
            } catch (IOException gone) {
                failure.complete(gone);
                throw gone;
            }
        }

        @Override
        public long length() {
            return LENGTH;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
