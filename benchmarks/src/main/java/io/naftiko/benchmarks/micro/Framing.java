package io.naftiko.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.naftiko.benchmarks.load.Rooms;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A JSON-RPC message with a call of a tool, to the message with its result, in each era of MCP. What is longer than is
/// usual for agents is cut in one of them only.
@State(Scope.Benchmark)
public class Framing {

    private static final String FILE = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: rooms
            baseUri: https://rooms.example.com
            resources:
            - {name: rooms, path: /rooms, operations: [{name: list, method: GET}]}
          exposes:
          - type: mcp
            namespace: rooms-mcp
            port: 9090
            tools:
            - {name: list, description: Lists., call: rooms.list, maxTokens: 0}
            - {name: brief, description: Lists., call: rooms.list}
        """;

    @Param({"1", "100"})
    public int kilobytes;

    private final Request legacy = legacy("list");
    private final Request brief = legacy("brief");
    private final Request modern = request(
            Headers.of("MCP-Protocol-Version", "2026-07-28")
                    .and("Mcp-Method", "tools/call")
                    .and("Mcp-Name", "list"),
            "{\"name\":\"list\",\"arguments\":{},\"_meta\":{"
                    + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}");
    private @Nullable Handler server;

    private static Request legacy(String tool) {
        return request(
                Headers.of("MCP-Protocol-Version", "2025-11-25"), "{\"name\":\"" + tool + "\",\"arguments\":{}}");
    }

    private static Request request(Headers headers, String params) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}";
        var all = headers.and("Content-Type", "application/json").and("Accept", "application/json, text/event-stream");
        return new Request("POST", Url.parse("/mcp"), all, Body.of(message.getBytes(UTF_8)));
    }

    @Setup
    public void prepare() {
        server = Subject.of(FILE, Rooms.json(kilobytes * 1000)).mcp();
        check(legacy());
        check(modern());
        check(legacyCut());
    }

    private static void check(Response response) {
        if (!new String(response.body().bytes(), UTF_8).contains(Rooms.MARK)) {
            throw new IllegalStateException(response.toString());
        }
    }

    @Benchmark
    public Response legacy() {
        return requireNonNull(server).handle(legacy);
    }

    @Benchmark
    public Response legacyCut() {
        return requireNonNull(server).handle(brief);
    }

    @Benchmark
    public Response modern() {
        return requireNonNull(server).handle(modern);
    }
}
