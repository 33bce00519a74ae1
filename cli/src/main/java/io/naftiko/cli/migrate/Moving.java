package io.naftiko.cli.migrate;

import io.naftiko.cli.rewrite.Meaning;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.migrate.Migrated;
import io.naftiko.runtime.migrate.Migration;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Rewrites a file in another generation, and makes sure that it means the same afterwards.
///
/// @param partial whether what has no counterpart may stay as it is
record Moving(Engine engine, Migration migration, boolean partial) {

    /// The file in the other generation. Nothing is written, and no file makes it throw.
    Moved move(Path file) {
        try {
            var problems = new Problems();
            return Loader.text(file, problems)
                    .map(text -> move(file, text))
                    .orElseGet(() ->
                            Moved.refused(file, "", problems.all().getFirst().message()));
        } catch (RuntimeException | StackOverflowError fault) {
            return Moved.refused(file, "", "The engine failed on it.");
        }
    }

    private Moved move(Path file, String text) {
        return migration
                .of(file.toString(), text)
                .map(migrated -> new Moved(
                        file,
                        migrated.from(),
                        text,
                        migrated.text(),
                        migrated.obstacles(),
                        refusal(file, text, migrated)))
                .orElseGet(() -> Moved.refused(
                        file, text, "It holds no capability that can be read; `naftiko validate` says why."));
    }

    private @Nullable String refusal(Path file, String text, Migrated migrated) {
        if (!partial && !migrated.obstacles().isEmpty()) {
            return "With --partial, what has no counterpart stays as it is, and the rest is migrated.";
        }
        boolean same = migrated.faithful()
                && Meaning.of(engine.plan(file, text)).equals(Meaning.of(engine.plan(file, migrated.text())));
        return same ? null : "It would mean something else.";
    }
}
