package io.naftiko.runtime.document;

import io.naftiko.runtime.report.Place;
import java.nio.file.Path;

/// A text file that a document names.
///
/// @param name as the document names it
public record NamedFile(String name, Path path, String text) {

    /// Its first character.
    public Place start() {
        return Place.startOf(path.toString());
    }
}
