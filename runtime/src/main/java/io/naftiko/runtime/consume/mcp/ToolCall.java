package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import tools.jackson.databind.JsonNode;

/// A call of one tool.
///
/// @param server a request to the server's address, with the headers of the call and without a body
record ToolCall(String name, JsonNode arguments, Request server) {

    /// The header that names a tool (2026-07-28, Streamable HTTP).
    static final String NAME = "Mcp-Name";

    static ToolCall of(Request request) {
        var name = PercentEncoding.decode(request.headers().first(NAME).orElse(""));
        var arguments = Json.parse(request.body().bytes()).orElseGet(Json::object);
        var headers = request.headers().without(NAME).without("Content-Type");
        return new ToolCall(name, arguments, request.withHeaders(headers).withBody(Body.empty()));
    }
}
