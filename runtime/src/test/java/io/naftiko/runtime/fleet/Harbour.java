package io.naftiko.runtime.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.host.Host;
import io.naftiko.runtime.host.HostOptions;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.serve.ServeLimits;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.RawClient.Reply;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A fleet whose capabilities, written for port 8080, are on a port that is free, and what it has told.
///
/// A capability of this class is a REST server `GET /{name}/{name}` that answers its version.
final class Harbour implements AutoCloseable {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
    private static final long BREATH = Duration.ofMillis(5).toNanos();

    private final int port = freePort();
    private final Host host = new Host(new HostOptions(null, Map.of(8080, port), Set.of(), ServeLimits.DEFAULT));
    private final List<Refresh> told = new CopyOnWriteArrayList<>();
    private final List<Path> planned = new CopyOnWriteArrayList<>();
    private final Fleet fleet;
    private final Refresh first;

    Harbour(Path... paths) {
        this(LiveEngine.fixed(new Engine(Settings.of(Environment.of(Map.of())))), paths);
    }

    Harbour(LiveEngine engine, Path... paths) {
        var roster = new Roster(List.of(paths), engine, this::plan);
        fleet = new Fleet(roster, host, told::add);
        first = roster.look();
        assertThat(fleet.open().unavailable()).isEmpty();
    }

    private List<Candidate> plan(Engine engine, List<Path> files) {
        planned.addAll(files);
        return files.stream().map(engine::plan).map(Harbour::candidate).toList();
    }

    private static Candidate candidate(Plan plan) {
        return Candidate.of(plan, Engine.site(plan, _ -> true), plan.accepted());
    }

    /// A capability file that calls the API at `origin` on the path `/{name}/{version}`, and answers what that says in
    /// `path`, besides its version.
    static String calling(String origin, String name, int version) {
        return """
            naftiko: 1.0.0-alpha2
            capability:
              consumes:
              - type: http
                namespace: api
                baseUri: %3$s
                resources:
                - {path: /%1$s/%2$d, operations: [{name: read, method: GET}]}
              exposes:
              - type: rest
                namespace: %1$s
                port: 8080
                resources:
                - path: /%1$s
                  operations:
                  - method: GET
                    name: read
                    call: api.read
                    outputParameters:
                    - {name: asked, type: string, mapping: $.path}
                    - {name: version, type: string, value: v%2$d}
            """.formatted(name, version, origin);
    }

    /// An API that says how it was called.
    static RecordingUpstream api() {
        return RecordingUpstream.answering(request -> Answer.json("{\"path\": \"" + request.target() + "\"}"));
    }

    /// A capability file that says which version it is.
    static String version(String name, int version) {
        return """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: rest
                namespace: %1$s
                port: 8080
                resources:
                - path: /%1$s
                  operations:
                  - {method: GET, name: read, outputParameters: [{name: version, type: string, value: v%2$d}]}
            """.formatted(name, version);
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a new file in the place of `file` in one step.
    static void replace(Path file, String text) {
        try {
            var next = write(file.resolveSibling("." + file.getFileName() + ".tmp"), text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Fleet fleet() {
        return fleet;
    }

    int port() {
        return port;
    }

    /// What was told before anything was served.
    Refresh first() {
        return first;
    }

    /// Lets go of what was told.
    void forget() {
        told.clear();
    }

    /// Every refresh that brought something.
    List<Refresh> told() {
        return told;
    }

    /// The files that were planned so far, as often as they were.
    List<Path> planned() {
        return planned;
    }

    /// What was told of files, in words: `added a.yaml`.
    List<String> news() {
        return told.stream()
                .flatMap(refresh -> refresh.news().stream())
                .map(Harbour::words)
                .toList();
    }

    static List<String> words(Refresh refresh) {
        return refresh.news().stream().map(Harbour::words).toList();
    }

    private static String words(News news) {
        var name = Path.of(news.file()).getFileName();
        return news.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }

    /// The body of the answer of the capability `name`; its status where that is no 200.
    String ask(String name) {
        try {
            var reply = get("/" + name + "/" + name);
            return reply.status() == 200 ? reply.body() : String.valueOf(reply.status());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    Reply get(String path) throws IOException {
        return RawClient.exchange(port, request(path));
    }

    static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /// The answer of the version of a capability.
    static String answer(int version) {
        return "{\"version\":\"v" + version + "\"}";
    }

    void awaitAnswer(String name, String answer) {
        await(() -> ask(name).equals(answer));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(BREATH);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> served() {
        return fleet.refresh().mounting().served().stream()
                .map(Served::namespace)
                .toList();
    }

    @Override
    public void close() {
        fleet.close();
        host.close();
    }
}
