package io.naftiko.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a command sees of the world outside of its files.
///
/// @param in has what the command is told while it runs
/// @param out takes results, and nothing else
/// @param err takes what is said to people, and the log
/// @param environment variables by name
public record Console(Input in, Output out, Output err, Map<String, String> environment) {

    /// Names, by number, the streams that are terminals, such as `12` or `012`. The launcher sets it, because Java
    /// cannot ask.
    private static final String TERMINALS = "naftiko.terminals";

    public Console {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /// A console at which nobody types anything.
    public Console(Output out, Output err, Map<String, String> environment) {
        this(Input.none(), out, err, environment);
    }

    /// The console of this process.
    public static Console ofProcess() {
        var environment = System.getenv();
        var out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        var terminals = terminals();
        return new Console(
                new Input(new FileInputStream(FileDescriptor.in), terminals.contains("0")),
                output(out, terminals.contains("1"), environment),
                output(err, terminals.contains("2"), environment),
                environment);
    }

    /// Without the launcher nothing is known of standard error, and a file must not get colours. Java says only whether
    /// both others are terminals.
    private static String terminals() {
        boolean all = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        return System.getProperty(TERMINALS, all ? "01" : "");
    }

    /// `NO_COLOR` (no-color.org) counts when it is not empty.
    private static Output output(PrintStream stream, boolean terminal, Map<String, String> environment) {
        boolean colors = environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new Output(stream, terminal, terminal && colors);
    }

    /// The same console without colours.
    public Console plain() {
        return new Console(in, out.plain(), err.plain(), environment);
    }

    public void flush() {
        out.stream().flush();
        err.stream().flush();
    }
}
