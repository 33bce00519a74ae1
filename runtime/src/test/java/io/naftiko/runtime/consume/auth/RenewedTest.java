package io.naftiko.runtime.consume.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.consume.auth.Renewed.Token;
import io.naftiko.runtime.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewedTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger minted = new AtomicInteger();
    private final CountDownLatch minting = new CountDownLatch(2);
    private final CountDownLatch gate = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource({"PT24H,PT23H59M", "PT10M,PT9M", "PT1M,PT54S", "PT10S,PT9S"})
    void renewsAtATenthButNotEarlierThanAMinute(Duration lifetime, Duration renewal) {
        assertThat(new Token(new Secret("t"), NOON, NOON.plus(lifetime)).renewal())
                .isEqualTo(NOON.plus(renewal));
    }

    @Test
    void mintsOnceForAll() {
        var tokens = new Renewed(this::mint, now::get);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(_ -> threads.execute(tokens::current));
        }

        assertThat(minted).hasValue(1);
    }

    @Test
    void mintsOnceForAllThatWereRefused() {
        var tokens = new Renewed(this::mint, now::get);
        var refused = tokens.current();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(_ -> threads.execute(() -> tokens.insteadOf(refused)));
        }

        assertThat(minted).hasValue(2);
    }

    @Test
    void usesTheOldTokenWhileSomebodyRenewsIt() throws Exception {
        var tokens = new Renewed(this::mintSecondSlowly, now::get);
        var old = tokens.current();
        now.set(NOON.plusSeconds(55));
        var renewal = CompletableFuture.supplyAsync(tokens::current);
        assertThat(minting.await(10, SECONDS)).isTrue();

        assertThat(tokens.current()).isSameAs(old);

        gate.countDown();
        assertThat(renewal.get(10, SECONDS)).isNotEqualTo(old).isSameAs(tokens.current());
    }

    private Token mint(Instant from) {
        return new Token(new Secret("token " + minted.incrementAndGet()), from, from.plusSeconds(60));
    }

    private Token mintSecondSlowly(Instant from) {
        minting.countDown();
        if (minting.getCount() == 0) {
            awaitGate();
        }
        return mint(from);
    }

    private void awaitGate() {
        try {
            assertThat(gate.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
