package io.naftiko.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// The command line of `naftiko`: every command, one line each.
public final class Commands {

    private static final String COMPLETION = "completion";

    private Commands() {}

    /// Runs what `arguments` say; the exit code.
    public static int run(String[] arguments, Console given) {
        var console = wantsColors(arguments, given) ? given : given.plain();
        var line = of(console, arguments);
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

    private static CommandLine of(Console console, String... arguments) {
        var naftiko = new CommandLine(new NaftikoCommand(console));
        described(arguments).forEach((name, command) -> naftiko.addSubcommand(name, command.apply(console)));
        return EveryFlag.addTo(naftiko)
                .setOut(new PrintWriter(console.out().stream(), true, UTF_8))
                .setErr(new PrintWriter(console.err().stream(), true, UTF_8))
                .setColorScheme(Help.defaultColorScheme(console.out().colored() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(console.out().terminal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true);
    }

    /// The command that is called, or all of them where that one speaks of the others, or is none. To describe a
    /// command
    /// is most of the work of a short one.
    private static Map<String, Function<Console, Object>> described(String... arguments) {
        var all = all();
        var called = arguments.length == 0 ? "" : arguments[0];
        if (all.containsKey(called) && !called.equals(COMPLETION)) {
            all.keySet().retainAll(Set.of(called));
        }
        return all;
    }

    private static Map<String, Function<Console, Object>> all() {
        var all = new LinkedHashMap<String, Function<Console, Object>>();
        all.put("create", CreateCommand::new);
        all.put("run", RunCommand::new);
        all.put("validate", ValidateCommand::new);
        all.put("inspect", InspectCommand::new);
        all.put("call", CallCommand::new);
        all.put("install", InstallCommand::new);
        all.put("mock", MockCommand::new);
        all.put("migrate", MigrateCommand::new);
        all.put("token", TokenCommand::new);
        all.put("export", ExportCommand::with);
        all.put("import", ImportCommand::with);
        all.put("version", VersionCommand::new);
        all.put(COMPLETION, CompletionCommand::new);
        return all;
    }
}
