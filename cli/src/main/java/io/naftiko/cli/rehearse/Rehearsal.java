package io.naftiko.cli.rehearse;

import io.naftiko.cli.command.Commands;
import io.naftiko.cli.console.Exit;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.ServeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The usual commands, as somebody would type them, with a capability, a caller and an API of its own: a server on
/// ports and one on standard input, each until it has answered. Nothing leaves this machine, and nothing is said.
///
/// The launcher has the JVM write down which classes a rehearsal loads and what its methods do (JEP 514, JEP 515).
public final class Rehearsal {

    private static final String HOST = "127.0.0.1";
    private static final byte[] ROOMS =
            "{\"data\":[{\"id\":\"7\",\"name\":\"North\",\"enabled\":true}]}".getBytes(StandardCharsets.UTF_8);

    /// A rehearsal that takes longer has failed.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path file;
    private final String api;

    private Rehearsal(Path file, String api) {
        this.file = file;
        this.api = api;
    }

    /// The exit code: whether every call was answered as it should be.
    public static int run() {
        var watchdog = Thread.ofPlatform().daemon().start(Rehearsal::haltInTime);
        try {
            var folder = Files.createTempDirectory("naftiko-rehearsal");
            try (var api = Listener.open(HOST, 0, _ -> Response.json(200, ROOMS), ServeLimits.DEFAULT)) {
                copy("openapi.yaml", folder);
                return new Rehearsal(copy("rooms.yaml", folder), "*=http://" + HOST + ":" + api.port()).perform();
            } finally {
                remove(folder);
            }
        } catch (IOException | ExecutionException _) {
            return Exit.FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        } finally {
            watchdog.interrupt();
        }
    }

    private static void haltInTime() {
        try {
            Thread.sleep(LONGEST);
            Runtime.getRuntime().halt(Exit.FAILED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it is over
        }
    }

    private static Path copy(String name, Path folder) throws IOException {
        try (var resource = Rehearsal.class.getResourceAsStream(name)) {
            var copy = folder.resolve(name);
            Files.copy(Objects.requireNonNull(resource), copy);
            return copy;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private int perform() throws IOException, InterruptedException, ExecutionException {
        boolean good = succeeds("", "version")
                && succeeds("", "validate", file.toString())
                && succeeds(Talk.TYPED, "run", file.toString(), "--upstream", api, "--transport", "stdio")
                && servesOnPorts();
        return good ? Exit.DONE : Exit.FAILED;
    }

    private boolean servesOnPorts() throws IOException, InterruptedException, ExecutionException {
        int rest = Caller.freePort();
        int mcp = Caller.freePort();
        var server = new FutureTask<>(() -> succeeds(
                "", "run", file.toString(), "--upstream", api, "--port", "8080=" + rest, "--port", "9090=" + mcp));
        var thread = Thread.ofPlatform().start(server);
        boolean answered = Caller.awaitListener(mcp) && Talk.holds(rest, mcp);
        thread.interrupt();
        return server.get() && answered;
    }

    /// @param typed on the command's standard input
    private static boolean succeeds(String typed, String... arguments) {
        return Commands.run(arguments, Silence.hearing(typed)) == Exit.DONE;
    }
}
