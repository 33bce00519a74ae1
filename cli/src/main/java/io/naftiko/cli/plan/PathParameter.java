package io.naftiko.cli.plan;

import io.naftiko.cli.console.Refused;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The files and folders that stand behind a command, after its other words.
public final class PathParameter {

    @Parameters(
            index = "0+..*",
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders; naftiko.yaml or capabilities/ when left out.")
    private List<Path> paths = List.of();

    /// What they name.
    ///
    /// @throws Refused when there is none, and nothing usual either
    public Sources sources() {
        return Sources.of(paths);
    }
}
