package io.naftiko.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource({
        "One. Two., One.",
        "Is it? Yes., Is it?",
        "Version 1.2 of it. More., Version 1.2 of it.",
        "'two\n lines. And more', two lines.",
        "'A title\n\nand its text', A title",
        "no end, no end",
        "'', ''",
        "123456789012345678901, 12345678901234567890…",
        "123456789012345678 ab, 123456789012345678 a…",
        "1234567890123456789😀, 1234567890123456789…",
    })
    void isTheFirstSentenceUpToALength(String text, String excerpt) {
        assertThat(Excerpt.of(text, 20)).isEqualTo(excerpt);
    }
}
