package io.naftiko.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What a person types while a command runs.
///
/// @param terminal whether there is a person
public record Input(BufferedReader reader, boolean terminal) {

    /// Where nobody types anything.
    public static Input none() {
        return new Input(new BufferedReader(Reader.nullReader()), false);
    }

    /// The next line; empty at the end.
    public Optional<String> line() {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
