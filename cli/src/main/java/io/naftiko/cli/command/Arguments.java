package io.naftiko.cli.command;

import io.naftiko.cli.console.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What was typed, together with the flags that the environment sets: `NAFTIKO_LOG_LEVEL` is `--log-level`.
///
/// Those of the environment come first, so that what is typed wins. A flag that can be repeated takes its values
/// separated by white space, one without a value takes `true` or `false`.
final class Arguments {

    private final CommandLine line;
    private final Map<String, String> environment;

    Arguments(CommandLine line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
    }

    String[] complete(String... typed) {
        int words = 0;
        var command = line;
        for (var next = next(command, words, typed); next != null; next = next(command, words, typed)) {
            command = next;
            words++;
        }
        if (words == 0) {
            return typed;
        }
        var all = new ArrayList<>(List.of(typed).subList(0, words));
        var options = command.getCommandSpec().options();
        options.forEach(option -> all.addAll(ofEnvironment(option)));
        Stream.of(typed).skip(words).map(word -> withEmptyValue(word, options)).forEach(all::add);
        return all.toArray(String[]::new);
    }

    private static @Nullable CommandLine next(CommandLine command, int words, String... typed) {
        return words < typed.length ? command.getSubcommands().get(typed[words]) : null;
    }

    private List<String> ofEnvironment(OptionSpec option) {
        var key =
                "NAFTIKO_" + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        var value = environment.getOrDefault(key, "").strip();
        if (value.isEmpty() || option.usageHelp() || value.equals("false")) {
            return List.of();
        }
        if (option.arity().min() == 0) {
            return withOptionalValue(option, key, value);
        }
        return option.isMultiValue()
                ? Stream.of(value.split("\\s+"))
                        .map(each -> option.longestName() + "=" + each)
                        .toList()
                : List.of(option.longestName() + "=" + value);
    }

    private static List<String> withOptionalValue(OptionSpec option, String key, String value) {
        if (value.equals("true")) {
            return List.of(withEmptyValue(option.longestName(), List.of(option)));
        }
        if (option.arity().max() == 0) {
            throw Refused.usage(key + " takes true or false; found `" + value + "`.");
        }
        return Stream.of(value.split("\\s+"))
                .map(each -> option.longestName() + "=" + each)
                .toList();
    }

    /// `--mock PATH` is `--mock= PATH`: a value that may be left out is taken only where `=` joins it to its flag.
    private static String withEmptyValue(String word, List<OptionSpec> options) {
        boolean optional = options.stream()
                .anyMatch(option -> option.longestName().equals(word)
                        && option.arity().min() == 0
                        && option.arity().max() == 1);
        return optional ? word + "=" : word;
    }
}
