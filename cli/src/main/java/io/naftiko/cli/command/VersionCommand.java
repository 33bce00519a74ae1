package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        description = "Shows the version of Naftiko, of Java and of the operating system.",
        footer = {"", "Example:", "  naftiko version"})
final class VersionCommand implements Callable<Integer> {

    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (var line : Version.lines()) {
            console.out().record(line);
        }
        return Exit.DONE;
    }
}
