package io.naftiko.benchmarks.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/// A folder of capability files with the size facts of the published catalogue: 8.5 tools and 7.6 operations in each on
/// average, two ports for nearly all of them, credentials from the environment. The same seed writes the same files.
public record Catalogue(Path folder, int files) {

    private static final long SEED = 2292;

    /// Writes the files.
    public static Catalogue write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        var random = new Random(SEED);
        for (int number = 0; number < files; number++) {
            var draft = new Draft(number, Quantiles.TOOLS.draw(random), Quantiles.OPERATIONS.draw(random));
            Files.writeString(folder.resolve(draft.fileName()), draft.yaml());
        }
        return new Catalogue(folder, files);
    }

    /// The text of the first file, as wide as it is asked to be.
    public static String yaml(int tools, int operations) {
        return new Draft(0, tools, operations).yaml();
    }

    /// The file with the number `number`, counted from 0.
    public Path file(int number) {
        return folder.resolve(name(number) + "__" + name(number) + "-api.yaml");
    }

    /// What a capability's namespaces begin with.
    public static String name(int number) {
        return "port" + number;
    }

    /// The file's text with one more tool.
    public static String withTool(String yaml, String tool) {
        return yaml + """
                - name: %s
                  description: Lists what came last.
                  call: %s
            """.formatted(tool, firstCall(yaml));
    }

    private static String firstCall(String yaml) {
        return yaml.lines()
                .filter(line -> line.strip().startsWith("call: "))
                .findFirst()
                .map(line -> line.strip().substring("call: ".length()))
                .orElseThrow();
    }

    /// How many bytes the files have together.
    public long bytes() {
        return IntStream.range(0, files).mapToLong(number -> size(file(number))).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
