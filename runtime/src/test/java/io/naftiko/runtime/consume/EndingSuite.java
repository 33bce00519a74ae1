package io.naftiko.runtime.consume;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How an exchange ends before its answer is there: the upstream sees that its connection is closed.
abstract class EndingSuite extends NetworkSuite {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    EndingSuite(NetworkContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n"
            })
    void interruptingTheCaller(String begun) throws Exception {
        try (var api = stalled(begun)) {
            var failure = new CompletableFuture<Failure>();
            var interrupted = new CompletableFuture<Boolean>();
            var caller = Thread.startVirtualThread(() -> {
                failure.complete(failure(api.origin(), Limits.NONE));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            assertThat(arrived.await(10, SECONDS)).isTrue();
            caller.interrupt();

            assertThat(left.await(10, SECONDS)).isTrue();
            assertThat(failure.get(10, SECONDS))
                    .isEqualTo(new UpstreamTimedOut(
                            "The call of " + api.peer() + " was given up before the answer was there."));
            assertThat(interrupted.get(10, SECONDS)).isTrue();
        }
    }

    @Test
    void aCallerThatWasInterruptedBefore() throws Exception {
        try (var api = answering(Answer.never(left))) {
            var failure = new CompletableFuture<Failure>();
            Thread.startVirtualThread(() -> {
                Thread.currentThread().interrupt();
                failure.complete(failure(api.origin(), Limits.NONE));
            });

            assertThat(failure.get(10, SECONDS)).isInstanceOf(UpstreamTimedOut.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"})
    void closingTheNetwork(String begun) throws Exception {
        try (var api = stalled(begun)) {
            var failure = CompletableFuture.supplyAsync(() -> failure(api.origin(), Limits.NONE));
            assertThat(arrived.await(10, SECONDS)).isTrue();
            close();

            assertThat(left.await(10, SECONDS)).isTrue();
            assertThat(failure.get(10, SECONDS)).isNotNull();
        }
    }

    @Test
    void aClosedNetworkCallsNobody() {
        try (var api = answering(Answer.json("{}"))) {
            close();

            assertThat(failure(api.origin(), Limits.NONE)).isNotNull();
            assertThat(api.requests()).isEmpty();
        }
    }

    private RecordingUpstream stalled(String begun) {
        return answering(_ -> {
            arrived.countDown();
            return Answer.stalled(begun, left);
        });
    }
}
