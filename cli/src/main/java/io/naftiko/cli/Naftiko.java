package io.naftiko.cli;

import io.naftiko.cli.command.Commands;
import io.naftiko.cli.console.Console;
import io.naftiko.cli.rehearse.Rehearsal;

/// The `naftiko` command.
public final class Naftiko {

    private Naftiko() {}

    public static void main(String[] arguments) {
        LibraryProperties.init();
        var console = Console.ofProcess();
        System.setOut(System.err); // what a library prints is no result
        System.exit(isRehearsal(arguments) ? Rehearsal.run() : run(arguments, console));
    }

    /// What only the launcher says.
    private static boolean isRehearsal(String... arguments) {
        return arguments.length == 1 && arguments[0].equals("rehearse");
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
