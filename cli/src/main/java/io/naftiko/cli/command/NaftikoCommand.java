package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "naftiko",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = NaftikoCommand.Versions.class,
        description = "Runs capability files: APIs, described in YAML, as REST operations and MCP tools.",
        footer = {
            "",
            "Each flag can also be set in the environment: --log-level is NAFTIKO_LOG_LEVEL.",
            "",
            "Example: serve all capabilities of a folder, without calling anything real",
            "  naftiko run capabilities/ --mock"
        })
final class NaftikoCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    NaftikoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.out().stream());
        return Exit.DONE;
    }

    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return Version.lines();
        }
    }
}
