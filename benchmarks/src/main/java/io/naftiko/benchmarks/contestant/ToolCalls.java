package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.load.HttpCall;
import io.naftiko.runtime.document.Json;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Calls of a tool, as clients of both eras of MCP make them: each with an id of its own, for a session tells them
/// apart
/// by it.
final class ToolCalls {

    static final String LEGACY = "2025-11-25";
    static final String MODERN = "2026-07-28";

    private static final String META = "io.modelcontextprotocol/";

    private ToolCalls() {}

    /// After a handshake, and in its session where the server wants one.
    static HttpCall legacy(String url, String tool, HttpClient client) {
        var hello = HttpCall.post(
                        url,
                        Map.of(),
                        message("initialize", hello()).put("id", 0).toString())
                .send(client);
        var headers = new LinkedHashMap<>(Map.of("MCP-Protocol-Version", LEGACY));
        hello.headers().firstValue("Mcp-Session-Id").ifPresent(session -> headers.put("Mcp-Session-Id", session));
        HttpCall.post(
                        url,
                        headers,
                        message("notifications/initialized", Json.object()).toString())
                .send(client);
        return HttpCall.post(url, headers, call(tool, Json.object()).toString());
    }

    static HttpCall modern(String url, String tool) {
        var params = Json.object();
        params.putObject("_meta").put(META + "protocolVersion", MODERN).set(META + "clientCapabilities", Json.object());
        var headers = Map.of("MCP-Protocol-Version", MODERN, "Mcp-Method", "tools/call", "Mcp-Name", tool);
        return HttpCall.post(url, headers, call(tool, params).toString());
    }

    private static ObjectNode hello() {
        var params = Json.object().put("protocolVersion", LEGACY);
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", "benchmark").put("version", "1");
        return params;
    }

    private static ObjectNode call(String tool, ObjectNode params) {
        params.put("name", tool).putObject("arguments");
        return message("tools/call", params).put("id", "call-" + HttpCall.NUMBER);
    }

    private static ObjectNode message(String method, ObjectNode params) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", method);
        message.set("params", params);
        return message;
    }
}
