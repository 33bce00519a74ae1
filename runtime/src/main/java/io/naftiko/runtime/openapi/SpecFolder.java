package io.naftiko.runtime.openapi;

import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of a document, out of which no reference leads.
///
/// @param root with its links followed; null for a document that came from elsewhere
record SpecFolder(@Nullable Path root) {

    /// All files of a document together, in characters.
    private static final long MAX_LENGTH = 4L * SpecText.BOUNDS.length();

    /// The folder around `file`.
    static SpecFolder around(Path file) {
        try {
            return new SpecFolder(file.toRealPath().getParent());
        } catch (IOException _) {
            return new SpecFolder(null);
        }
    }

    /// The file that `reference`, which stands in `from`, names; empty when it is outside or not there.
    Optional<Path> resolve(@Nullable Path from, String reference) {
        try {
            var beside = from == null || root == null ? null : from.resolveSibling(reference);
            return beside != null && beside.toRealPath().startsWith(String.valueOf(root))
                    ? Optional.of(beside.normalize())
                    : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// The file at `path`; empty, with a problem, when it cannot be read.
    static Optional<SpecFile> read(Path path, Problems problems) {
        return Loader.text(path, problems)
                .flatMap(text -> SpecText.read(path.toString(), text, problems))
                .map(tree -> SpecFile.of(path, tree));
    }

    /// Whether one more file would be too much beside what was read.
    static boolean isTooMuch(Path path, long read) {
        try {
            return read + Files.size(path) > MAX_LENGTH;
        } catch (IOException _) {
            return true;
        }
    }
}
