package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that holds others: typed alone it shows them, which is a wrong use.
abstract class CommandGroup implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    CommandGroup(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() {
        spec.commandLine().usage(console.err().stream());
        return Exit.USAGE;
    }
}
