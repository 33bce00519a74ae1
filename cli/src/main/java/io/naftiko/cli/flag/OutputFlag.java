package io.naftiko.cli.flag;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a result goes.
public final class OutputFlag {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the result to a file, in place of standard output.")
    private @Nullable Path file;

    /// Writes a text, and a line end.
    ///
    /// @throws Refused when the file cannot be written
    public void write(String text, Console console) {
        if (file == null) {
            console.out().record(text);
            return;
        }
        try {
            Files.write(file, (text + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw Refused.failed("Cannot write " + file + ": " + e.getMessage());
        }
    }
}
