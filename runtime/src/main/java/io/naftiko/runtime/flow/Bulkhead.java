package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Overloaded;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps one capability from taking the whole process: only so many of its calls run at a time, a bounded number waits
/// in the order of arrival, and the rest is refused.
///
/// All units of a capability share one. It holds a counter and no thread.
public final class Bulkhead {

    private final int calls;
    private final int queue;
    private final Duration maxWait;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();

    private Bulkhead(int calls, int queue, Duration maxWait) {
        this.calls = calls;
        this.queue = queue;
        this.maxWait = maxWait;
        this.permits = new Semaphore(calls, true);
    }

    /// A bulkhead with the defaults where `concurrency` leaves a part out.
    public static Bulkhead of(Concurrency concurrency) {
        return new Bulkhead(
                Objects.requireNonNullElse(concurrency.calls(), Concurrency.DEFAULT_CALLS),
                Objects.requireNonNullElse(concurrency.queue(), Concurrency.DEFAULT_QUEUE),
                Objects.requireNonNullElse(concurrency.maxWait(), Concurrency.DEFAULT_MAX_WAIT));
    }

    /// `work`, within these bounds.
    ///
    /// It throws a [FailedCall] of [Overloaded] where there is no room for a call, or none in time.
    public Work around(Work work) {
        return scope -> run(work, scope);
    }

    private Response run(Work work, Scope scope) {
        enter();
        boolean stays = false;
        try {
            var answer = work.run(scope);
            if (answer.body() instanceof Body.Stream stream) {
                stays = true;
                return answer.withBody(new Staying(stream, permits));
            }
            return answer;
        } finally {
            if (!stays) {
                permits.release();
            }
        }
    }

    /// A stream that runs until it is closed.
    private static final class Staying implements Body.Stream {

        private final Body.Stream stream;
        private final Semaphore permits;
        private final AtomicBoolean closed = new AtomicBoolean();

        Staying(Body.Stream stream, Semaphore permits) {
            this.stream = stream;
            this.permits = permits;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            stream.writeTo(out);
        }

        @Override
        public long length() {
            return stream.length();
        }

        @Override
        public void close() {
            stream.close();
            if (closed.compareAndSet(false, true)) {
                permits.release();
            }
        }
    }

    private void enter() {
        try {
            if (!permits.tryAcquire(0, TimeUnit.SECONDS)) { // unlike tryAcquire(), it does not overtake who waits
                queueUp();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw overloaded("The call was interrupted while it waited for its turn.");
        }
    }

    private void queueUp() throws InterruptedException {
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            throw overloaded("The capability has " + calls + " calls running and " + queue + " waiting.");
        }
        try {
            if (!permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw overloaded(
                        "The capability had " + calls + " calls running all the time that this one could wait.");
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    private FailedCall overloaded(String message) {
        return new FailedCall(new Overloaded(message, Math.clamp(maxWait.toSeconds(), 1, 60)));
    }
}
