package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.consume.Network;
import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.host.RouteTable;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.testing.Allocation;
import io.naftiko.runtime.testing.Hosting;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call of each kind may allocate beside the bytes that it moves: about a third more than it did when the bound
/// was set. A bound that is passed wants a look at what was added to each call; one that has room is to be lowered.
class AllocationTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {TOKEN: ROOMS_TOKEN}}
        capability:
          consumes:
          - type: http
            namespace: rooms
            baseUri: https://rooms.example.com/v1
            authentication: {type: bearer, token: '{{TOKEN}}'}
            resources:
            - name: building
              path: /buildings/{{building}}/rooms
              inputParameters:
              - {name: building, in: path}
              - {name: limit, in: query, value: '100'}
              - {name: name, in: query}
              - {name: capacity, in: query}
              - {name: X-Trace, in: header}
              operations: [{name: list, method: GET}]
          exposes:
          - type: rest
            namespace: rooms-rest
            resources:
            - path: /buildings/{building}/rooms
              operations:
              - {name: list, method: GET, call: rooms.list, inputParameters: [{name: building, in: path, type: string}]}
            - path: /buildings/{building}/found
              operations:
              - name: find
                method: GET
                call: rooms.list
                inputParameters:
                - {name: building, in: path, type: string}
                - {name: name, in: query, type: string}
                - {name: capacity, in: query, type: integer}
                - {name: X-Trace, in: header, type: string}
            - path: /all
              forward: {targetNamespace: rooms, trustedHeaders: [Accept]}
            - path: /buildings/{building}/names
              operations:
              - name: list-names
                method: GET
                call: rooms.list
                inputParameters: [{name: building, in: path, type: string}]
                outputParameters:
                - type: array
                  mapping: $.data
                  items:
                    type: object
                    properties:
                      id: {type: string, mapping: $.id}
                      name: {type: string, mapping: $.name}
                      capacity: {type: integer, mapping: $.capacity}
            - path: /buildings/{building}/both
              operations:
              - name: list-twice
                method: GET
                inputParameters: [{name: building, in: path, type: string}]
                steps:
                - {type: call, name: first, call: rooms.list, with: {building: '{{building}}'}}
                - {type: call, name: second, call: rooms.list, with: {building: '{{first.latest}}'}}
          - type: mcp
            namespace: rooms-mcp
            tools:
            - name: list
              description: Lists.
              call: rooms.list
              inputParameters: [{name: building, type: string, required: true}]
            - name: list-twice
              description: Lists.
              inputParameters: [{name: building, type: string, required: true}]
              steps:
              - {type: call, name: first, call: rooms.list, with: {building: '{{building}}'}}
              - {type: call, name: second, call: rooms.list, with: {building: '{{first.latest}}'}}
            - name: list-all
              description: Lists.
              call: rooms.list
              maxTokens: 0
              inputParameters: [{name: building, type: string, required: true}]
        """;

    private static final String ROOM = """
        {"id":"room-%05d","name":"Northern Light","capacity":40,"region":"eu","description":"Above the \\"old\\" pier."}\
        """;

    private static final Headers SENT = Headers.of("Host", "localhost:8080")
            .and("User-Agent", "curl/8.14.1")
            .and("Accept", "*/*")
            .and("X-Trace", "4bf92f3577b34da6")
            .and(Request.ID, "0123456789abcdef");

    private static final String LEGACY = """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{"building":"north"}}}\
        """;

    private static final String MODERN = """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{"building":"north"},\
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}\
        """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        rest raw 1 KB,       1,   /buildings/north/rooms, 2200
        rest raw 100 KB,     100, /buildings/north/rooms, 2200
        rest 4 inputs 1 KB,  1,   /buildings/north/found?name=Northern%20Light&capacity=40, 5000
        rest forward 1 KB,   1,   /all/buildings/north/rooms?limit=100, 8500
        rest 3 fields 1 KB,  1,   /buildings/north/names, 5500
        rest 2 steps 1 KB,   1,   /buildings/north/both,    13700
        """)
    void ofOperations(String kind, int kilobytes, String path, long bound) {
        var handler = handler(kilobytes);

        check(kind, handler, get(path), bound);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        mcp 2025 1 KB,           1,   list,     2025-11-25, 9600
        mcp 2025 100 KB whole,   100, list-all, 2025-11-25, 190000
        mcp 2025 100 KB cut,     100, list,     2025-11-25, 730000
        mcp 2025 2 steps 1 KB,   1,   list-twice, 2025-11-25, 21000
        mcp 2026 1 KB,           1,   list,     2026-07-28, 12000
        mcp 2026 100 KB whole,   100, list-all, 2026-07-28, 190000
        mcp 2026 100 KB cut,     100, list,     2026-07-28, 730000
        """)
    void ofTools(String kind, int kilobytes, String tool, String revision, long bound) {
        var handler = handler(kilobytes);

        check(kind, handler, post(revision, tool), bound);
    }

    @Test
    void ofAllThreadsForOneRequest() throws IOException {
        try (var hosting = new Hosting(Lobby.NONE, List.of(site(1)));
                var client = new KeptLine(URI.create(hosting.url("rooms-rest")).getPort())) {
            check("rest raw 1 KB, over the wire", Allocation.ofProcess(client::call), 6_500);
        }
    }

    private static void check(String kind, Handler handler, Request request, long bound) {
        assertThat(new String(handler.handle(request).body().bytes(), UTF_8)).contains("Northern Light");
        check(kind, Allocation.ofThread(() -> handler.handle(request)), bound);
    }

    private static void check(String kind, long bytes, long bound) {
        System.out.printf("%s: a call allocates %,d bytes%n", kind, bytes);
        assertThat(bytes).as("bytes that a call allocates: %s", kind).isLessThanOrEqualTo(bound);
    }

    /// What answers the requests of the capability, whose API answers at once.
    private static Handler handler(int kilobytes) {
        return RouteTable.of(site(kilobytes).mounts().stream()
                .flatMap(mount -> mount.routes().stream())
                .toList());
    }

    private static Site site(int kilobytes) {
        var headers = Headers.of("Content-Type", "application/json")
                .and("Content-Length", String.valueOf(kilobytes * 1000))
                .and("Date", "Sun, 22 Nov 2026 08:00:00 GMT")
                .and("Server", "rooms");
        var answer = new Response(200, headers, Body.of(rooms(kilobytes * 1000)));
        var settings = Settings.of(Environment.of(Map.of("ROOMS_TOKEN", "s3cret")));
        var plan = new Engine(settings, Network.of(_ -> answer)).plan(Path.of("rooms.yaml"), CAPABILITY);
        assertThat(plan.problems()).isEmpty();
        return Engine.site(plan, _ -> true);
    }

    private static String rooms(int bytes) {
        return IntStream.range(0, bytes / ROOM.length())
                .mapToObj(ROOM::formatted)
                .collect(Collectors.joining(",", "{\"latest\":\"room-00000\",\"data\":[", "]}"));
    }

    private static Request get(String path) {
        return new Request("GET", Url.parse(path), SENT, Body.empty());
    }

    private static Request post(String revision, String tool) {
        var message = (revision.startsWith("2025") ? LEGACY : MODERN).formatted(tool);
        var headers = SENT.with("Accept", "application/json, text/event-stream")
                .and("Content-Type", "application/json")
                .and("MCP-Protocol-Version", revision)
                .and("Mcp-Method", "tools/call")
                .and("Mcp-Name", tool);
        return new Request("POST", Url.parse("/mcp"), headers, Body.of(message));
    }

    /// A client that sends the same request on one connection again and again, and allocates nothing for it.
    private static final class KeptLine implements AutoCloseable {

        private static final byte[] REQUEST = """
            GET /buildings/north/rooms HTTP/1.1
            Host: localhost
            User-Agent: test
            Accept: */*

            """.replace("\n", "\r\n").getBytes(ISO_8859_1);

        private final Socket socket;
        private final DataInputStream in;
        private final byte[] reply;

        KeptLine(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new DataInputStream(socket.getInputStream());
            reply = reply(port);
            assertThat(new String(reply, UTF_8)).startsWith("HTTP/1.1 200").contains("Northern Light");
        }

        /// A first reply: those that follow are as long.
        private static byte[] reply(int port) throws IOException {
            try (var other = new Socket(InetAddress.getLoopbackAddress(), port)) {
                other.getOutputStream().write(REQUEST);
                other.shutdownOutput();
                return other.getInputStream().readAllBytes();
            }
        }

        void call() {
            try {
                socket.getOutputStream().write(REQUEST);
                in.readFully(reply);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
