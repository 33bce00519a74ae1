package io.naftiko.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks or rewrites every Java source below the working directory.
final class Format {

    private static final String COMMAND = "mvn -q -Pformat -pl format process-classes";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    public static void main(String[] arguments) throws IOException, FormatterException {
        var unformatted = new Format().unformatted(Path.of(""), arguments[0].equals("write"));
        if (arguments[0].equals("check") && !unformatted.isEmpty()) {
            unformatted.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("Format the sources with: " + COMMAND);
            System.exit(1);
        }
    }

    /// The sources that differ from their format; with `write` they no longer do afterwards.
    private List<Path> unformatted(Path root, boolean write) throws IOException, FormatterException {
        var found = new ArrayList<Path>();
        for (var file : sources(root)) {
            var text = Files.readString(file);
            var formatted = formatter.formatSourceAndFixImports(text);
            if (!formatted.equals(text)) {
                found.add(file);
                if (write) {
                    Files.writeString(file, formatted);
                }
            }
        }
        return found;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src/"))
                    .sorted()
                    .toList();
        }
    }
}
