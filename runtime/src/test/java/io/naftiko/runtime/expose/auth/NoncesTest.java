package io.naftiko.runtime.expose.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NoncesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Nonces nonces = new Nonces(now::get);

    @Test
    void aNonceEnds() {
        var nonce = nonces.next();

        now.set(now.get().plus(Nonces.LIFE).minusMillis(1));
        assertThat(nonces.use(nonce, "00000001")).isTrue();
        now.set(now.get().plusMillis(1));
        assertThat(nonces.isOwn(nonce)).isTrue();
        assertThat(nonces.use(nonce, "00000002")).isFalse();
    }

    @Test
    void aNonceOfTheFutureIsNotGoodYet() {
        var nonce = nonces.next();

        now.set(now.get().minusSeconds(1));
        assertThat(nonces.use(nonce, "00000001")).isFalse();
    }

    @Test
    void onlyItsOwnNoncesAreItsOwn() {
        var nonce = nonces.next();
        var first = nonce.charAt(0) == 'B' ? 'C' : 'B';

        assertThat(nonces.isOwn(nonce)).isTrue();
        assertThat(nonces.isOwn(new Nonces(now::get).next())).isFalse();
        assertThat(nonces.isOwn(first + nonce.substring(1))).isFalse();
        assertThat(nonces.isOwn(nonce.substring(4))).isFalse();
        assertThat(nonces.isOwn("")).isFalse();
        assertThat(nonces.isOwn("***")).isFalse();
    }

    @Test
    void countsMayOvertakeEachOtherALittle() {
        var nonce = nonces.next();

        assertThat(nonces.use(nonce, "00000041")).isTrue();
        assertThat(nonces.use(nonce, "00000002")).isTrue();
        assertThat(nonces.use(nonce, "00000002")).isFalse();
        assertThat(nonces.use(nonce, "00000001")).isFalse();
        assertThat(nonces.use(nonce, "ffffffff")).isTrue();
        assertThat(nonces.use(nonce, "ffffffff")).isFalse();
        assertThat(nonces.use(nonce, "00000042")).isFalse();
    }

    @Test
    void keepsNoMoreThanItMayAndForgetsWhatHasEnded() {
        for (int i = 0; i < Nonces.MOST; i++) {
            assertThat(nonces.use(nonces.next(), "00000001")).isTrue();
        }
        assertThat(nonces.use(nonces.next(), "00000001")).isFalse();

        now.set(now.get().plus(Nonces.LIFE));
        assertThat(nonces.use(nonces.next(), "00000001")).isTrue();
    }
}
