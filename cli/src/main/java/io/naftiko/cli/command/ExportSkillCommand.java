package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.skill.SkillWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "skill",
        description =
                "Writes the Agent Skills that capability files describe, each into a folder of its name. For a file "
                        + "that describes none it writes one of all its tools and operations.",
        footer = {"", "Example:", "  naftiko export skill capabilities/rooms.yaml -o skills"})
final class ExportSkillCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders; naftiko.yaml or capabilities/ when left out.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the folders of the skills are written; the working directory when left out.")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "Overwrites files that are there and say something else.")
    private boolean force;

    ExportSkillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new SkillWriter(console, folder, force).write(Sources.of(paths));
    }
}
