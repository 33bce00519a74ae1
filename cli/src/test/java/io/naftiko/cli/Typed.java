package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Input;
import io.naftiko.cli.console.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What came of a command that was typed, in this process.
record Typed(int exit, String out, String err) {

    static Typed naftiko(String... arguments) {
        return naftiko(Map.of(), arguments);
    }

    static Typed naftiko(Map<String, String> environment, String... arguments) {
        return run(environment, false, arguments);
    }

    /// The same on a terminal with colours.
    static Typed onTerminal(String... arguments) {
        return run(Map.of(), true, arguments);
    }

    /// The same at a terminal, where somebody types `answers`.
    static Typed answering(String answers, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new Input(new ByteArrayInputStream(answers.getBytes(UTF_8)), true);
        int exit = Naftiko.run(arguments, new Console(in, output(out, false), output(err, false), Map.of()));
        return new Typed(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static Typed run(Map<String, String> environment, boolean terminal, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(output(out, terminal), output(err, terminal), environment);
        int exit = Naftiko.run(arguments, console);
        return new Typed(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Output output(ByteArrayOutputStream bytes, boolean terminal) {
        return new Output(new PrintStream(bytes, true, UTF_8), terminal, terminal);
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /// Everything that was printed, wherever.
    String all() {
        return Stream.of(out, err).reduce("", String::concat);
    }
}
