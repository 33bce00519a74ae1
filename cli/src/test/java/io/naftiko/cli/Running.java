package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `naftiko run` in this process, on ports that are free, until it is stopped.
final class Running implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final BufferedReader err;
    private final Thread thread;

    /// Starts it, and returns when everything is open.
    Running(Map<String, String> environment, String... arguments) throws IOException {
        var pipe = new PipedInputStream(1 << 20);
        var stream = new PrintStream(new PipedOutputStream(pipe), true, UTF_8);
        err = new BufferedReader(new InputStreamReader(pipe, UTF_8));
        var console = new Console(Typed.output(out, false), new Output(stream, false, false), environment);
        var words = Stream.concat(Stream.of("run", "--port", "8080=0", "--port", "9090=0"), Stream.of(arguments));
        thread = Thread.ofPlatform().start(() -> {
            exit.complete(Naftiko.run(words.toArray(String[]::new), console));
            stream.close();
        });
        awaitLine("Ready");
    }

    /// Waits for a line that contains `text`.
    String awaitLine(String text) {
        try {
            for (var line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                if (line.contains(text)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("it never said `" + text + "` but:\n" + String.join("\n", lines));
    }

    /// What it has said on standard error so far.
    List<String> lines() {
        return lines;
    }

    String out() {
        return out.toString(UTF_8);
    }

    /// The address whose line contains `name`.
    URI address(String name) {
        return lines.stream()
                .filter(line -> line.contains(name))
                .map(ADDRESS::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> fetch(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    HttpResponse<String> callTool(String server, String tool, String arguments)
            throws IOException, InterruptedException {
        var call = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"" + tool
                + "\", \"arguments\": " + arguments + "}}";
        return fetch(HttpRequest.newBuilder(address(server))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(call)));
    }

    void stop() {
        thread.interrupt();
    }

    /// The exit code, once it has stopped.
    int exit() {
        return exit.join();
    }

    @Override
    public void close() {
        stop();
        exit();
    }
}
