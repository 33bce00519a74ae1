package io.naftiko.benchmarks.start;

import io.naftiko.benchmarks.catalogue.Catalogue;
import io.naftiko.benchmarks.figures.Figures;
import io.naftiko.benchmarks.figures.Order;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.load.Callers;
import io.naftiko.benchmarks.load.HttpCall;
import io.naftiko.benchmarks.load.StubApi;
import io.naftiko.benchmarks.process.Naftiko;
import io.naftiko.benchmarks.process.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command with the files of `capabilities/`: how long it takes to start, the memory that it has then, and after
/// many
/// calls. And what one more capability adds to the heap.
///
/// @param launcher starts the command
/// @param folder for what is written
public record StartBenchmark(Path launcher, Path folder, Size size, Figures figures) {

    private static final Size WHOLE = new Size(11, Duration.ofSeconds(6), Duration.ofSeconds(10), 400);

    /// Shows that the benchmark still works, and measures nothing worth knowing.
    private static final Size SMOKE = new Size(1, Duration.ZERO, Duration.ofMillis(300), 4);

    private static final List<String> ROOMS = List.of("rooms.yaml");
    private static final List<String> FOUR =
            List.of("rooms.yaml", "active-rooms.yaml", "live-streams.yaml", "recordings.yaml");
    private static final Map<String, String> VARIABLES = Map.of("HMS_MANAGEMENT_TOKEN", "t");
    private static final int CONNECTIONS = 64;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /// How much is measured.
    ///
    /// @param starts of each kind
    /// @param rest between a start and the look at an idle process: the JVM gives memory back every five seconds
    /// @param load for how long it is called
    /// @param files of the smaller catalogue; the larger has twice as many
    record Size(int starts, Duration rest, Duration load, int files) {}

    public static Report run(Order order) throws IOException {
        var usual = order.smoke() ? SMOKE : WHOLE;
        var size = new Size(order.rounds(usual.starts), usual.rest, usual.load, usual.files);
        var figures = new Figures();
        new StartBenchmark(order.launcher(), order.folder(), size, figures).measure();
        return new Report("start", figures.json(), figures.markdown(), null);
    }

    /// Makes what all starts are faster with. A first server would do it after a while, in the middle of what is
    /// measured.
    public static void rehearse(Order order) {
        try (var rehearsal =
                Running.start(List.of(order.launcher().toString(), "rehearse"), Map.of(), order.folder())) {
            if (rehearsal.process().onExit().join().exitValue() != 0) {
                throw new IllegalStateException("the rehearsal failed: " + rehearsal.log());
            }
        }
    }

    private void measure() throws IOException {
        try (var api = new StubApi();
                var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < size.starts; i++) {
                version();
                try (var naftiko = start("`run rooms.yaml`", ROOMS, api, client)) {
                    figures.add(
                            "`run rooms.yaml`, resident MB", naftiko.running().residentMegabytes());
                }
                try (var naftiko = start("`run` of four files", FOUR, api, client)) {
                    Running.pause(size.rest);
                    figures.add(
                            "four files, idle, resident MB", naftiko.running().residentMegabytes());
                }
            }
            load(api, client);
            growth(api);
        }
    }

    private void version() {
        double before = Running.endedCpuSeconds();
        try (var version = Running.start(List.of(launcher.toString(), "version"), Map.of(), folder)) {
            version.process().onExit().join();
            figures.add("`version`, ms", millisSince(version));
        }
        figures.add("`version`, processor ms", (Running.endedCpuSeconds() - before) * 1e3);
    }

    /// Starts the command and makes the first call.
    private Naftiko start(String name, List<String> files, StubApi api, HttpClient client) {
        var naftiko = start(files, api);
        awaitAnswer(naftiko, client);
        figures.add(name + " until its first answer, ms", millisSince(naftiko.running()));
        figures.add(name + ", processor ms", naftiko.running().cpuSeconds() * 1e3);
        return naftiko;
    }

    private Naftiko start(List<String> files, StubApi api) {
        var capabilities = launcher.resolveSibling("capabilities");
        var paths = files.stream().map(file -> capabilities.resolve(file).toString());
        var flags = Stream.of("--upstream", "*=" + api.origin());
        return Naftiko.start(launcher, Stream.concat(paths, flags).toList(), VARIABLES, folder);
    }

    private static double millisSince(Running running) {
        return (System.nanoTime() - running.started()) / 1e6;
    }

    private static void awaitAnswer(Naftiko naftiko, HttpClient client) {
        var call = HttpCall.get("http://127.0.0.1:" + naftiko.rest() + listing());
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isAnswered(call, client)) {
            naftiko.running().said(); // fails where it has ended
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no answer within " + LONGEST_START);
            }
            Running.pause(Running.MOMENT);
        }
    }

    private static boolean isAnswered(HttpCall call, HttpClient client) {
        try {
            return call.send(client).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false; // nobody listens yet
        }
    }

    private static String listing() {
        return "/rooms-rest/v2/rooms";
    }

    private void load(StubApi api, HttpClient client) {
        try (var naftiko = start(FOUR, api)) {
            awaitAnswer(naftiko, client);
            Callers.get(naftiko.rest(), CONNECTIONS, listing()).call(size.load);
            figures.add(
                    "four files, after calls, resident MB", naftiko.running().residentMegabytes());
        }
    }

    private void growth(StubApi api) throws IOException {
        double some = heap(size.files, api);
        double more = heap(2 * size.files, api);
        figures.add("one more capability, heap KB", (more - some) * 1e3 / size.files);
    }

    private double heap(int files, StubApi api) throws IOException {
        var catalogue = Catalogue.write(folder.resolve("catalogue-" + files), files);
        try (var naftiko = Naftiko.run(launcher, catalogue.folder(), api.origin(), folder)) {
            return naftiko.heapMegabytes();
        }
    }
}
