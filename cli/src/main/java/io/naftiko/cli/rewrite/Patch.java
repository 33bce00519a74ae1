package io.naftiko.cli.rewrite;

import io.naftiko.cli.console.Output;
import java.nio.file.Path;

/// Shows what would change in a file, for `patch` to apply.
public final class Patch {

    private Patch() {}

    public static void show(Path file, String before, String after, Output out) {
        new UnifiedDiff(before, after).lines(file.toString()).forEach(line -> {
            if (out.terminal()) {
                out.line(line);
            } else {
                out.record(line);
            }
        });
    }
}
