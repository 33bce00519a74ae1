package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Kind;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.figures.Spread;
import io.naftiko.benchmarks.figures.Table;
import io.naftiko.benchmarks.load.Wrk.Outcome;
import java.util.function.ToDoubleFunction;

/// Results as Markdown: a table for each kind of call, and one of the starts.
///
/// @param api what answered in the place of an API
record Page(Results results, String api) {

    String markdown() {
        var text = new StringBuilder(
                "What is called is %s; what answers after 5 ms, a server of the benchmark's own.\n".formatted(api));
        for (var kind : Kind.values()) {
            append(text, kind);
        }
        text.append("\n**Start**\n\n").append(starts());
        results.leftOut()
                .forEach((contestant, reason) -> text.append("\nLeft out: ")
                        .append(contestant.title())
                        .append(". ")
                        .append(reason)
                        .append('\n'));
        return text.toString();
    }

    private void append(StringBuilder text, Kind kind) {
        var trials =
                results.trials().stream().filter(trial -> trial.kind() == kind).toList();
        if (trials.isEmpty()) {
            return;
        }
        var table = new Table(
                "answer",
                "server",
                "CPU s / 1,000 calls",
                "Naftiko = 1",
                "calls / s",
                "Naftiko = 1",
                "p50 / p99 / p99.9 ms",
                "MB");
        trials.forEach(trial -> results.contestants(trial).forEach(each -> row(table, trial, each)));
        text.append("\n**").append(kind.title()).append("**\n\n").append(table.markdown());
    }

    private void row(Table table, Trial trial, Contestant contestant) {
        table.row(
                trial.title(),
                contestant.title(),
                results.figure(trial, contestant, Measured::cpuSeconds).text(),
                ratio(trial, contestant, Measured::cpuSeconds),
                results.outcome(trial, contestant, Outcome::perSecond).text() + failures(trial, contestant),
                ratio(trial, contestant, measured -> measured.outcome().perSecond()),
                latencies(trial, contestant),
                Spread.shown(results.figure(trial, contestant, Measured::residentMegabytes)
                        .most()));
    }

    private String ratio(Trial trial, Contestant contestant, ToDoubleFunction<Measured> figure) {
        return contestant.id().equals(Field.REFERENCE)
                ? "1"
                : results.ratio(trial, contestant, figure).map(Spread::text).orElse("");
    }

    private String failures(Trial trial, Contestant contestant) {
        var failed = results.outcome(trial, contestant, Outcome::failed);
        return failed.most() == 0 ? "" : ", up to %s failed".formatted(Spread.shown(failed.most()));
    }

    private String latencies(Trial trial, Contestant contestant) {
        return "%s / %s / %s"
                .formatted(
                        Spread.shown(
                                results.outcome(trial, contestant, Outcome::p50).median()),
                        Spread.shown(
                                results.outcome(trial, contestant, Outcome::p99).median()),
                        Spread.shown(results.outcome(trial, contestant, Outcome::p999)
                                .median()));
    }

    private String starts() {
        var table = new Table("server", "ms until the first answer", "CPU s", "MB");
        for (var contestant : results.contestants()) {
            table.row(
                    contestant.title(),
                    results.start(contestant, Start::millis).text(),
                    results.start(contestant, Start::cpuSeconds).text(),
                    results.start(contestant, Start::residentMegabytes).text());
        }
        return table.markdown();
    }
}
