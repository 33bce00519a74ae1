package io.naftiko.cli.install;

import static java.util.stream.Collectors.partitioningBy;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.jsonc.Jsonc;
import io.naftiko.cli.jsonc.Malformed;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// `naftiko install`: prints what a client has to know of MCP servers, or writes it into the client's own file.
///
/// @param file of the client; null for the one that it reads itself
public record Installing(
        Console console, Wishes wishes, @Nullable Path file) {

    /// Prints it. The exit code: whether every capability file is good.
    public int print(Sources sources) {
        return each(sources, (configuration, notes) -> {
            console.out().record(Jsonc.text(configuration.alone()));
            notes.ofPrinted(target()).forEach(console.err()::line);
        });
    }

    /// Writes it into the client's file, and says what has changed there. The exit code as above.
    public int write(Sources sources) {
        return each(sources, (configuration, notes) -> {
            boolean changed = write(configuration, new ConfigurationFile(target()));
            if (changed) {
                notes.ofWritten().forEach(console.err()::line);
            }
        });
    }

    private int each(Sources sources, BiConsumer<Configuration, Notes> delivery) {
        var engine = new Engine(EngineSettings.of(EngineSettings.environment(wishes.envFiles()), console));
        var plans = sources.files().stream().map(engine::plan).collect(partitioningBy(Plan::accepted));
        var good = plans.getOrDefault(true, List.of());
        var bad = plans.getOrDefault(false, List.of());
        bad.forEach(plan -> ProblemText.write(plan.problems(), console.err()));
        var configuration = new Configuration(wishes.client(), new Entries(wishes, good).all());
        if (!configuration.entries().isEmpty()) {
            delivery.accept(configuration, new Notes(wishes, sources, configuration));
        } else if (bad.isEmpty()) {
            throw Refused.failed("no MCP server is exposed in " + Sources.spoken(sources.paths()) + ".");
        }
        return bad.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private Path target() {
        return file == null
                ? new ClientFiles(System.getProperty("os.name"), console.environment()).of(wishes.client())
                : file;
    }

    private boolean write(Configuration configuration, ConfigurationFile target) {
        var before = target.text();
        try {
            var after = configuration.in(before);
            boolean changed = !after.text().equals(before);
            if (changed) {
                target.replace(after.text());
            }
            after.changes().forEach(change -> console.out().line(target.path() + ": " + change));
            return changed;
        } catch (Malformed malformed) {
            throw Refused.failed(
                    target.path() + ":" + malformed.place() + ": " + malformed.getMessage() + " It is left as it is.");
        }
    }
}
