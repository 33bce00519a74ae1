package io.naftiko.cli.rehearse;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Input;
import io.naftiko.cli.console.Output;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A console on which nothing is shown.
final class Silence {

    private Silence() {}

    /// @param typed all of its standard input
    static Console hearing(String typed) {
        var none = new Output(new PrintStream(OutputStream.nullOutputStream()), false, false);
        var input = new Input(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), false);
        return new Console(input, none, none, Map.of("ROOMS_TOKEN", "t"));
    }
}
