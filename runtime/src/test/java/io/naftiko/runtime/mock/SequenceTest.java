package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Documents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTest {

    @ParameterizedTest
    @CsvSource({
        "66a1f0c2b7d94e3a5c80d1f4, 1,  66a1f0c2b7d94e3a5c80d1f5",
        "66a1f0c2b7d94e3a5c80d1ff, 1,  66a1f0c2b7d94e3a5c80d200",
        "qvr-tbnk-zul,             1,  qvr-tbnk-zum",
        "qvr-tbnk-zzz,             1,  qvr-tbnl-aaa",
        "INV-0099,                 1,  INV-0100",
        "zz-zz-z,                  1,  aa-aa-a-1",
        "00000000-0000-4000-8000-000000000001, 15, 00000000-0000-4000-8000-000000000010",
        "identity,                 10, 00000000000000000000000a",
        "id,                       1,  000000000000000000000001",
        "42,                       3,  3",
    })
    void countsInTheCharactersOfTheExample(String example, long steps, String id) {
        assertThat(new Sequence(Documents.yaml(example), "identity")
                        .after(steps)
                        .asString())
                .isEqualTo(id);
    }
}
