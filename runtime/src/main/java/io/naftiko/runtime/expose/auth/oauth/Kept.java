package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.report.FailedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What another server says, fetched when it is needed first and kept for a time. One caller fetches, the others wait.
///
/// Where fetching fails, the old value holds for a while longer, and nobody tries again at once.
final class Kept<T> {

    static final Duration LIFE = Duration.ofMinutes(5);

    /// From one fetch that a caller asked for to the next, whoever asks.
    static final Duration PAUSE = Duration.ofSeconds(30);

    /// From a fetch that failed to the next.
    static final Duration REST = Duration.ofSeconds(5);

    /// How old a value may become while fetching fails.
    static final Duration OLDEST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

    private final Supplier<T> fetch;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private Instant asked = Instant.EPOCH;
    private volatile @Nullable Held<T> held;
    private @Nullable Failed failed;

    Kept(Supplier<T> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    private record Held<T>(T value, Instant since) {}

    private record Failed(FailedCall why, Instant when) {}

    /// The value, at most [#LIFE] old where it can be had.
    ///
    /// @throws FailedCall when it cannot, and there is none that is not too old
    T current() {
        var known = held;
        return known != null && isWithin(LIFE, known.since()) ? known.value() : fetched();
    }

    private T fetched() {
        fetching.lock();
        try {
            var known = held;
            return known != null && isWithin(LIFE, known.since()) ? known.value() : fetch(known);
        } finally {
            fetching.unlock();
        }
    }

    private T fetch(@Nullable Held<T> known) {
        if (failed == null || !isWithin(REST, failed.when())) {
            try {
                return keep(fetch.get());
            } catch (FailedCall e) {
                LOG.warn("{}", e.failure().message());
                failed = new Failed(e, clock.instant());
            }
        }
        if (known != null && isWithin(OLDEST, known.since())) {
            return known.value();
        }
        throw new FailedCall(failed.why().failure());
    }

    private T keep(T value) {
        held = new Held<>(value, clock.instant());
        failed = null;
        return value;
    }

    /// A value other than `old`, in which something is missing; `old` where somebody asked not long ago.
    T newerThan(T old) {
        fetching.lock();
        try {
            var known = held;
            if (known == null || !known.value().equals(old) || isWithin(PAUSE, asked)) {
                return known == null ? old : known.value();
            }
            asked = clock.instant();
            return fetch(known);
        } finally {
            fetching.unlock();
        }
    }

    private boolean isWithin(Duration time, Instant since) {
        return clock.instant().isBefore(since.plus(time));
    }
}
