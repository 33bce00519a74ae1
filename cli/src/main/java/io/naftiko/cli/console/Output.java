package io.naftiko.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// One of the streams that a command writes to.
///
/// @param terminal whether a person looks at it
/// @param colored whether colours may be used
public record Output(PrintStream stream, boolean terminal, boolean colored) {

    public Output plain() {
        return new Output(stream, terminal, false);
    }

    /// Writes a line for people. Control characters in it are made visible.
    public void line(String text) {
        stream.println(colored ? Visible.styled(text) : Visible.lines(text));
    }

    /// Writes a line for programs, as it is.
    public void record(String text) {
        stream.println(text);
    }

    /// Writes bytes as they are.
    public void write(byte[] content) {
        stream.write(content, 0, content.length);
    }

    /// The stream for a program that reads as long as the command runs: it fails when nobody reads any more, which a
    /// print stream keeps to itself.
    public OutputStream bytes() {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] content, int from, int length) throws IOException {
                out.write(content, from, length);
            }

            @Override
            public void flush() throws IOException {
                if (stream.checkError()) {
                    throw new IOException("nobody reads this any more");
                }
            }
        };
    }

    public String bold(String text) {
        return styled(Style.BOLD, text);
    }

    public String dim(String text) {
        return styled(Style.DIM, text);
    }

    public String red(String text) {
        return styled(Style.RED, text);
    }

    public String green(String text) {
        return styled(Style.GREEN, text);
    }

    public String yellow(String text) {
        return styled(Style.YELLOW, text);
    }

    private String styled(Style style, String text) {
        return colored && !text.isEmpty() ? style.of(text) : text;
    }
}
