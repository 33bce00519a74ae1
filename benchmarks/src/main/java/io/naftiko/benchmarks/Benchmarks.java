package io.naftiko.benchmarks;

import io.naftiko.benchmarks.fleet.FleetBenchmark;
import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs a benchmark by its name, and writes its figures to standard output and to a JSON file.
final class Benchmarks {

    private Benchmarks() {}

    /// `LAUNCHER FOLDER fleet [--smoke]`
    ///
    /// LAUNCHER starts the command, FOLDER is where files are written; `--smoke` only shows that it still works.
    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        if (words.size() < 3 || !words.get(2).equals("fleet")) {
            System.err.println("usage: benchmarks/run fleet [--smoke]");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(words.get(1)));
        var figures = new Figures();
        var size = words.contains("--smoke") ? FleetBenchmark.SMOKE : FleetBenchmark.WHOLE;
        new FleetBenchmark(Path.of(words.get(0)), folder, size, figures).run();
        Files.writeString(folder.resolve("fleet.json"), Json.text(figures.json()));
        System.out.print(figures.markdown());
    }
}
