package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.plan.PathParameter;
import io.naftiko.cli.skill.SkillWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "skill",
        description =
                "Writes the Agent Skills that capability files describe, each into a folder of its name. For a file "
                        + "that describes none it writes one of all its tools and operations.",
        footer = {"", "Example:", "  naftiko export skill capabilities/rooms.yaml -o skills"})
final class ExportSkillCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PathParameter paths = new PathParameter();

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
        return new SkillWriter(console, folder, force).write(paths.sources());
    }
}
