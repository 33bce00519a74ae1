package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Prints a script that completes commands and flags in a shell.",
        footer = {"", "Example: for this bash, until it ends", "  source <(naftiko completion bash)"})
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var naftiko = spec.root().commandLine();
        console.out()
                .record(
                        switch (shell) {
                            // the script of picocli is for both: in zsh it loads bashcompinit
                            case BASH, ZSH -> AutoComplete.bash(naftiko.getCommandName(), naftiko);
                            case FISH -> FishCompletion.of(naftiko);
                        });
        return Exit.DONE;
    }
}
