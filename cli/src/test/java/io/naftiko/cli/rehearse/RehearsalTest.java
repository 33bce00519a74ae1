package io.naftiko.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {

    @Test
    void everyCallIsAnswered() {
        assertThat(Rehearsal.run()).isZero();
    }
}
