package io.naftiko.runtime.extension.javascript;

import com.sun.management.ThreadMXBean;
import io.naftiko.runtime.model.ScriptLanguage.Draft;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Overloaded;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/// Runs scripts, each on a thread of its own, as many at a time as there are processors. So a script that computes
/// holds up other scripts at the most, and never the engine.
///
/// The thread that asked watches the one that works, and gives up on it in time. A script that is given up keeps its
/// place among those at a time until it has really ended.
final class Workers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 20;

    /// What a run may allocate, garbage counted: some for what it reads, and some for each statement.
    private static final long MEMORY = 512L << 20;

    private static final long MEMORY_OF_A_STATEMENT = 1L << 10;

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What `work` makes in a world of its own.
    ///
    /// @throws FailedCall when there is no place, or the work took too much
    String run(String script, Draft draft, Supplier<Context> world, Function<Context, String> work) {
        takePlace();
        var job = new Job(world, work);
        var thread = Thread.ofPlatform().daemon().name("script " + script).start(job);
        try {
            return await(script, draft, job, thread);
        } finally {
            if (!job.result.isDone()) {
                Thread.ofPlatform().daemon().name("end of script " + script).start(job::cancel);
            }
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new FailedCall(new Overloaded("Too many scripts run at the moment.", 1));
    }

    private String await(String script, Draft draft, Job job, Thread thread) {
        long end = System.nanoTime() + draft.timeout().toNanos();
        long memory = MEMORY + MEMORY_OF_A_STATEMENT * draft.statements();
        while (true) {
            try {
                return job.result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (System.nanoTime() > end) {
                    throw Failures.of(
                            script, "was stopped after " + draft.timeout().toMillis() + " ms");
                }
                if (threads.getThreadAllocatedBytes(thread.threadId()) > memory) {
                    throw Failures.of(script, "was stopped because it took too much memory");
                }
            } catch (ExecutionException e) {
                throw failure(script, e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw Failures.of(script, "was stopped");
            }
        }
    }

    private static FailedCall failure(String script, @Nullable Throwable cause) {
        return cause instanceof FailedCall failed ? failed : Failures.of(script, "could not be carried out", cause);
    }

    /// One run. It can be cancelled from another thread.
    private final class Job implements Runnable {

        private final CompletableFuture<String> result = new CompletableFuture<>();
        private final Supplier<Context> opening;
        private final Function<Context, String> work;
        private volatile @Nullable Context world;
        private volatile boolean cancelled;

        Job(Supplier<Context> opening, Function<Context, String> work) {
            this.opening = opening;
            this.work = work;
        }

        @Override
        public void run() {
            try (var opened = opening.get()) {
                world = opened;
                if (!cancelled) {
                    result.complete(work.apply(opened));
                }
            } catch (Throwable e) { // what ends a script can be an error: no stack, no memory
                result.completeExceptionally(e);
            } finally {
                places.release();
            }
        }

        /// Returns when the script has ended, which may be never.
        void cancel() {
            cancelled = true;
            var opened = world;
            if (opened != null) {
                close(opened);
            }
        }

        private static void close(Context world) {
            try {
                world.close(true);
            } catch (PolyglotException _) {
                // it was ending by itself
            }
        }
    }
}
