package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        synopsisSubcommandLabel = "WHAT",
        description = "Makes capability files of what other programs understand.",
        footer = {
            "",
            "Example: the most useful operations of an API as tools",
            "  naftiko import openapi openapi.yaml -o rooms.yaml"
        })
final class ImportCommand extends CommandGroup {

    private ImportCommand(Console console) {
        super(console);
    }

    /// The command with everything that can be imported, one line each.
    static CommandLine with(Console console) {
        return new CommandLine(new ImportCommand(console)).addSubcommand(new ImportOpenApiCommand(console));
    }
}
