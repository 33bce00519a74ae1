package io.naftiko.runtime.fleet;

import io.naftiko.runtime.load.FolderListing;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which capability files there are. A folder gives its YAML files but OpenAPI documents.
final class Survey {

    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> kept = new HashSet<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    /// All of them, in order.
    Set<Path> files() {
        return files;
    }

    /// Whether `file` is among them only because it was before: nobody knows, since its folder cannot be read.
    boolean isKept(Path file) {
        return kept.contains(file);
    }

    /// The folders that were listed.
    List<Path> folders() {
        return folders;
    }

    /// The folders that could not be listed.
    List<Path> unreadable() {
        return unreadable;
    }

    void addFile(Path file) {
        files.add(file);
    }

    /// Adds what is in a folder.
    ///
    /// @param known the files that there were before
    /// @param isCapability tells capability files from other YAML
    void addFolder(Path folder, Collection<Path> known, Predicate<Path> isCapability) {
        var listing = FolderListing.of(folder);
        var found = new TreeSet<Path>();
        listing.files().stream().filter(isCapability).forEach(found::add);
        known.stream()
                .filter(file -> !found.contains(file) && isLost(file, listing))
                .forEach(file -> {
                    found.add(file);
                    kept.add(file);
                });
        files.addAll(found);
        folders.addAll(listing.folders());
        unreadable.addAll(listing.unreadable());
    }

    private static boolean isLost(Path file, FolderListing listing) {
        return listing.unreadable().stream().anyMatch(folder -> !file.equals(folder) && file.startsWith(folder));
    }

    List<Problem> problems() {
        return unreadable.stream()
                .map(folder -> new Problem(
                        Code.UNREADABLE_FILE,
                        Place.startOf(folder.toString()),
                        "The folder cannot be read; what it held is served as it was.",
                        null))
                .toList();
    }
}
