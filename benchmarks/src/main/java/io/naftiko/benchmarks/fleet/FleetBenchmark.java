package io.naftiko.benchmarks.fleet;

import io.naftiko.benchmarks.catalogue.Catalogue;
import io.naftiko.benchmarks.figures.Figures;
import io.naftiko.benchmarks.figures.Order;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.load.Callers;
import io.naftiko.benchmarks.load.StubApi;
import io.naftiko.benchmarks.process.Naftiko;
import io.naftiko.benchmarks.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// One process with a whole catalogue: start, memory, cost of a call beside a process with one capability alone, time
/// until a changed file is served, and what a flooded capability does to another.
///
/// @param launcher starts the command
/// @param folder for what is written
public record FleetBenchmark(Path launcher, Path folder, Size size, Figures figures) {

    /// As many files as are published and have a clear meaning.
    private static final Size WHOLE = new Size(1_900, 5, 10, 5, Duration.ofSeconds(5));

    /// Shows that the benchmark still works, and measures nothing worth knowing.
    private static final Size SMOKE = new Size(20, 1, 1, 1, Duration.ofMillis(300));

    private static final Duration LONGEST_RELOAD = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 16;
    private static final int FLOOD = 512;
    private static final String LISTING = "/port0-rest/v1/ships";

    /// How much is measured.
    ///
    /// @param rounds of calls, each of the fleet and of the one alone
    /// @param time of one round
    record Size(int files, int starts, int reloads, int rounds, Duration time) {}

    public static Report run(Order order) throws IOException {
        var usual = order.smoke() ? SMOKE : WHOLE;
        var size = new Size(
                usual.files, order.rounds(usual.starts), usual.reloads, order.rounds(usual.rounds), usual.time);
        var figures = new Figures();
        new FleetBenchmark(order.launcher(), order.folder(), size, figures).measure();
        return new Report("fleet", figures.json(), figures.markdown(), null);
    }

    private void measure() throws IOException {
        var catalogue = Catalogue.write(folder.resolve("catalogue-" + size.files), size.files);
        var alone = Catalogue.write(folder.resolve("alone"), 1);
        var hanging = hanging(folder.resolve("hanging"));
        figures.add("files", size.files);
        figures.add("files, MB", catalogue.bytes() / 1e6);
        try (var api = new StubApi()) {
            starts(catalogue, api);
            try (var fleet = Naftiko.run(launcher, catalogue.folder(), api.origin(), folder);
                    var one = Naftiko.run(launcher, alone.folder(), api.origin(), folder)) {
                calls(fleet, one);
                reloads(catalogue, fleet);
            }
            try (var fleet = Naftiko.run(launcher, hanging, api.origin(), folder)) {
                isolation(fleet);
            }
        }
    }

    /// Until everything is served, and the memory then.
    private void starts(Catalogue catalogue, StubApi api) {
        for (int i = 0; i < size.starts; i++) {
            try (var fleet = Naftiko.run(launcher, catalogue.folder(), api.origin(), folder)) {
                figures.add(
                        "start until all is served, s",
                        (System.nanoTime() - fleet.running().started()) / 1e9);
                figures.add("processor time of the start, s", fleet.running().cpuSeconds());
                figures.add(
                        "resident memory after the start, MB", fleet.running().residentMegabytes());
                figures.add("heap after a collection, MB", fleet.heapMegabytes());
            }
        }
    }

    /// The same call of both, in turn.
    private void calls(Naftiko fleet, Naftiko one) {
        calls(fleet);
        calls(one); // warm-up
        for (int i = 0; i < size.rounds; i++) {
            double many = calls(fleet);
            double single = calls(one);
            figures.add("a call in the fleet, processor ms", many);
            figures.add("a call of one alone, processor ms", single);
            figures.add("a call in the fleet / of one alone", many / single);
        }
    }

    private double calls(Naftiko naftiko) {
        double before = naftiko.running().cpuSeconds();
        var outcome = Callers.get(naftiko.rest(), CONNECTIONS, LISTING).call(size.time);
        return (naftiko.running().cpuSeconds() - before) * 1000 / outcome.calls();
    }

    /// From the moment a file is replaced until its new tool is listed.
    private void reloads(Catalogue catalogue, Naftiko fleet) throws IOException {
        var file = catalogue.file(size.files / 2);
        var yaml = Files.readString(file);
        for (int i = 0; i < size.reloads; i++) {
            var tool = "list-latest-" + i;
            replace(file, Catalogue.withTool(yaml, tool));
            long replaced = System.nanoTime();
            awaitTool(fleet, tool);
            figures.add("a changed file until it is served, ms", (System.nanoTime() - replaced) / 1e6);
        }
        replace(file, yaml);
    }

    private void awaitTool(Naftiko fleet, String tool) {
        long end = System.nanoTime() + LONGEST_RELOAD.toNanos();
        while (!tools(fleet, Catalogue.name(size.files / 2)).contains('"' + tool + '"')) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the tool " + tool + " was not served within " + LONGEST_RELOAD);
            }
            Running.pause(Running.MOMENT);
        }
    }

    private void replace(Path file, String yaml) throws IOException {
        var next = Files.writeString(folder.resolve("next.yaml"), yaml);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String tools(Naftiko naftiko, String name) {
        return Callers.post(
                        naftiko.mcp(),
                        1,
                        "/" + name + "-mcp/mcp",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}")
                .answer();
    }

    /// Two capabilities, the API of one of which never answers.
    private Path hanging(Path into) throws IOException {
        Catalogue.write(into, 2);
        var file = new Catalogue(into, 2).file(1);
        Files.writeString(file, Files.readString(file).replace("path: /ships\n", "path: /hang\n"));
        return into;
    }

    /// The calls of one capability, in quiet and while the other is flooded and its API hangs.
    private void isolation(Naftiko fleet) {
        var quick = Callers.get(fleet.rest(), 4, LISTING);
        quick.call(size.time);
        var quiet = quick.call(size.time);
        figures.add("p50 of a quiet capability, ms", quiet.p50() / 1e3);
        figures.add("p99 of a quiet capability, ms", quiet.p99() / 1e3);
        var flood = Callers.get(fleet.rest(), FLOOD, "/port1-rest/v1/ships");
        Thread.ofVirtual()
                .uncaughtExceptionHandler((_, _) -> {}) // its connections end with the server
                .start(() -> flood.call(size.time.plus(size.time)));
        Running.pause(size.time.dividedBy(4));
        var beside = quick.call(size.time);
        figures.add("p50 beside one that is flooded and hangs, ms", beside.p50() / 1e3);
        figures.add("p99 beside one that is flooded and hangs, ms", beside.p99() / 1e3);
        figures.add("refused calls beside it", (double) beside.refused());
    }
}
