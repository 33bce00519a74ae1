package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.GenerationConverter;
import io.naftiko.cli.migrate.Migrating;
import io.naftiko.cli.migrate.Migrating.Delivery;
import io.naftiko.cli.plan.PathParameter;
import io.naftiko.runtime.document.Generation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Rewrites capability files in another generation of the format; comments and order stay. "
                + "Exits with 1 when a file could not be migrated.",
        footer = {"", "Example: see what would change", "  naftiko migrate capabilities/ --dry-run"})
final class MigrateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PathParameter paths = new PathParameter();

    @Option(
            names = "--to",
            paramLabel = "GENERATION",
            converter = GenerationConverter.class,
            completionCandidates = GenerationConverter.Names.class,
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private Generation target = Generation.NEWEST;

    @Option(
            names = "--partial",
            description = "Migrates also files with things that have no counterpart; these stay as they are.")
    private boolean partial;

    @Option(names = "--dry-run", description = "Prints what would change as a patch, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the result to another file, or to standard output where FILE is -. For one file.")
    private @Nullable Path output;

    MigrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Migrating(console, target, partial, delivery()).migrate(paths.sources());
    }

    private Delivery delivery() {
        if (output == null) {
            return dryRun ? new Delivery.AsPatch() : new Delivery.InPlace();
        } else if (dryRun) {
            throw Refused.usage("--dry-run writes nothing, so it does not go with --output.");
        }
        return new Delivery.To(output);
    }
}
