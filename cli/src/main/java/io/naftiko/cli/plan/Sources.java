package io.naftiko.cli.plan;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.load.CapabilityFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The capability files that a command is about.
///
/// @param paths as they stand on the command line
/// @param files in that order, those of a folder by their names
public record Sources(List<Path> paths, List<Path> files) {

    private static final List<Path> USUAL = List.of(Path.of("naftiko.yaml"), Path.of("capabilities"));

    public Sources {
        paths = List.copyOf(paths);
        files = List.copyOf(files);
    }

    /// The files that `paths` name, or when there are none the usual ones of the working directory.
    ///
    /// @throws Refused when there are no usual ones, or a folder has no capability file
    public static Sources of(List<Path> paths) {
        return of(paths, Path.of(""));
    }

    static Sources of(List<Path> paths, Path directory) {
        var given = paths.isEmpty() ? List.of(usual(directory)) : paths;
        var files = reading(() -> CapabilityFiles.find(given));
        if (files.isEmpty()) {
            throw Refused.failed("no capability file (.yaml or .yml) in "
                    + given.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".");
        }
        return new Sources(given, files);
    }

    private static Path usual(Path directory) {
        return USUAL.stream()
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> Refused.usage(
                        "name a file or a folder: there is neither naftiko.yaml nor capabilities/ here."));
    }

    /// Whether `file` stands on the command line itself, so that it must not be rejected.
    public boolean names(Path file) {
        return paths.contains(file) && !Files.isDirectory(file);
    }

    /// The OpenAPI documents in the folders, and beside the files that are named.
    public List<Path> openApiDocuments() {
        return reading(() -> paths.stream()
                .flatMap(path ->
                        Files.isDirectory(path) ? CapabilityFiles.openApiDocuments(path).stream() : beside(path))
                .distinct()
                .toList());
    }

    private static Stream<Path> beside(Path file) {
        var folder = file.resolveSibling("");
        return Files.isDirectory(folder) ? CapabilityFiles.openApiDocuments(folder, 1).stream() : Stream.empty();
    }

    private interface Reading {

        List<Path> read();
    }

    private static List<Path> reading(Reading folders) {
        try {
            return folders.read();
        } catch (UncheckedIOException unreadable) {
            throw Refused.failed("cannot read a folder: " + unreadable.getMessage());
        }
    }
}
