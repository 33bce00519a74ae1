package io.naftiko.runtime.flow;

import io.naftiko.runtime.model.Step.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where a run stands, for whoever watches it. A run that nobody watches pays one look for each step.
public final class Progress {

    private static final ScopedValue<Progress> CURRENT = ScopedValue.newInstance();

    private final String path;
    private final Consumer<Event> watcher;

    private Progress(String path, Consumer<Event> watcher) {
        this.path = path;
        this.watcher = watcher;
    }

    /// What became of a step, where that is not just that it was done.
    ///
    /// @param path such as `crew[2].person`
    public record Event(String path, String text) {}

    /// Runs something whose steps tell `watcher`, on the threads on which they run.
    public static <T> T watched(Consumer<Event> watcher, Supplier<T> run) {
        return ScopedValue.where(CURRENT, new Progress("", watcher)).call(run::get);
    }

    /// The step that the current thread runs, such as `crew[2].person`; empty where nobody watches, and outside of
    /// steps.
    public static String path() {
        return CURRENT.isBound() ? CURRENT.get().path : "";
    }

    static Outcome in(String step, Supplier<Outcome> run) {
        return CURRENT.isBound() ? CURRENT.get().below(step, run) : run.get();
    }

    static Outcome inRound(int index, Supplier<Outcome> run) {
        return CURRENT.isBound() ? CURRENT.get().at(CURRENT.get().path + "[" + index + "]", run) : run.get();
    }

    /// Tells the watcher of the current step.
    static void tell(String text) {
        if (CURRENT.isBound()) {
            CURRENT.get().watcher.accept(new Event(path(), text));
        }
    }

    /// `task` for another thread, which continues where this one stands.
    static Runnable carried(Runnable task) {
        if (!CURRENT.isBound()) {
            return task;
        }
        var here = CURRENT.get();
        return () -> ScopedValue.where(CURRENT, here).run(task);
    }

    private Outcome below(String step, Supplier<Outcome> run) {
        return at(path.isEmpty() ? step : path + "." + step, run);
    }

    private Outcome at(String further, Supplier<Outcome> run) {
        return ScopedValue.where(CURRENT, new Progress(further, watcher)).call(run::get);
    }
}
