package io.naftiko.cli.plan;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Plans many files, as many at a time as the machine has processors.
public final class Planning {

    private Planning() {}

    /// The plans, in the order of the files.
    ///
    /// @param watched shows the progress when it is a terminal and there are many files
    public static List<Plan> of(Engine engine, List<Path> files, Output watched) {
        return of(engine, files, plan -> plan, watched);
    }

    /// What becomes of the plans, in the order of the files.
    public static <T> List<T> of(Engine engine, List<Path> files, Function<Plan, T> next, Output watched) {
        int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        var progress = new Progress(watched, files.size());
        try (var pool = Executors.newFixedThreadPool(threads);
                progress) {
            var running = files.stream()
                    .map(file -> pool.submit(() -> next.apply(engine.plan(file))))
                    .toList();
            var results = new ArrayList<T>();
            for (var plan : running) {
                results.add(result(plan));
                progress.step();
            }
            return results;
        }
    }

    private static <T> T result(Future<T> plan) {
        try {
            return plan.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
