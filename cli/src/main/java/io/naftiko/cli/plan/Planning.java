package io.naftiko.cli.plan;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Plans many files, as many at a time as the machine has processors.
public final class Planning {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// How many files are under way or wait for their turn, so that a long one holds nobody up and memory stays flat.
    private static final int AHEAD = 8 * PROCESSORS;

    private Planning() {}

    /// The plans, in the order of the files.
    ///
    /// @param watched shows the progress when it is a terminal and there are many files
    public static List<Plan> of(Engine engine, List<Path> files, Output watched) {
        return of(engine, files, plan -> plan, watched);
    }

    /// What becomes of the plans, in the order of the files.
    public static <T> List<T> of(Engine engine, List<Path> files, Function<Plan, T> next, Output watched) {
        var results = new ArrayList<T>();
        inOrder(files, planning(engine, next), results::add, Progress.on(watched, files.size()));
        return results;
    }

    /// Hands over what becomes of each plan as soon as its turn comes, in the order of the files, and keeps nothing.
    ///
    /// @param next runs beside that of other files
    /// @param taken runs for one file at a time, and may write to the console
    public static <T> void each(
            Engine engine, List<Path> files, Function<Plan, T> next, Consumer<T> taken, Console console) {
        each(files, planning(engine, next), taken, console);
    }

    /// The same for other work on files than planning.
    public static <T> void each(List<Path> files, Function<Path, T> work, Consumer<T> taken, Console console) {
        inOrder(files, work, taken, Progress.beside(console, files.size()));
    }

    /// A failure of `next` counts as one of the engine, and concerns its own file only.
    private static <T> Function<Path, T> planning(Engine engine, Function<Plan, T> next) {
        return file -> {
            var plan = engine.plan(file);
            try {
                return next.apply(plan);
            } catch (RuntimeException | StackOverflowError fault) {
                return next.apply(Plan.failed(file, fault));
            }
        };
    }

    private static <T> void inOrder(List<Path> files, Function<Path, T> work, Consumer<T> taken, Progress progress) {
        var running = new ArrayDeque<Future<T>>();
        try (var pool = Executors.newFixedThreadPool(Math.clamp(files.size(), 1, PROCESSORS));
                progress) {
            for (var file : files) {
                running.add(pool.submit((Callable<T>) () -> work.apply(file)));
                if (running.size() == AHEAD) {
                    take(running, taken, progress);
                }
            }
            while (!running.isEmpty()) {
                take(running, taken, progress);
            }
        }
    }

    private static <T> void take(Deque<Future<T>> running, Consumer<T> taken, Progress progress) {
        var result = result(running.remove());
        progress.step(() -> taken.accept(result));
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
