package io.naftiko.cli.command;

import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Output;
import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command, in a line or two.
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Logger LOG = Logger.getLogger(Mistakes.class.getName());

    private final Output err;

    Mistakes(Output err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        var command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        var message = mistake instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched(), mistake.getCommandLine())
                : String.valueOf(mistake.getMessage());
        say(command, message);
        err.line("`" + command + " --help` shows what there is.");
        return Exit.USAGE;
    }

    private static String unknown(List<String> words, CommandLine command) {
        var word = words.getFirst().split("=", 2)[0];
        var flags = command.getCommandSpec().options().stream()
                .map(OptionSpec::names)
                .flatMap(Stream::of);
        var known =
                Stream.concat(flags, command.getSubcommands().keySet().stream()).toList();
        var proposal = Suggestion.didYouMean(word, known);
        return "`" + word + "` is no " + (word.startsWith("-") ? "flag" : "command or argument") + " of it."
                + (proposal == null ? "" : " " + proposal);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof Refused refused) {
            return refused(refused, command);
        }
        LOG.log(Level.SEVERE, "unforeseen", failure);
        say(
                command.getCommandSpec().qualifiedName(),
                "this should not happen; please report it with what the log says.");
        return Exit.FAILED;
    }

    int refused(Refused refused, CommandLine command) {
        say(command.getCommandSpec().qualifiedName(), refused.getMessage());
        return refused.exitCode();
    }

    private void say(String command, String message) {
        err.line(err.red(command + ":") + " " + message);
    }
}
