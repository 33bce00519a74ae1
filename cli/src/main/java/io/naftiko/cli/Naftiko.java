package io.naftiko.cli;

import io.naftiko.cli.command.Commands;
import io.naftiko.cli.console.Console;

/// The `naftiko` command.
public final class Naftiko {

    private Naftiko() {}

    public static void main(String[] arguments) {
        LibraryProperties.init();
        var console = Console.ofProcess();
        System.setOut(System.err); // what a library prints is no result
        System.exit(run(arguments, console));
    }

    /// Runs one command on `console`; the exit code.
    public static int run(String[] arguments, Console console) {
        try {
            return Commands.run(arguments, console);
        } finally {
            console.flush();
        }
    }
}
