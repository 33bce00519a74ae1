package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Input;
import io.naftiko.cli.console.Output;
import io.naftiko.runtime.document.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// `naftiko run … --transport stdio` in this process, at the other end of pipes.
final class Piped implements AutoCloseable {

    private final PipedOutputStream input = new PipedOutputStream();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Thread thread;

    Piped(Map<String, String> environment, String... arguments) {
        var words = Stream.concat(Stream.of("run", "--transport", "stdio"), Stream.of(arguments));
        var console = console(environment);
        thread = Thread.ofPlatform().start(() -> exit.complete(Naftiko.run(words.toArray(String[]::new), console)));
    }

    private Console console(Map<String, String> environment) {
        try {
            return new Console(
                    new Input(new PipedInputStream(input, 1 << 16), false),
                    output(said::add),
                    output(lines::add),
                    environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Output output(Consumer<String> taking) {
        return new Output(new PrintStream(new Lines(taking), true, UTF_8), false, false);
    }

    static String request(Object id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String call(Object id, String tool) {
        return request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}");
    }

    /// The names of the tools that it has now.
    List<String> tools() {
        return ask(request("\"tools\"", "tools/list", "{}"))
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    Piped say(String line) {
        try {
            input.write((line + "\n").getBytes(UTF_8));
            input.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next message on standard output.
    JsonNode hear() {
        try {
            var line = said.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("the next message; on standard error: " + lines).isNotNull();
            return Json.parse(line).orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode ask(String line) {
        return say(line).hear();
    }

    /// What is said on standard error.
    List<String> lines() {
        return lines;
    }

    /// As SIGTERM does.
    void stop() {
        thread.interrupt();
    }

    /// The client says no more. The exit code.
    int end() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exit();
    }

    /// The exit code, once it has ended.
    int exit() {
        return exit.join();
    }

    /// What was said on standard output and not heard yet.
    List<String> rest() {
        var rest = new ArrayList<String>();
        said.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        end();
    }

    /// Hands on what is written, line by line.
    private static final class Lines extends OutputStream {

        private final Consumer<String> taking;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Consumer<String> taking) {
            this.taking = taking;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                taking.accept(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
