package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        synopsisSubcommandLabel = "WHAT",
        description = "Writes what other programs understand.",
        footer = {
            "",
            "Example: the schema of capability files, for an editor",
            "  naftiko export schema -o naftiko.schema.json"
        })
final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private ExportCommand(Console console) {
        this.console = console;
    }

    /// The command with everything that can be exported, one line each.
    static CommandLine with(Console console) {
        return new CommandLine(new ExportCommand(console))
                .addSubcommand(new ExportOpenApiCommand(console))
                .addSubcommand(new ExportSchemaCommand(console))
                .addSubcommand(new ExportSkillCommand(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err().stream());
        return Exit.USAGE;
    }
}
