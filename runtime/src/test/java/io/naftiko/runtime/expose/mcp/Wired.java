package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import tools.jackson.databind.JsonNode;

/// Speaks to an endpoint byte by byte, as a client of either era would.
record Wired(Handler endpoint) {

    private static final String META = """
        "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                  "io.modelcontextprotocol/clientCapabilities": {}}\
        """;

    record Answered(int status, Headers headers, String text) {

        JsonNode json() {
            return Served.json(text);
        }

        JsonNode result() {
            return json().path("result");
        }

        int code() {
            return json().path("error").path("code").asInt(0);
        }

        String message() {
            return json().path("error").path("message").asString("");
        }
    }

    /// @param headers names and values in turn
    Answered post(String body, String... headers) {
        return send("POST", body, headersOf(headers).with("Content-Type", "application/json"));
    }

    Answered send(String method, String body, Headers headers) {
        var response = endpoint.handle(new Request(method, Url.parse("/mcp"), headers, Body.of(body)));
        return new Answered(
                response.status(),
                response.headers(),
                strictText(response.body().bytes()));
    }

    private static String strictText(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException malformed) {
            throw new AssertionError("the answer is not UTF-8", malformed);
        }
    }

    /// A request of a legacy client that has agreed on `revision`.
    Answered legacy(String revision, String method, String params) {
        return post(request(1, method, params), "MCP-Protocol-Version", revision);
    }

    /// A request of the modern era with all that it needs.
    ///
    /// @param members of the parameters, without braces
    Answered modern(String method, String members) {
        return post(modernBody(method, members), modernHeaders(method, members));
    }

    static String modernBody(String method, String members) {
        return request(1, method, "{" + (members.isEmpty() ? "" : members + ", ") + META + "}");
    }

    static String[] modernHeaders(String method, String members) {
        var params = Served.json("{" + members + "}");
        var name = params.path("name").stringValue(params.path("uri").stringValue(""));
        return name.isEmpty()
                ? new String[] {"MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method}
                : new String[] {"MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name};
    }

    static String request(Object id, String method, String params) {
        return "{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + params + "}";
    }

    private static Headers headersOf(String... pairs) {
        var headers = Headers.EMPTY;
        for (int i = 0; i < pairs.length; i += 2) {
            headers = headers.and(pairs[i], pairs[i + 1]);
        }
        return headers;
    }
}
