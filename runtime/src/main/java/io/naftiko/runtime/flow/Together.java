package io.naftiko.runtime.flow;

import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Runs numbered tasks, some of them at the same time. When it returns, all that were begun have ended.
///
/// The first task that fails ends the whole: no other is begun, and those that run are interrupted. An interrupt of
/// the waiting thread does the same. A task that has questions for the caller has not failed: see [Unanswered].
final class Together {

    private final IntFunction<Outcome> task;
    private final JsonNode[] values;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final List<Thread> threads;
    private final Map<Integer, Unanswered> unanswered = new ConcurrentSkipListMap<>();

    private Together(int tasks, int atATime, IntFunction<Outcome> task) {
        this.task = task;
        this.values = new JsonNode[tasks];
        Arrays.fill(values, NullNode.getInstance());
        var work = Progress.carried(this::work);
        this.threads = IntStream.range(0, Math.min(tasks, atATime))
                .mapToObj(_ -> Lane.beside(work))
                .toList();
    }

    /// Why there is no result.
    private sealed interface Ending {

        record Refused(Outcome outcome) implements Ending {}

        record Thrown(RuntimeException problem) implements Ending {}

        record Broken(Error error) implements Ending {}
    }

    /// Made of what all tasks came to, in their order; else the outcome of the first that failed.
    ///
    /// @param atATime how many tasks run at the same time; one alone runs on this thread
    static Outcome run(int tasks, int atATime, IntFunction<Outcome> task, Function<List<JsonNode>, JsonNode> combined) {
        var together = new Together(tasks, atATime == 1 ? 0 : atATime, task);
        if (atATime == 1) {
            together.work();
        } else {
            together.threads.forEach(Thread::start);
            together.await();
            Lane.read(0); // what the others have read is to be put together here
        }
        return together.outcome(combined);
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < values.length && ending.get() == null; i = next.getAndIncrement()) {
            work(i);
            Lane.giveWay();
        }
    }

    private void work(int index) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw givenUp();
            }
            var outcome = task.apply(index);
            if (outcome.failed()) {
                end(new Ending.Refused(outcome));
            } else {
                values[index] = outcome.value();
            }
        } catch (Unanswered questions) {
            ask(index, questions);
        } catch (RuntimeException problem) {
            end(new Ending.Thrown(problem));
        } catch (Error error) {
            end(new Ending.Broken(error));
        }
    }

    /// Of tasks that run at the same time the others go on, so that the caller is asked for all of them at once.
    private void ask(int index, Unanswered questions) {
        if (threads.isEmpty()) {
            end(new Ending.Thrown(questions));
        } else {
            unanswered.put(index, questions);
        }
    }

    private void end(Ending reason) {
        if (ending.compareAndSet(null, reason)) {
            threads.stream()
                    .filter(each -> !each.equals(Thread.currentThread()))
                    .forEach(Thread::interrupt);
        }
    }

    private void await() {
        boolean interrupted = false;
        for (var thread : threads) {
            interrupted |= await(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the end of `thread`, come what may; whether this one was interrupted meanwhile.
    private boolean await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException _) {
                interrupted = true;
                end(new Ending.Thrown(givenUp()));
            }
        }
    }

    private Outcome outcome(Function<List<JsonNode>, JsonNode> combined) {
        return switch (ending.get()) {
            case null -> new Outcome.Made(combined.apply(answered()));
            case Ending.Refused refused -> refused.outcome();
            case Ending.Thrown thrown -> throw thrown.problem();
            case Ending.Broken broken -> throw broken.error();
        };
    }

    private List<JsonNode> answered() {
        if (!unanswered.isEmpty()) {
            throw Unanswered.of(unanswered.values());
        }
        return List.of(values);
    }

    private static FailedCall givenUp() {
        return new FailedCall(new UpstreamTimedOut("The call was given up before all of its steps were done."));
    }
}
