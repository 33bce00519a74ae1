package io.naftiko.runtime;

import io.naftiko.runtime.testing.dialect.Fixture;
import io.naftiko.runtime.testing.dialect.Rehearsal;
import io.naftiko.runtime.testing.dialect.Stage;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What published files write beyond the format's own pages, where they can be read in two ways, and every keyword:
/// each variant, judgement and group of keywords has a file that says what must come of it.
class DialectTest {

    @TempDir
    private Path folder;

    static Stream<Fixture> fixtures() {
        return Stream.of("dialect", "judgement", "keywords").flatMap(Fixture::in);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isUnderstoodAsItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder)) {
            new Rehearsal(fixture, stage).assertUnderstood();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void sendsAndAnswersWhatItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder)) {
            new Rehearsal(fixture, stage).assertExchanges();
        }
    }
}
