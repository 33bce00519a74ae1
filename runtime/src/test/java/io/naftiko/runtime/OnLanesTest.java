package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.consume.Network;
import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the calls of a run are made: on the lane of its request, unless the run has left that.
class OnLanesTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: https://ships.example.com
            resources:
            - {name: small, path: /small, operations: [{name: small, method: GET}]}
            - {name: middle, path: /middle, operations: [{name: middle, method: GET}]}
            - {name: large, path: /large, operations: [{name: large, method: GET}]}
            - {name: page, path: /page, operations: [{name: page, method: GET, outputRawFormat: yaml}]}
            - name: pages
              path: /small
              inputParameters: [{name: page, in: query}]
              operations: [{name: pages, method: GET, paginate: {type: cursor, items: $.ships, next: $.next, input: page}}]
            - {name: held, path: /held, operations: [{name: hold, method: GET}]}
            - {name: endless, path: /endless, operations: [{name: endless, method: GET}]}
          exposes:
          - type: rest
            namespace: web
            resources:
            - path: /call
              operations: [{name: call, method: GET, call: ships.small}]
            - path: /pages
              operations: [{name: pages, method: GET, call: ships.pages}]
            - path: /in-turn
              operations:
              - name: in-turn
                method: GET
                steps:
                - {name: first, call: ships.small}
                - {name: found, type: lookup, index: first.ships, match: id, lookupValue: s1}
                - {name: second, call: ships.small, if: found}
                mappings: [{targetName: name, value: '{{found.name}}'}]
            - path: /inside
              operations:
              - name: inside
                method: GET
                steps: [{name: group, steps: [{name: first, call: ships.small}, {name: second, call: ships.small}]}]
            - path: /instead
              operations:
              - name: instead
                method: GET
                steps: [{name: first, call: ships.small, onError: {call: ships.small}}, {name: second, call: ships.small}]
            - path: /each
              operations:
              - name: each
                method: GET
                steps:
                - {name: first, call: ships.small}
                - {name: all, forEach: first.ships, as: ship, call: ships.small}
            - path: /beside
              operations:
              - name: beside
                method: GET
                steps:
                - {name: both, parallel: [{name: first, call: ships.small}, {name: second, call: ships.small}]}
                - {name: third, call: ships.small}
            - path: /much-beside
              operations:
              - name: much-beside
                method: GET
                steps:
                - name: all
                  parallel:
                  - {name: first, call: ships.middle}
                  - {name: second, call: ships.middle}
                  - {name: third, call: ships.middle}
                - {name: fourth, call: ships.small}
            - path: /unread
              operations:
              - name: unread
                method: GET
                steps: [{name: first, call: ships.large}, {name: second, call: ships.small}]
            - path: /long
              operations:
              - name: long
                method: GET
                steps:
                - {name: first, call: ships.large}
                - {name: second, call: ships.small, if: first.latest}
            - path: /other-format
              operations:
              - name: other-format
                method: GET
                steps:
                - {name: first, call: ships.page}
                - {name: second, call: ships.small, if: first.latest}
          - type: mcp
            namespace: tools
            tools:
            - {name: call, description: Calls., call: ships.small}
            - name: in-turn
              description: Calls.
              steps: [{name: first, call: ships.small}, {name: second, call: ships.small}]
            - name: remark
              description: Calls.
              steps: [{type: log, message: Now.}, {name: first, call: ships.small}]
            - name: ask
              description: Calls.
              steps: [{name: sure, type: ask, message: Sure?, optional: true}, {name: first, call: ships.small}]
            - name: hold
              description: Calls.
              steps: [{name: first, call: ships.hold}]
            - name: endless
              description: Calls.
              steps: [{name: first, call: ships.endless}, {name: second, call: ships.small}]
        """;

    private static final String SHIP = "{\"id\":\"s1\",\"name\":\"Northern Light\"}";

    private static final String INITIALIZE = """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
        "capabilities":{"elicitation":{}},"clientInfo":{"name":"test","version":"1"}}}\
        """;

    private static final String CANCELLED = """
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}\
        """;

    /// More than there are I/O threads, so that each has some.
    private static final int CLIENTS = 32;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicBoolean released = new AtomicBoolean();
    private final Hosting hosting;

    OnLanesTest() {
        var settings = Settings.of(Environment.of(Map.of()));
        var plan = new Engine(settings, Network.of(this::answer)).plan(Path.of("ships.yaml"), CAPABILITY);
        assertThat(plan.problems()).isEmpty();
        hosting = new Hosting(Lobby.NONE, List.of(Engine.site(plan, _ -> true)));
    }

    @AfterEach
    void close() {
        released.set(true);
        hosting.close();
    }

    private Response answer(Request request) {
        calls.add(Lane.current() == null ? "usual" : "lane");
        return switch (request.url().path()) {
            case "/page" -> Response.of(200, "application/yaml", "latest: s1".getBytes(UTF_8));
            case "/middle" -> ships(400);
            case "/large" -> ships(1000);
            case "/held" -> held();
            case "/endless" -> endless();
            default -> ships(2);
        };
    }

    private static Response ships(int count) {
        var all = String.join(",", Collections.nCopies(count, SHIP));
        return Response.json(200, ("{\"latest\":\"s1\",\"ships\":[" + all + "]}").getBytes(UTF_8));
    }

    private Response held() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return ships(2);
    }

    /// An answer for which one waits until one is interrupted.
    private Response endless() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts");
        } catch (InterruptedException _) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new FailedCall(new UpstreamTimedOut("Interrupted."));
        }
    }

    private String get(String path) {
        var answer = hosting.send("GET", hosting.url("web") + path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /call,         lane
        /in-turn,      lane lane
        /inside,       lane lane
        /instead,      lane lane
        /each,         lane lane lane
        /beside,       lane lane lane
        /much-beside,  lane lane lane usual
        /unread,       lane lane
        /long,         lane usual
        /other-format, lane usual
        /pages,        usual
        """)
    void operations(String path, String where) {
        get(path);

        assertThat(calls).containsExactly(where.split(" "));
    }

    /// Of a caller that hears nothing before the answer, of one that could hear, and of one that hears.
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
        2025-11-25, call,    '',       lane
        2025-11-25, in-turn, '',       lane lane
        2025-11-25, in-turn, progress, usual usual
        2025-11-25, remark,  '',       lane
        2025-11-25, ask,     '',       lane
        2026-07-28, in-turn, '',       lane lane
        2026-07-28, in-turn, info,     lane lane
        2026-07-28, in-turn, debug,    usual usual
        2026-07-28, in-turn, progress, usual usual
        2026-07-28, remark,  '',       lane
        2026-07-28, remark,  info,     usual
        2026-07-28, ask,     '',       lane
        """)
    void tools(String revision, String tool, String hears, String where) {
        call(revision, tool, hears);

        assertThat(calls).containsExactly(where.split(" "));
    }

    /// Remarks of `info` and above are heard in each session, and its client says whether it can be asked.
    @ParameterizedTest
    @CsvSource(textBlock = """
        call,    '',    lane
        in-turn, '',    lane lane
        in-turn, debug, usual usual
        remark,  '',    usual
        remark,  error, lane
        """)
    void toolsInSessions(String tool, String level, String where) {
        var session = session();
        if (!level.isEmpty()) {
            post(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"" + level
                            + "\"}}",
                    session);
        }

        post(message(tool, ""), session);

        assertThat(calls).containsExactly(where.split(" "));
    }

    @Test
    @Timeout(30)
    void aRunThatTalksHoldsUpNobody() throws InterruptedException {
        var talking = Thread.ofPlatform().start(() -> call("2025-11-25", "hold", "progress"));
        awaitCall();

        assertThat(IntStream.range(0, CLIENTS).mapToObj(_ -> get("/in-turn"))).allMatch(each -> each.contains("North"));

        released.set(true);
        talking.join();
    }

    @Test
    @Timeout(30)
    void aRunOnALaneIsCancelled() throws InterruptedException {
        var session = session();
        var waiting = Thread.ofPlatform().start(() -> post(message("endless", ""), session));
        awaitCall();

        var cancelled = hosting.send("POST", hosting.url("tools") + "/mcp", CANCELLED, inSession(session));
        waiting.join();

        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(calls).containsExactly("lane");
    }

    @Test
    @Timeout(30)
    void aRunOnALaneEndsWithItsClient() throws IOException, InterruptedException {
        var message = message("endless", meta("2026-07-28", ""));
        var port = URI.create(hosting.url("tools")).getPort();
        try (var client = new RawClient(port)) {
            client.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: endless\r\n"
                    + "Content-Length: " + message.length() + "\r\n\r\n" + message);
            awaitCall();
        }

        interrupted.await();

        assertThat(calls).containsExactly("lane");
    }

    private void awaitCall() {
        while (calls.isEmpty() && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private String session() {
        var answer = hosting.send("POST", hosting.url("tools") + "/mcp", INITIALIZE, headers("2025-11-25"));
        return answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
    }

    private void post(String message, String session) {
        var answer = hosting.send("POST", hosting.url("tools") + "/mcp", message, inSession(session));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void call(String revision, String tool, String hears) {
        var headers =
                Stream.concat(Stream.of(headers(revision)), Stream.of("Mcp-Method", "tools/call", "Mcp-Name", tool));
        var answer = hosting.send(
                "POST",
                hosting.url("tools") + "/mcp",
                message(tool, meta(revision, hears)),
                headers.toArray(String[]::new));
        assertThat(answer.body()).contains("s1");
    }

    private static String[] inSession(String session) {
        return Stream.concat(Stream.of(headers("2025-11-25")), Stream.of("Mcp-Session-Id", session))
                .toArray(String[]::new);
    }

    private static String[] headers(String revision) {
        return new String[] {
            "Content-Type", "application/json",
            "Accept", "application/json, text/event-stream",
            "MCP-Protocol-Version", revision
        };
    }

    private static String message(String tool, String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"_meta\":{" + meta + "}}}";
    }

    private static String meta(String revision, String hears) {
        var modern = revision.startsWith("2025")
                ? Stream.<String>empty()
                : Stream.of(
                        "\"io.modelcontextprotocol/protocolVersion\":\"" + revision + "\"",
                        "\"io.modelcontextprotocol/clientCapabilities\":{}");
        var heard = hears.isEmpty()
                ? Stream.<String>empty()
                : Stream.of(
                        hears.equals("progress")
                                ? "\"progressToken\":1"
                                : "\"io.modelcontextprotocol/logLevel\":\"" + hears + "\"");
        return Stream.concat(modern, heard).collect(Collectors.joining(","));
    }
}
