package io.naftiko.runtime.document;

import io.naftiko.runtime.report.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a document says that a file or folder is.
public final class Location {

    private static final String SCHEME = "file:";

    private Location() {}

    /// The path behind `location`: a path, or an address such as `file:///data/scripts` or `file:///./scripts`. A
    /// relative one starts from the folder of the document.
    ///
    /// @param document some place in the document
    /// @return empty when it is an address of anything but a file
    public static Optional<Path> of(String location, Place document) {
        var path = location.startsWith(SCHEME) ? withoutScheme(location) : location;
        try {
            return path.matches("[a-z][a-z0-9+.-]+:.*")
                    ? Optional.empty()
                    : Optional.of(Path.of(document.file()).resolveSibling(path).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Whether `location` says the whole path, so that the folder of the document does not matter.
    public static boolean isAbsolute(String location) {
        return (location.startsWith(SCHEME) ? withoutScheme(location) : location).startsWith("/");
    }

    private static String withoutScheme(String location) {
        return location.substring(SCHEME.length())
                .replaceFirst("^//(?=\\.)|^///(?=\\.)", "")
                .replaceFirst("^//", "");
    }
}
