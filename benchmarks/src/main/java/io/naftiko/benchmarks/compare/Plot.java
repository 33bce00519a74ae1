package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.figures.DotPlot;
import io.naftiko.benchmarks.figures.DotPlot.Dot;
import io.naftiko.benchmarks.figures.DotPlot.Row;
import java.util.List;

/// Processor time of every trial, as a plot.
record Plot(Results results) {

    String svg() {
        var rows = results.trials().stream().map(this::row).toList();
        return new DotPlot("Processor seconds for 1,000 calls: median, least and most (log scale)", series(), rows)
                .svg();
    }

    private List<String> series() {
        return results.contestants().stream().map(Plot::name).toList();
    }

    private Row row(Trial trial) {
        return new Row(
                trial.kind().title().replace("`", ""),
                trial.title(),
                results.contestants(trial).stream()
                        .map(each -> new Dot(name(each), results.figure(trial, each, Measured::cpuSeconds)))
                        .toList());
    }

    private static String name(Contestant contestant) {
        return contestant.title().replace("`", "");
    }
}
