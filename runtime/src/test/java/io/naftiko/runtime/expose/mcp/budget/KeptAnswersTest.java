package io.naftiko.runtime.expose.mcp.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How long the whole of an answer is kept, and for whom.
class KeptAnswersTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final KeptAnswers kept = new KeptAnswers(now::get);

    private String keep(int bytes) {
        return kept.keep("text/plain", new byte[bytes], "me").orElseThrow();
    }

    @Test
    void isThereForItsReaderAlone() {
        var address = keep(1);

        assertThat(kept.find(address, "me")).isPresent();
        assertThat(kept.find(address, "you")).isEmpty();
        assertThat(kept.find(KeptAnswers.ADDRESS + "x", "me")).isEmpty();
    }

    @Test
    void isGoneAfterItsTime() {
        var address = keep(1);
        now.set(Instant.EPOCH.plus(KeptAnswers.TIME).minus(Duration.ofMillis(1)));
        assertThat(kept.find(address, "me")).isPresent();

        now.set(Instant.EPOCH.plus(KeptAnswers.TIME));
        assertThat(kept.find(address, "me")).isEmpty();
    }

    @Test
    void givesWayToNewerOnes() {
        var first = keep(1);
        IntStream.range(0, 255).forEach(_ -> keep(1));
        assertThat(kept.find(first, "me")).isPresent();

        keep(1);
        assertThat(kept.find(first, "me")).isEmpty();
    }

    @Test
    void givesWayToLargerOnes() {
        var first = keep(40 << 20);
        var second = keep(40 << 20);

        assertThat(kept.find(first, "me")).isEmpty();
        assertThat(kept.find(second, "me")).isPresent();
        assertThat(kept.keep("text/plain", new byte[(64 << 20) + 1], "me")).isEmpty();
        assertThat(kept.find(second, "me")).isPresent();
    }

    @Test
    void isReadInPartsThatBreakNoCharacter() {
        var text = "aÆ€😀z";
        var address = kept.keep("text/plain", text.getBytes(UTF_8), "me").orElseThrow();
        var answer = kept.find(address, "me").orElseThrow();

        for (int length = 1; length <= 12; length++) {
            var whole = new StringBuilder();
            for (int from = 0; from < answer.content().length; from += length) {
                whole.append(new String(answer.part(from, length), UTF_8));
            }
            assertThat(whole).hasToString(text);
        }
        assertThat(answer.part(100, 1)).isEmpty();
        assertThat(answer.part(0, Long.MAX_VALUE / 2)).hasSize(answer.content().length);
    }
}
