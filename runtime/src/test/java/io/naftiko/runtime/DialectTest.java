package io.naftiko.runtime;

import static io.naftiko.runtime.testing.dialect.Exchange.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.dialect.Exchange;
import io.naftiko.runtime.testing.dialect.Exchange.Word;
import io.naftiko.runtime.testing.dialect.Fixture;
import io.naftiko.runtime.testing.dialect.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What published files write beyond the format's own pages: each variant has a file that says what must come of it.
class DialectTest {

    private static final String NOTHING = "application/json {}";

    @TempDir
    private Path folder;

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    static Stream<Arguments> exchanges() {
        return Fixture.all()
                .flatMap(fixture -> fixture.exchanges().stream().map(exchange -> Arguments.of(fixture, exchange)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isAcceptedWithExactlyItsWarnings(Fixture fixture) {
        try (var stage = new Stage(fixture, folder, NOTHING)) {
            assertThat(stage.plan().accepted())
                    .as("%s", stage.plan().problems())
                    .isTrue();
            assertThat(stage.plan().problems())
                    .extracting(Problem::code)
                    .extracting(code -> code.id())
                    .isEqualTo(fixture.warns());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void asksCallersForWhatItSays(Fixture fixture) {
        try (var stage = new Stage(fixture, folder, NOTHING)) {
            assertThat(stage.takes()).containsExactlyInAnyOrderElementsOf(fixture.takes());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void answersWithTheServersThatItNames(Fixture fixture) {
        assumeThat(fixture.serves()).isNotEmpty();
        try (var stage = new Stage(fixture, folder, NOTHING)) {
            assertThat(stage.served()).isEqualTo(fixture.serves());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isCalled(Fixture fixture) {
        assertThat(fixture.exchanges()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("exchanges")
    void sendsAndAnswersWhatItSays(Fixture fixture, Exchange exchange) {
        try (var stage = new Stage(fixture, folder, exchange.one(Word.REPLIES, NOTHING))) {
            var outcome = stage.call(exchange);

            assertThat(outcome.failed()).as(outcome.text()).isEqualTo(exchange.says(Word.REFUSES));
            assertThat(outcome.text()).contains(exchange.one(Word.REFUSES, ""));
            assertThat(outcome.text()).matches(like(exchange.one(Word.ANSWERS, "…")));
            assertSent(stage.received(), exchange);
        }
    }

    private static void assertSent(List<Received> received, Exchange exchange) {
        assertThat(received)
                .extracting(request -> request.method() + " " + request.target())
                .isEqualTo(exchange.all(Word.SENDS));
        assertThat(received).allSatisfy(request -> {
            assertThat(request.text()).matches(like(exchange.one(Word.BODY, "")));
            assertThat(exchange.all(Word.HEADER)).allSatisfy(line -> {
                var header = line.split(": ", 2);
                assertThat(request.header(header[0])).as(header[0]).isEqualTo(header[1]);
            });
        });
    }
}
