package io.naftiko.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"b\":2,\"a\":null}",
                "{\"a\":{},\"a\":[]}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\":1,\"\":2}",
                "[[{\"x\":{\"a\":{\"b\":1},\"a\":2}}]]",
                "{} {}",
                "{\"a\":1} x",
                "{\"a\":01}",
                "[1,]",
                "",
                " "
            })
    void refusesWhatIsNotOneValue(String text) {
        assertThat(Json.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"a\":1},\"A\":2}",
                "[{\"a\":1},{\"a\":1}]",
                "{\"a\":1.10,\"b\":12345678901234567890}",
                "null",
                "\"\\u0000\"",
            })
    void readsAndWritesTheSame(String text) {
        assertThat(Json.text(Json.parse(text).orElseThrow())).isEqualTo(text);
    }
}
