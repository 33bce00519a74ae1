package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        synopsisSubcommandLabel = "WHAT",
        description = "Writes what other programs understand.",
        footer = {
            "",
            "Example: the schema of capability files, for an editor",
            "  naftiko export schema -o naftiko.schema.json"
        })
final class ExportCommand extends CommandGroup {

    private ExportCommand(Console console) {
        super(console);
    }

    /// The command with everything that can be exported, one line each.
    static CommandLine with(Console console) {
        return new CommandLine(new ExportCommand(console))
                .addSubcommand(new ExportOpenApiCommand(console))
                .addSubcommand(new ExportSchemaCommand(console))
                .addSubcommand(new ExportSkillCommand(console));
    }
}
