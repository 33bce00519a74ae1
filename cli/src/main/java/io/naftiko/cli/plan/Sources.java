package io.naftiko.cli.plan;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.load.CapabilityFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files and folders that a command is about.
///
/// @param paths as they stand on the command line
public record Sources(List<Path> paths) {

    private static final List<Path> USUAL = List.of(Path.of("naftiko.yaml"), Path.of("capabilities"));

    public Sources {
        paths = List.copyOf(paths);
    }

    /// What `paths` name, or when there are none what is usual in the working directory.
    ///
    /// @throws Refused when there is nothing usual
    public static Sources of(List<Path> paths) {
        return of(paths, Path.of(""));
    }

    static Sources of(List<Path> paths, Path directory) {
        return new Sources(paths.isEmpty() ? List.of(usual(directory)) : paths);
    }

    /// The capability files that are there now, in the order of the paths, those of a folder by their names.
    ///
    /// @throws Refused when there is none
    public List<Path> files() {
        var files = reading(() -> CapabilityFiles.find(paths));
        if (files.isEmpty()) {
            throw none();
        }
        return files;
    }

    /// Says that there is no capability file.
    public Refused none() {
        return Refused.failed("no capability file (.yaml or .yml) in " + spoken(paths) + ".");
    }

    /// The paths that are folders.
    public List<Path> folders() {
        return paths.stream().filter(Files::isDirectory).toList();
    }

    public static String spoken(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
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
