package io.naftiko.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"cli/src", ".mvn/format/src", "runtime/src", "runtime/extensions", "benchmarks/src"})
    void everySourceIsFormatted(String folder) throws IOException {
        assertThat(new Format().unformatted(Path.of("../..").resolve(folder)))
                .as("Format the sources with: mvn -q -Pformat -pl .mvn/format")
                .isEmpty();
    }
}
