package io.naftiko.cli.repair;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.rewrite.Patch;
import io.naftiko.cli.rewrite.Replacement;
import io.naftiko.runtime.Plan;
import java.io.IOException;

/// Writes mended files, or shows what would be written, and says what was done.
public final class Repairer {

    private final Console console;
    private final boolean preview;
    private int problems;
    private int files;
    private int left;

    /// @param preview whether to show the changes as a unified diff on standard output, and to write nothing
    public Repairer(Console console, boolean preview) {
        this.console = console;
        this.preview = preview;
    }

    /// Writes or shows one file. The plan of what it holds then, or would hold.
    public Plan take(Mended mended) {
        if (mended.refused()) {
            leave(mended, "its repairs would change what it means");
        } else if (mended.changed()) {
            return preview ? shown(mended) : written(mended);
        }
        return mended.before();
    }

    private Plan mended(Mended mended) {
        files++;
        problems += mended.repaired().size();
        return mended.after();
    }

    private Plan shown(Mended mended) {
        Patch.show(mended.file(), mended.text(), mended.mended(), console.out());
        return mended(mended);
    }

    private Plan written(Mended mended) {
        try {
            Replacement.write(mended.file(), mended.mended());
        } catch (IOException _) {
            leave(mended, "it cannot be written");
            return mended.before();
        }
        for (var problem : mended.repaired()) {
            console.err().line(problem.place() + ": mended [" + problem.code().id() + "] " + problem.message());
        }
        return mended(mended);
    }

    private void leave(Mended mended, String why) {
        left++;
        console.err().line(console.err().red(mended.file() + " is left as it is: " + why + "."));
    }

    /// Says how much was done.
    public void end() {
        var done = preview ? "Would mend " : "Mended ";
        console.err().line(done + counted(problems, "problem") + " in " + counted(files, "file") + ".");
    }

    /// How many files could not be mended.
    public int left() {
        return left;
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
