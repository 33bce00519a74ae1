package io.naftiko.cli.curate;

import io.naftiko.cli.console.Refused;
import io.naftiko.cli.rewrite.Replacement;
import io.naftiko.runtime.curate.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The file that an import writes, with what the last import made kept beside it as `.NAME.imported`.
record Target(Path file) {

    private Path memory() {
        return file.resolveSibling("." + file.getFileName() + ".imported");
    }

    /// How a file was written.
    ///
    /// @param merged whether there was one, whose edits are in it
    record Written(boolean merged, List<Merge.Conflict> conflicts) {}

    /// Writes what an import made. A file that is there keeps its edits.
    ///
    /// @param force whether a file is replaced, with its edits
    /// @param accepted whether a merged text is a capability; the file is left as it is when it is none
    /// @throws Refused when the file cannot be written, or is none of an import
    Written write(String imported, boolean force, Predicate<String> accepted) {
        try {
            var written = Files.exists(file) && !force ? merged(imported, accepted) : fresh(imported);
            Files.writeString(memory(), imported);
            return written;
        } catch (IOException _) {
            throw Refused.failed(file + " cannot be written.");
        }
    }

    private Written fresh(String imported) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        if (Files.exists(file)) {
            Replacement.write(file, imported);
        } else {
            Files.writeString(file, imported);
        }
        return new Written(false, List.of());
    }

    private Written merged(String imported, Predicate<String> accepted) throws IOException {
        if (!Files.exists(memory())) {
            throw Refused.failed(file + " is there, and what an import made of it is not: " + memory()
                    + " is missing. Name another file with -o, or replace it with --force.");
        }
        var merge = Merge.of(Files.readString(memory()), Files.readString(file), imported);
        if (!accepted.test(merge.text())) {
            throw Refused.failed("What was edited in " + file + " and what the document says now do not fit together. "
                    + "The file is left as it is: import into another one with -o, and compare.");
        }
        Replacement.write(file, merge.text());
        return new Written(true, merge.conflicts());
    }
}
