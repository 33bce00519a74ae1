package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The command as a process of its own.
final class Started implements AutoCloseable {

    private final Process process;
    private final CompletableFuture<String> out;
    private final BufferedReader errReader;
    private final StringBuilder err = new StringBuilder();

    Started(String... arguments) throws IOException {
        this(List.of(), arguments);
    }

    /// Starts it.
    ///
    /// @param flags for the JVM
    Started(List<String> flags, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1");
        builder.command().addAll(flags);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Naftiko.class.getName()));
        builder.command().addAll(List.of(arguments));
        process = builder.start();
        errReader = process.errorReader(UTF_8);
        out = CompletableFuture.supplyAsync(this::readOut);
    }

    private String readOut() {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says something on its standard input, and no more after it.
    void say(String text) throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(UTF_8));
        }
    }

    /// Waits for a line on standard error that contains `text`, or for its end.
    void awaitErr(String text) throws IOException {
        for (var line = errReader.readLine(); line != null; line = errReader.readLine()) {
            err.append(line).append('\n');
            if (line.contains(text)) {
                return;
            }
        }
    }

    /// SIGTERM.
    void terminate() {
        process.toHandle().destroy(); // unlike its own `destroy` this leaves the streams open
    }

    /// The exit code, once it has ended.
    int exit() throws IOException, InterruptedException {
        errReader.lines().forEach(line -> err.append(line).append('\n'));
        return process.waitFor();
    }

    String out() {
        return out.join();
    }

    String err() {
        return err.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
