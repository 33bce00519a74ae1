package io.naftiko.cli.docs;

import io.naftiko.cli.Naftiko;
import io.naftiko.cli.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// `naftiko run` or `naftiko mock` in a thread of its own, on a free port in place of those that files name.
final class Server {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final String READY = "Ready.";
    private static final Map<String, List<String>> ANY_PORT =
            Map.of("run", List.of("--port=8080=0", "--port=9090=0"), "mock", List.of("--port=0"));

    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Thread thread;
    private final Screen screen;

    private Server(List<String> arguments, Console console, Screen screen) {
        var all = new ArrayList<>(arguments);
        all.addAll(ANY_PORT.getOrDefault(arguments.getFirst(), List.of()));
        this.screen = screen;
        this.thread = new Thread(() -> run(all.toArray(String[]::new), console), "naftiko run");
    }

    private void run(String[] arguments, Console console) {
        ended.complete(Naftiko.run(arguments, console));
        screen.wake();
    }

    /// Whether a command serves until it is stopped.
    static boolean isStartedBy(String command) {
        return ANY_PORT.containsKey(command);
    }

    /// Returns when the server answers, or has ended.
    static Server start(List<String> arguments, Console console, Screen screen) throws InterruptedException {
        var server = new Server(arguments, console, screen);
        server.thread.start();
        screen.await(() -> screen.all().contains(READY) || server.ended.isDone());
        return server;
    }

    /// The exit code; 0 as long as it runs.
    int exit() {
        return ended.getNow(0);
    }

    int port() {
        var address = ADDRESS.matcher(screen.all());
        if (!address.find()) {
            throw new IllegalStateException("the server has not said where it is:\n" + screen.all());
        }
        return Integer.parseInt(address.group(1));
    }

    /// Returns when the server has closed its ports.
    void stop() {
        thread.interrupt();
        ended.join();
    }
}
