package io.naftiko.runtime.model;

import java.time.Duration;
import java.util.function.Supplier;

/// By when what the current thread does must be done, where somebody has said so.
public final class Deadline {

    /// On the clock of [System#nanoTime].
    private static final ScopedValue<Long> AT = ScopedValue.newInstance();

    private Deadline() {}

    /// Does something that must be done after `time`, or earlier where that was said before.
    public static <T> T within(Duration time, Supplier<T> work) {
        return ScopedValue.where(AT, System.nanoTime() + left(time).toNanos()).call(work::get);
    }

    /// What is left of `time`: all of it, or less where it would end after the deadline. Zero and below once that has
    /// passed.
    public static Duration left(Duration time) {
        if (!AT.isBound()) {
            return time;
        }
        var left = Duration.ofNanos(AT.get() - System.nanoTime());
        return left.compareTo(time) < 0 ? left : time;
    }
}
