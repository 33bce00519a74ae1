package io.naftiko.cli;

import io.naftiko.cli.command.Commands;
import io.naftiko.cli.console.Console;

/// The `naftiko` command.
public final class Naftiko {

    private Naftiko() {}

    public static void main(String[] arguments) {
        HttpClientProperties.init();
        System.exit(run(arguments, Console.ofProcess()));
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
