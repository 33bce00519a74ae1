package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.plan.PathParameter;
import io.naftiko.cli.validate.ReportFormat;
import io.naftiko.cli.validate.Validation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Reports every problem of capability files. Exits with 1 when there are errors.",
        footer = {
            "",
            "Example: fail a build on warnings too, and show them in a code scanner",
            "  naftiko validate capabilities/ --strict --format sarif > naftiko.sarif",
            "",
            "Example: see what --fix would change",
            "  naftiko validate capabilities/ --fix --dry-run"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PathParameter paths = new PathParameter();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Takes every warning for an error.")
    private boolean strict;

    @Option(
            names = "--fix",
            description = "Mends in the files what is safe to mend; comments and layout stay. Reports what remains.")
    private boolean fix;

    @Option(names = "--dry-run", description = "With --fix: prints what would change as a patch, and writes nothing.")
    private boolean dryRun;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var validation = new Validation(console, format, strict);
        if (dryRun && !fix) {
            throw Refused.usage("--dry-run goes with --fix.");
        }
        return fix ? validation.mend(paths.sources(), dryRun) : validation.report(paths.sources());
    }
}
