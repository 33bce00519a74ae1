package io.naftiko.runtime.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The MCP server `port` of a capability file, spoken with over pipes.
final class Spoken implements AutoCloseable {

    private static final Path FILE = Path.of("ships.yaml");
    private static final String MODERN = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":";

    private final Engine engine = new Engine(Settings.of(Environment.of(Map.of())));
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final PipedOutputStream toServer = new PipedOutputStream();
    private final CountDownLatch deaf = new CountDownLatch(1);
    private final Pipe pipe;
    private final Thread following;

    Spoken(String capability) {
        this(capability, null);
    }

    /// @param out takes what the server says in place of this; null for this
    Spoken(String capability, @Nullable OutputStream out) {
        pipe = new Pipe(FILE.toString(), "port", out == null ? new Lines() : out, deaf::countDown);
        swap(capability);
        try {
            var in = new PipedInputStream(toServer, 1 << 16);
            following = Thread.ofPlatform().daemon().start(() -> pipe.follow(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file has another text now.
    void swap(String capability) {
        var plan = engine.plan(FILE, capability);
        assertThat(plan.problems()).isEmpty();
        pipe.swap(List.of(Engine.spoken(plan, _ -> true)));
    }

    /// A request of the legacy era.
    static String request(Object id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /// A request of the modern era.
    ///
    /// @param members of the parameters; none where it is empty
    /// @param capabilities of the client
    static String modern(Object id, String method, String members, String capabilities) {
        var more = members.isEmpty() ? "" : members + ",";
        return request(id, method, "{" + more + "\"_meta\":{" + MODERN + capabilities + "}}");
    }

    static String modern(Object id, String method, String members) {
        return modern(id, method, members, "{}");
    }

    static String initialize(String revision, String capabilities) {
        return request(
                "\"begin\"",
                "initialize",
                "{\"protocolVersion\":\"" + revision + "\",\"capabilities\":" + capabilities
                        + ",\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
    }

    static String cancel(Object id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}";
    }

    Spoken say(String line) {
        return say((line + "\n").getBytes(UTF_8));
    }

    Spoken say(byte[] bytes) {
        try {
            toServer.write(bytes);
            toServer.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next line of the server.
    String line() {
        try {
            var line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("what the server says").isNotNull();
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The next message of the server.
    JsonNode hear() {
        return Json.parse(line()).orElseThrow();
    }

    JsonNode ask(String line) {
        return say(line).hear();
    }

    /// Returns when the server knows that nobody reads what it says.
    void awaitDeafness() {
        try {
            assertThat(deaf.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The client says no more. Returns what the server still says.
    List<JsonNode> end(Duration patience) {
        try {
            toServer.close();
            following.join();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        pipe.close(patience);
        var rest = new ArrayList<String>();
        lines.drainTo(rest);
        return rest.stream().map(line -> Json.parse(line).orElseThrow()).toList();
    }

    @Override
    public void close() {
        end(Duration.ZERO);
    }

    /// Collects what is written, line by line.
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b == '\n') {
                lines.add(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
