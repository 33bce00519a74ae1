package io.naftiko.cli.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.rewrite.Patch;
import io.naftiko.cli.rewrite.Replacement;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.migrate.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Rewrites files in another generation where they stand, shows what would change, or writes the result elsewhere.
public final class Migrating {

    private final Console console;
    private final Generation target;
    private final boolean partial;
    private final Delivery delivery;
    private int migrated;
    private int already;
    private int left;

    /// @param partial whether what has no counterpart may stay as it is
    public Migrating(Console console, Generation target, boolean partial, Delivery delivery) {
        this.console = console;
        this.target = target;
        this.partial = partial;
        this.delivery = delivery;
    }

    /// What becomes of the new text. Closed.
    public sealed interface Delivery {

        /// It replaces the old one.
        record InPlace() implements Delivery {}

        /// It is shown as a patch.
        record AsPatch() implements Delivery {}

        /// It is written to another file, or to standard output where that is `-`. For one file.
        record To(Path file) implements Delivery {}
    }

    /// Rewrites the files. The exit code: whether all of them are in the other generation then.
    ///
    /// @throws Refused when there is one place for several files
    public int migrate(Sources sources) {
        var files = sources.files();
        if (delivery instanceof Delivery.To && files.size() > 1) {
            throw Refused.usage("--output takes one file; there are " + files.size() + ".");
        }
        var engine = new Engine(Settings.of(Environment.of(console.environment())));
        Planning.each(files, new Moving(engine, new Migration(target), partial)::move, this::take, console);
        end();
        return left == 0 ? Exit.DONE : Exit.FAILED;
    }

    private void take(Moved moved) {
        moved.obstacles().forEach(each -> console.err().line(each.toString()));
        if (moved.refusal() != null) {
            leave(moved, moved.refusal());
        } else if (!moved.changed() && !(delivery instanceof Delivery.To)) {
            already++;
        } else {
            deliver(moved);
        }
    }

    private void deliver(Moved moved) {
        switch (delivery) {
            case Delivery.AsPatch _ -> Patch.show(moved.file(), moved.text(), moved.moved(), console.out());
            case Delivery.InPlace _ -> write(moved, moved.file());
            case Delivery.To(Path file)
            when file.toString().equals("-") ->
                console.out().write(moved.moved().getBytes(UTF_8));
            case Delivery.To(Path file) -> write(moved, file);
        }
        migrated++;
    }

    private void write(Moved moved, Path file) {
        try {
            if (file.equals(moved.file())) {
                Replacement.write(file, moved.moved());
            } else {
                Files.writeString(file, moved.moved());
            }
        } catch (IOException _) {
            migrated--;
            leave(moved, file + " cannot be written.");
        }
    }

    private void leave(Moved moved, @Nullable String why) {
        left++;
        console.err().line(console.err().red(moved.file() + " is left as it is.") + " " + why);
    }

    private void end() {
        var done = delivery instanceof Delivery.AsPatch ? "Would migrate " : "Migrated ";
        console.err()
                .line(done + counted(migrated) + " to " + target + "; " + already + " already there, " + left
                        + " left as " + (left == 1 ? "it is." : "they are."));
    }

    private static String counted(int files) {
        return files + (files == 1 ? " file" : " files");
    }
}
