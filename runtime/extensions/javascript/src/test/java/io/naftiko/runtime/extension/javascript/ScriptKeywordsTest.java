package io.naftiko.runtime.extension.javascript;

import io.naftiko.runtime.testing.dialect.Fixture;
import io.naftiko.runtime.testing.dialect.Rehearsal;
import io.naftiko.runtime.testing.dialect.Stage;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The keywords of a script step run through REST and through MCP.
class ScriptKeywordsTest {

    @TempDir
    private Path folder;

    static Stream<Fixture> fixtures() {
        return Fixture.in("keywords");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void sendsAndAnswersWhatItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder, each -> each.withExtensions(Path.of("target/extensions")))) {
            var rehearsal = new Rehearsal(fixture, stage);
            rehearsal.assertUnderstood();
            rehearsal.assertExchanges();
        }
    }
}
