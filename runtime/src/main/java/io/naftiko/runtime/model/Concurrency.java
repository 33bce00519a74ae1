package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How many calls of one capability may run at a time, and how many more may wait for their turn.
///
/// A capability overrides them under `x-limits`; each part that it leaves out keeps the engine's value (null here).
///
/// @param calls that run at the same time
/// @param queue how many calls may wait besides; one more is refused at once
/// @param maxWait how long a call may wait before it is refused
public record Concurrency(
        @Nullable Integer calls,
        @Nullable Integer queue,
        @Nullable Duration maxWait) {

    public static final int DEFAULT_CALLS = 256;
    public static final int DEFAULT_QUEUE = 1024;
    public static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(5);

    public static final Concurrency NONE = new Concurrency(null, null, null);

    private static final int MOST = 1_000_000;

    public static Concurrency read(Section capability) {
        var section = capability.section("x-limits");
        if (section == null) {
            return NONE;
        }
        var concurrency = new Concurrency(
                Bounded.integer(section, "calls", 1, MOST),
                Bounded.integer(section, "queue", 0, MOST),
                Limits.duration(section, "maxWait"));
        section.close();
        return concurrency;
    }

    /// These, with those of `fallback` where a part is left out.
    public Concurrency or(Concurrency fallback) {
        return new Concurrency(
                calls == null ? fallback.calls : calls,
                queue == null ? fallback.queue : queue,
                maxWait == null ? fallback.maxWait : maxWait);
    }
}
