package io.naftiko.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Overloaded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final Scope SCOPE = new Scope(Map.of());
    private static final Response DONE = new Response(200, Body.empty());
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void letsCallsWaitInTheOrderOfTheirArrival() throws InterruptedException {
        var bulkhead = Bulkhead.of(new Concurrency(1, 5, LONG));
        var threads = IntStream.range(0, 5).mapToObj(i -> waiting(bulkhead, i)).toList();

        end.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(ran).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesAtOnceWhatTheQueueCannotTake() {
        var bulkhead = Bulkhead.of(new Concurrency(1, 1, LONG));
        waiting(bulkhead, 0);
        waiting(bulkhead, 1);

        assertThat(refused(bulkhead))
                .isEqualTo(new Overloaded("The capability has 1 calls running and 1 waiting.", 60));
    }

    @Test
    void refusesWhatHasWaitedTooLong() {
        var bulkhead = Bulkhead.of(new Concurrency(1, 1, Duration.ofMillis(1)));
        waiting(bulkhead, 0);

        assertThat(refused(bulkhead))
                .isEqualTo(
                        new Overloaded("The capability had 1 calls running all the time that this one could wait.", 1));
    }

    @Test
    void isLeftByCallsThatFail() {
        var bulkhead = Bulkhead.of(new Concurrency(1, 0, LONG));
        var failing = bulkhead.around(_ -> {
            throw FailedCall.badInput("id", "is wrong");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(FailedCall.class, () -> failing.run(SCOPE)))
                    .hasMessage("`id` is wrong");
        }
        assertThat(bulkhead.around(_ -> DONE).run(SCOPE)).isSameAs(DONE);
    }

    private static Overloaded refused(Bulkhead bulkhead) {
        var failed = catchThrowableOfType(
                FailedCall.class, () -> bulkhead.around(_ -> DONE).run(SCOPE));
        return (Overloaded) failed.failure();
    }

    /// A call that is in the bulkhead until the end, or waits to be.
    private Thread waiting(Bulkhead bulkhead, int number) {
        Work work = _ -> {
            await(end);
            ran.add(number);
            return DONE;
        };
        var thread = Thread.startVirtualThread(() -> bulkhead.around(work).run(SCOPE));
        while (!List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState())) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
