package io.naftiko.cli.create;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.migrate.Migrated;
import io.naftiko.runtime.migrate.Migration;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a first capability file, and says what to type next.
///
/// @param generation of the format in which it is written
/// @param asks whether to ask for what no flag says, if somebody is there
/// @param replaces whether the file may take the place of another
public record Creating(Console console, Generation generation, boolean asks, boolean replaces) {

    /// Writes the file. The exit code.
    ///
    /// @param output where; `-` is standard output, and null is named for the capability
    /// @throws Refused when a wish cannot be fulfilled, or a file is there already
    public int create(Wishes wishes, @Nullable Path output) {
        if (output != null) {
            requireFree(output);
        }
        boolean asking = asks && console.in().terminal();
        if (asking) {
            console.err().line("Enter takes what stands in brackets.");
        }
        var answers = new Questions(console, asking).answers(wishes);
        var file = output == null ? Path.of(answers.namespace() + ".yaml") : output;
        var text = checked(file, text(answers));
        if (file.toString().equals("-")) {
            console.out().write(text.getBytes(UTF_8));
        } else {
            write(file, text);
            new NextSteps(console, answers, file).say();
        }
        return Exit.DONE;
    }

    private void requireFree(Path file) {
        if (Files.exists(file) && !replaces) {
            throw there(file);
        }
    }

    private static Refused there(Path file) {
        return Refused.failed(file + " is there already. --force replaces it, and -o names another.");
    }

    private String text(Answers answers) {
        var text = CapabilityText.of(answers);
        return generation == Generation.ALPHA2
                ? text
                : new Migration(generation).of("", text).map(Migrated::text).orElseThrow();
    }

    /// The text, of which the engine has nothing to say.
    private static String checked(Path file, String text) {
        var problems = new Engine(Settings.of(Environment.of(Map.of())))
                .plan(file, text)
                .problems();
        if (!problems.isEmpty()) {
            throw Refused.failed("these answers make no good capability: "
                    + problems.getFirst().message());
        }
        return text;
    }

    private void write(Path file, String text) {
        try {
            if (replaces) {
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException _) {
            throw there(file);
        } catch (IOException e) {
            throw Refused.failed(file + " cannot be written: " + e.getMessage());
        }
    }
}
