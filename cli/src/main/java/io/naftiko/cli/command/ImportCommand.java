package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        synopsisSubcommandLabel = "WHAT",
        description = "Makes capability files of what other programs understand.",
        footer = {
            "",
            "Example: the most useful operations of an API as tools",
            "  naftiko import openapi openapi.yaml -o rooms.yaml"
        })
final class ImportCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private ImportCommand(Console console) {
        this.console = console;
    }

    /// The command with everything that can be imported, one line each.
    static CommandLine with(Console console) {
        return new CommandLine(new ImportCommand(console)).addSubcommand(new ImportOpenApiCommand(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err().stream());
        return Exit.USAGE;
    }
}
