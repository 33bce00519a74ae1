package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Entrant;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.load.HttpCall;
import io.naftiko.benchmarks.load.Rooms;
import io.naftiko.benchmarks.load.Wrk;
import io.naftiko.benchmarks.process.Running;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;

/// Calls contestants.
record Caller(Wrk wrk, HttpClient client) {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    Caller(Wrk wrk) {
        this(wrk, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /// Waits until a contestant that was just started has answered.
    Start start(Contestant contestant, Entrant entrant) {
        var trial = Trial.ALL.stream().filter(contestant::takes).findFirst().orElseThrow();
        long end = entrant.running().started() + LONGEST_START.toNanos();
        while (!answers(entrant, trial)) {
            var said = entrant.running().said();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(contestant.id() + " does not answer: " + said);
            }
            Running.pause(Running.MOMENT);
        }
        double millis = (System.nanoTime() - entrant.running().started()) / 1e6;
        return new Start(
                contestant,
                millis,
                entrant.running().cpuSeconds(),
                entrant.running().residentMegabytes());
    }

    private boolean answers(Entrant entrant, Trial trial) {
        try {
            return entrant.call(trial, client).send(client).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    Measured measure(Contestant contestant, Entrant entrant, Trial trial, Duration time) {
        var call = entrant.call(trial, client);
        check(contestant, call);
        double before = entrant.running().cpuSeconds();
        var outcome = wrk.run(call, trial.connections(), time);
        double used = entrant.running().cpuSeconds() - before;
        return new Measured(
                contestant,
                trial,
                outcome,
                used * 1000 / Math.max(1, outcome.calls()),
                entrant.running().residentMegabytes());
    }

    /// What is wrong must not look fast.
    private void check(Contestant contestant, HttpCall call) {
        var answer = call.send(client);
        var body = answer.body();
        if (answer.statusCode() != 200 || !body.contains(Rooms.MARK) || body.contains("\"isError\":true")) {
            throw new IllegalStateException("%s answered %d to %s: %s"
                    .formatted(
                            contestant.id(),
                            answer.statusCode(),
                            call,
                            body.lines().limit(5).toList()));
        }
    }
}
