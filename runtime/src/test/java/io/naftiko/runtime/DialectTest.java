package io.naftiko.runtime;

import static io.naftiko.runtime.testing.dialect.Exchange.like;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.dialect.Exchange;
import io.naftiko.runtime.testing.dialect.Exchange.Word;
import io.naftiko.runtime.testing.dialect.Fixture;
import io.naftiko.runtime.testing.dialect.Stage;
import io.naftiko.runtime.testing.dialect.Stage.Outcome;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What published files write beyond the format's own pages, and where they can be read in two ways: each variant and
/// each
/// judgement has a file that says what must come of it.
class DialectTest {

    @TempDir
    private Path folder;

    static Stream<Fixture> fixtures() {
        return Stream.of("dialect", "judgement").flatMap(Fixture::in);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isUnderstoodAsItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder)) {
            var plan = stage.plan();

            assertThat(plan.accepted()).as("%s", plan.problems()).isTrue();
            assertThat(plan.problems())
                    .extracting(problem -> problem.code().id())
                    .as("%s", plan.problems())
                    .isEqualTo(fixture.warns());
            assertThat(stage.takes()).containsExactlyInAnyOrderElementsOf(fixture.takes());
            if (!fixture.serves().isEmpty()) {
                assertThat(stage.served()).isEqualTo(fixture.serves());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void sendsAndAnswersWhatItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder)) {
            assertThat(fixture.exchanges())
                    .isNotEmpty()
                    .allSatisfy(exchange -> assertBecame(stage.call(exchange), exchange));
        }
    }

    private static void assertBecame(Outcome outcome, Exchange exchange) {
        assertThat(outcome.failed()).as(outcome.answer()).isEqualTo(exchange.says(Word.REFUSES));
        assertThat(outcome.answer()).contains(exchange.one(Word.REFUSES, ""));
        assertThat(outcome.answer()).matches(like(exchange.one(Word.ANSWERS, "…")));
        assertThat(outcome.sent())
                .extracting(request -> request.method() + " " + request.target())
                .isEqualTo(exchange.all(Word.SENDS));
        assertThat(outcome.sent()).allSatisfy(request -> assertCarries(request, exchange));
    }

    private static void assertCarries(Received request, Exchange exchange) {
        assertThat(request.text()).matches(like(exchange.one(Word.BODY, "")));
        assertThat(exchange.all(Word.HEADER)).allSatisfy(line -> {
            var header = line.split(": ", 2);
            assertThat(request.header(header[0])).as(header[0]).isEqualTo(header[1]);
        });
    }
}
