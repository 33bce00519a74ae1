package io.naftiko.runtime.fleet;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Where a change can concern a roster.
///
/// @param folders whose files it takes, by their real paths
/// @param points the names that files and links have, without links before them
record Territory(Set<Path> folders, Set<Path> points) {

    static final Territory NOWHERE = new Territory(Set.of(), Set.of());

    Territory {
        folders = Set.copyOf(folders);
        points = Set.copyOf(points);
    }

    /// The folders to be watched.
    Set<Path> watched() {
        var all = new HashSet<>(folders);
        points.stream().map(Path::getParent).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    /// Whether something that comes, goes or is written may matter.
    ///
    /// @param written whether it was there before and is there still
    boolean concerns(Path folder, Path name, boolean written) {
        return points.contains(folder.resolve(name)) || (!written && folders.contains(folder));
    }
}
