package io.naftiko.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes completions of fish: one `complete` for each command and each of its flags.
final class FishCompletion {

    private FishCompletion() {}

    static String of(CommandLine root) {
        var name = root.getCommandName();
        var lines = new ArrayList<String>();
        root.getSubcommands().forEach((command, line) -> {
            var about = String.join(" ", line.getCommandSpec().usageMessage().description());
            lines.add("complete -c " + name + " -n __fish_use_subcommand -a " + command + " -d " + quoted(about));
            addFlags(lines, name, command, line.getCommandSpec().options());
            addWords(lines, name, command, line.getCommandSpec().positionalParameters());
        });
        return String.join("\n", lines);
    }

    private static void addFlags(List<String> lines, String name, String command, List<OptionSpec> options) {
        for (var option : options) {
            var line = new StringJoiner(" ")
                    .add("complete -c " + name + " -n '__fish_seen_subcommand_from " + command + "'");
            for (var flag : option.names()) {
                line.add(flag.startsWith("--") ? "-l " + flag.substring(2) : "-s " + flag.substring(1));
            }
            if (option.arity().min() > 0) {
                line.add("-r");
            }
            if (option.completionCandidates() != null) {
                line.add("-f -a " + quoted(String.join(" ", option.completionCandidates())));
            }
            lines.add(line.add("-d " + quoted(String.join(" ", option.description())))
                    .toString());
        }
    }

    /// The words of which an argument is one.
    private static void addWords(List<String> lines, String name, String command, List<PositionalParamSpec> arguments) {
        for (var argument : arguments) {
            if (argument.completionCandidates() != null) {
                lines.add("complete -c " + name + " -n '__fish_seen_subcommand_from " + command + "' -a "
                        + quoted(String.join(" ", argument.completionCandidates())));
            }
        }
    }

    /// A single-quoted word of fish.
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
