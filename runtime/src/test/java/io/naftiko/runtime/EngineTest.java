package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void startsEmpty() {
        assertThat(Engine.empty()).isNotNull();
    }
}
