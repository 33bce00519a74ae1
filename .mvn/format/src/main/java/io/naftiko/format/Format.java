package io.naftiko.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The one format of the Java sources: four spaces, 120 columns, imports sorted and none unused.
final class Format {

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    /// Formats every Java source below the given folder.
    public static void main(String[] arguments) throws IOException {
        var format = new Format();
        for (var source : format.unformatted(Path.of(arguments[0]))) {
            Files.writeString(source, format.formatted(source));
            System.out.println("formatted " + source);
        }
    }

    /// The sources below a folder, but for what a build made, that are not as this format would write them.
    List<Path> unformatted(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !folder.relativize(file).toString().contains("target/"))
                    .filter(file -> !read(file).equals(formatted(file)))
                    .sorted()
                    .toList();
        }
    }

    private String formatted(Path source) {
        try {
            return formatter.formatSourceAndFixImports(read(source));
        } catch (FormatterException unreadable) {
            throw new IllegalStateException("The formatter cannot read " + source, unreadable);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
