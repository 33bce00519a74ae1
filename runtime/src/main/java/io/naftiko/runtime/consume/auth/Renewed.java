package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A token that is renewed before it ends: when a tenth of its life is left, or a minute of a long one.
///
/// One caller renews it. The others take the old one while it holds, and wait when it does not.
final class Renewed {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);

    private final Function<Instant, Token> mint;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token held;

    /// @param mint makes a token that begins at the given time
    Renewed(Function<Instant, Token> mint, InstantSource clock) {
        this.mint = mint;
        this.clock = clock;
    }

    /// The token to use now.
    Token current() {
        var token = held;
        if (token != null && isUsable(token)) {
            return token;
        }
        return insteadOf(token);
    }

    private boolean isUsable(Token token) {
        var now = clock.instant();
        return now.isBefore(token.renewal()) || (now.isBefore(token.until()) && renewing.isLocked());
    }

    /// A token other than `old`, which the upstream refused: a new one, unless somebody has made one meanwhile.
    Token insteadOf(@Nullable Token old) {
        renewing.lock();
        try {
            var token = held;
            if (token == null || token.equals(old)) {
                token = mint.apply(clock.instant());
                held = token;
            }
            return token;
        } finally {
            renewing.unlock();
        }
    }

    /// A text that proves who calls, for a time.
    record Token(Secret text, Instant from, Instant until) {

        Instant renewal() {
            var tenth = Duration.between(from, until).dividedBy(10);
            return until.minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
        }
    }
}
