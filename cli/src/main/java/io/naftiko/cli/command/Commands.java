package io.naftiko.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// The command line of `naftiko`: every command, one line each.
public final class Commands {

    private Commands() {}

    /// Runs what `arguments` say; the exit code.
    public static int run(String[] arguments, Console given) {
        var console = wantsColors(arguments, given) ? given : given.plain();
        var line = of(console);
        var mistakes = new Mistakes(console.err());
        line.setParameterExceptionHandler(mistakes);
        line.setExecutionExceptionHandler(mistakes);
        try {
            return line.execute(new Arguments(line, console.environment()).complete(arguments));
        } catch (Refused refused) {
            return mistakes.refused(refused, line);
        }
    }

    /// Looked at before everything else, because messages about the other flags have colours too.
    private static boolean wantsColors(String[] arguments, Console console) {
        return !List.of(arguments).contains("--no-color")
                && !console.environment().getOrDefault("NAFTIKO_NO_COLOR", "").equals("true");
    }

    private static CommandLine of(Console console) {
        var commands = new CommandLine(new NaftikoCommand(console))
                .addSubcommand(new CreateCommand(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new CallCommand(console))
                .addSubcommand(new InstallCommand(console))
                .addSubcommand(new MockCommand(console))
                .addSubcommand(new MigrateCommand(console))
                .addSubcommand(new TokenCommand(console))
                .addSubcommand(ExportCommand.with(console))
                .addSubcommand(ImportCommand.with(console))
                .addSubcommand(new VersionCommand(console))
                .addSubcommand(new CompletionCommand(console));
        return EveryFlag.addTo(commands)
                .setOut(new PrintWriter(console.out().stream(), true, UTF_8))
                .setErr(new PrintWriter(console.err().stream(), true, UTF_8))
                .setColorScheme(Help.defaultColorScheme(console.out().colored() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(console.out().terminal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true);
    }
}
