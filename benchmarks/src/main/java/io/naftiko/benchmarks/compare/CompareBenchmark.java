package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Entrant;
import io.naftiko.benchmarks.contestant.Kind;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.contestant.Upstreams;
import io.naftiko.benchmarks.figures.Order;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.load.Wrk;
import io.naftiko.benchmarks.process.MissingProgram;
import io.naftiko.benchmarks.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Whole processes side by side: what a call costs through Naftiko, and through what one might use in its place.
///
/// All of them run at once, and take turns at being called. What warms them up is not counted.
public final class CompareBenchmark {

    private static final int USUAL_ROUNDS = 5;
    private static final Duration USUAL_TIME = Duration.ofSeconds(3);

    /// Until the compilers of the JVMs are done with what is called most.
    private static final Duration WARM_UP_TIME = Duration.ofSeconds(10);

    private static final Duration SMOKE_TIME = Duration.ofSeconds(1);

    private final Order order;
    private final Path folder;
    private final List<Trial> trials;
    private final Duration time;
    private final Caller caller;
    private final Results results = new Results();

    private CompareBenchmark(Order order, Wrk wrk, Path folder) {
        this.order = order;
        this.folder = folder;
        this.trials = Trial.ALL.stream()
                .filter(trial -> order.wants(trial.kind().id(), kinds()))
                .filter(trial -> !order.smoke() || trial.isUsual())
                .toList();
        this.time = order.smoke() ? SMOKE_TIME : USUAL_TIME;
        this.caller = new Caller(wrk);
    }

    /// What it can be limited to: kinds of calls, and contestants.
    public static Stream<String> names(Order order) {
        return Stream.concat(
                kinds(), Field.contestants(order, order.folder()).stream().map(Contestant::id));
    }

    private static Stream<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::id);
    }

    /// Measures.
    ///
    /// @throws MissingProgram when there is nothing to measure with
    public static Report run(Order order) throws IOException {
        var program = Program.find("wrk").orElseThrow(() -> new MissingProgram("wrk is not installed (Debian: wrk)."));
        var folder = Files.createDirectories(order.folder().resolve("compare"));
        return new CompareBenchmark(order, new Wrk(program, folder), folder).run();
    }

    private Report run() {
        var present = contestants();
        try (var api = new Api(folder.resolve("api"))) {
            for (int round = 0; round < order.rounds(USUAL_ROUNDS); round++) {
                starts(present, api.upstreams());
            }
            var running = new LinkedHashMap<Contestant, Entrant>();
            try {
                present.forEach(each -> running.put(each, each.start(api.upstreams())));
                rounds(running);
            } finally {
                running.values().forEach(Entrant::close);
            }
            return results.report(api.title());
        }
    }

    private List<Contestant> contestants() {
        var all = Field.contestants(order, folder);
        return all.stream()
                .filter(each -> order.wants(each.id(), all.stream().map(Contestant::id)))
                .filter(each -> trials.stream().anyMatch(each::takes))
                .filter(this::isPresent)
                .toList();
    }

    private boolean isPresent(Contestant contestant) {
        var obstacle = contestant.prepare();
        if (obstacle != null) {
            results.leaveOut(contestant, obstacle);
        }
        return obstacle == null;
    }

    private void starts(List<Contestant> contestants, Upstreams upstreams) {
        for (var contestant : contestants) {
            say("start of " + contestant.id());
            try (var entrant = contestant.start(upstreams)) {
                results.add(caller.start(contestant, entrant));
            }
        }
    }

    private void rounds(SequencedMap<Contestant, Entrant> running) {
        running.forEach(caller::start);
        if (!order.smoke()) {
            trials.forEach(trial -> turns("warm-up", running, trial, trial.isUsual() ? WARM_UP_TIME : time));
        }
        for (int round = 0; round < order.rounds(USUAL_ROUNDS); round++) {
            // every other round the other way round, so that nobody always comes first
            var turn = round % 2 == 0 ? running : running.reversed();
            for (var trial : trials) {
                turns("round " + (round + 1), turn, trial, time).forEach(results::add);
            }
        }
    }

    private List<Measured> turns(String round, Map<Contestant, Entrant> running, Trial trial, Duration time) {
        var measured = new ArrayList<Measured>();
        running.forEach((contestant, entrant) -> {
            if (contestant.takes(trial)) {
                say("%s: %s, %s: %s".formatted(round, trial.kind().id(), trial.title(), contestant.id()));
                measured.add(caller.measure(contestant, entrant, trial, time));
            }
        });
        return measured;
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
