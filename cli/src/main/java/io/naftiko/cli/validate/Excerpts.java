package io.naftiko.cli.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.report.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The lines of files at which problems stand. It keeps the last file, because problems come file by file.
final class Excerpts {

    private static final int WIDTH = 120;

    private String file = "";
    private List<String> lines = List.of();

    /// A line of a file.
    ///
    /// @param indent as wide as what stands before the problem
    record Excerpt(String text, String indent) {}

    /// The line at `place`, cut to a width that terminals show; empty when the file does not have it.
    Optional<Excerpt> at(Place place) {
        read(place.file());
        if (place.line() > lines.size() || lines.get(place.line() - 1).isBlank()) {
            return Optional.empty();
        }
        var line = lines.get(place.line() - 1).codePoints().toArray();
        int column = Math.clamp(place.column() - 1L, 0, line.length);
        int from = column < WIDTH * 3 / 4 ? 0 : column - WIDTH / 2;
        int to = Math.min(line.length, from + WIDTH);
        return Optional.of(new Excerpt(
                new String(line, from, to - from), new String(line, from, column - from).replaceAll("[^\t]", " ")));
    }

    private void read(String name) {
        if (!file.equals(name)) {
            file = name;
            lines = lines(Path.of(name));
        }
    }

    private static List<String> lines(Path path) {
        try {
            return new String(Files.readAllBytes(path), UTF_8).lines().toList();
        } catch (IOException _) {
            return List.of(); // the problem itself says that it cannot be read
        }
    }
}
