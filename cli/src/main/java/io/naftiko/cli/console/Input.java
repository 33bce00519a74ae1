package io.naftiko.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What a command is told while it runs: lines by a person, or a stream by a program. A command reads either, not both.
public final class Input {

    private final InputStream stream;
    private final boolean terminal;
    private final BufferedReader lines;

    /// @param terminal whether there is a person
    public Input(InputStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /// Where nobody types anything.
    public static Input none() {
        return new Input(InputStream.nullInputStream(), false);
    }

    public boolean terminal() {
        return terminal;
    }

    public InputStream stream() {
        return stream;
    }

    /// The next line; empty at the end.
    public Optional<String> line() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
