package io.naftiko.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The flags that no command has to read, because they are done before it runs.
final class EveryFlag {

    private EveryFlag() {}

    /// Adds `--help` and `--no-color` to a command and all below it, and `--version` to the command alone.
    static CommandLine addTo(CommandLine root) {
        root.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
        add(root);
        return root;
    }

    private static void add(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build())
                .addOption(OptionSpec.builder("--no-color")
                        .description("Prints without colours, as NO_COLOR does. In a pipe there are none anyway.")
                        .build());
        command.getSubcommands().values().forEach(EveryFlag::add);
    }
}
