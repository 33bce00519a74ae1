package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NaftikoTest {

    @Test
    void refusesAnUnknownFlag() {
        assertThat(Naftiko.execute("--no-such-flag")).isEqualTo(2);
    }
}
