package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.figures.Spread;
import io.naftiko.benchmarks.load.Wrk.Outcome;
import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured.
final class Results {

    private final List<Start> starts = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final Map<Contestant, String> leftOut = new LinkedHashMap<>();

    void add(Start start) {
        starts.add(start);
    }

    void add(Measured one) {
        measured.add(one);
    }

    /// @param reason as a sentence
    void leaveOut(Contestant contestant, String reason) {
        leftOut.put(contestant, reason);
    }

    Map<Contestant, String> leftOut() {
        return leftOut;
    }

    List<Trial> trials() {
        return measured.stream().map(Measured::trial).distinct().toList();
    }

    /// Those that were measured in a trial.
    List<Contestant> contestants(Trial trial) {
        return measured.stream()
                .filter(each -> each.trial().equals(trial))
                .map(Measured::contestant)
                .distinct()
                .toList();
    }

    /// Those that were started.
    List<Contestant> contestants() {
        return starts.stream().map(Start::contestant).distinct().toList();
    }

    Spread start(Contestant contestant, ToDoubleFunction<Start> figure) {
        return Spread.of(starts.stream()
                .filter(each -> each.contestant().equals(contestant))
                .map(figure::applyAsDouble)
                .toList());
    }

    Spread figure(Trial trial, Contestant contestant, ToDoubleFunction<Measured> figure) {
        return Spread.of(
                rounds(trial, contestant).stream().map(figure::applyAsDouble).toList());
    }

    Spread outcome(Trial trial, Contestant contestant, ToDoubleFunction<Outcome> figure) {
        return figure(trial, contestant, each -> figure.applyAsDouble(each.outcome()));
    }

    /// A figure of a contestant over that of the reference, each round by itself; empty where the reference was not
    /// measured.
    Optional<Spread> ratio(Trial trial, Contestant contestant, ToDoubleFunction<Measured> figure) {
        var own = rounds(trial, contestant);
        return contestants(trial).stream()
                .filter(each -> each.id().equals(Field.REFERENCE))
                .findFirst()
                .map(reference -> rounds(trial, reference))
                .map(reference -> Spread.of(IntStream.range(0, own.size())
                        .mapToObj(i -> figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(reference.get(i)))
                        .toList()));
    }

    /// What a contestant did, round by round.
    private List<Measured> rounds(Trial trial, Contestant contestant) {
        return measured.stream()
                .filter(each -> each.trial().equals(trial) && each.contestant().equals(contestant))
                .toList();
    }

    /// @param api what answered in the place of an API
    Report report(String api) {
        return new Report("compare", json(), new Page(this, api).markdown(), new Plot(this).svg());
    }

    private ObjectNode json() {
        var json = Json.object();
        var all = json.putArray("measured");
        measured.forEach(each -> all.add(json(each)));
        var first = json.putArray("starts");
        starts.forEach(each -> first.addObject()
                .put("contestant", each.contestant().id())
                .put("millis", each.millis())
                .put("cpuSeconds", each.cpuSeconds())
                .put("residentMegabytes", each.residentMegabytes()));
        var without = json.putObject("leftOut");
        leftOut.forEach((contestant, reason) -> without.put(contestant.id(), reason));
        return json;
    }

    private static ObjectNode json(Measured one) {
        return Json.object()
                .put("kind", one.trial().kind().id())
                .put("answer", one.trial().answer().path())
                .put("connections", one.trial().connections())
                .put("contestant", one.contestant().id())
                .put("calls", one.outcome().calls())
                .put("failed", one.outcome().failed())
                .put("callsPerSecond", one.outcome().perSecond())
                .put("p50Millis", one.outcome().p50())
                .put("p99Millis", one.outcome().p99())
                .put("p999Millis", one.outcome().p999())
                .put("cpuSecondsPer1000Calls", one.cpuSeconds())
                .put("residentMegabytes", one.residentMegabytes());
    }
}
