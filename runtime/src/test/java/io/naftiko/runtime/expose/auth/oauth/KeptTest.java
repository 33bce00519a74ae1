package io.naftiko.runtime.expose.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.report.FailedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private boolean isDown;
    private final Kept<Integer> kept = new Kept<>(this::fetch, now::get);

    private int fetch() {
        int count = fetches.incrementAndGet();
        if (isDown) {
            throw AuthorizationServer.failed("down");
        }
        return count;
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    void isFetchedOnceAndAgainWhenItIsOld() {
        assertThat(kept.current()).isEqualTo(1);
        pass(Kept.LIFE.minusSeconds(1));
        assertThat(kept.current()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(kept.current()).isEqualTo(2);
    }

    @Test
    void isRenewedOnDemandButNotAtOnceAgain() {
        assertThat(kept.newerThan(kept.current())).isEqualTo(2);
        assertThat(kept.newerThan(2)).isEqualTo(2);
        pass(Kept.PAUSE);
        assertThat(kept.newerThan(1)).isEqualTo(2);
        assertThat(kept.newerThan(2)).isEqualTo(3);
    }

    @Test
    void anOldValueHoldsForAWhileWhenThereIsNoNewOne() {
        assertThat(kept.current()).isEqualTo(1);
        isDown = true;
        pass(Kept.LIFE);
        assertThat(kept.current()).isEqualTo(1);
        assertThat(kept.current()).isEqualTo(1);
        assertThat(fetches).hasValue(2);
        pass(Kept.REST);
        assertThat(kept.current()).isEqualTo(1);
        assertThat(fetches).hasValue(3);

        pass(Kept.OLDEST);
        assertThatThrownBy(kept::current).isInstanceOf(FailedCall.class);
        isDown = false;
        assertThatThrownBy(kept::current).isInstanceOf(FailedCall.class);
        pass(Kept.REST);
        assertThat(kept.current()).isEqualTo(5);
    }

    @Test
    void failsUntilThereIsAValue() {
        isDown = true;
        assertThatThrownBy(kept::current).isInstanceOf(FailedCall.class);
        assertThatThrownBy(kept::current).isInstanceOf(FailedCall.class);
        assertThat(fetches).hasValue(1);
        isDown = false;
        pass(Kept.REST);
        assertThat(kept.current()).isEqualTo(2);
    }
}
