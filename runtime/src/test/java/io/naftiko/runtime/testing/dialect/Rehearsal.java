package io.naftiko.runtime.testing.dialect;

import static io.naftiko.runtime.testing.dialect.Exchange.like;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.dialect.Exchange.Word;
import io.naftiko.runtime.testing.dialect.Stage.Outcome;

/// Holds what a fixture says against what comes of it on a stage.
public record Rehearsal(Fixture fixture, Stage stage) {

    /// The file is accepted, with the warnings that it says; its units ask for what it says, and its servers answer.
    public void assertUnderstood() {
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

    /// Every call sends and answers what the file says.
    public void assertExchanges() {
        assertThat(fixture.exchanges())
                .isNotEmpty()
                .allSatisfy(exchange -> assertBecame(stage.call(exchange), exchange));
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
