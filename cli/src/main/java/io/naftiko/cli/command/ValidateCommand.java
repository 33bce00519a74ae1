package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.validate.ReportFormat;
import io.naftiko.cli.validate.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Reports every problem of capability files. Exits with 1 when there are errors.",
        footer = {
            "",
            "Example: fail a build on warnings too, and show them in a code scanner",
            "  naftiko validate capabilities/ --strict --format sarif > naftiko.sarif"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders; naftiko.yaml or capabilities/ when left out.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Takes every warning for an error.")
    private boolean strict;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Validation(console, format, strict).report(Sources.of(paths));
    }
}
