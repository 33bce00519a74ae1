package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/// Sends JSON-RPC messages by POST (Streamable HTTP) and reads what comes back.
record Wire(Handler sender, AtomicLong ids) {

    private static final String ACCEPT = MediaTypes.JSON + ", " + MediaTypes.EVENTS;

    Wire(Handler sender) {
        this(sender, new AtomicLong());
    }

    /// @param more headers than the era has for every call
    Reply call(Era era, ToolCall call, Headers more) {
        var params = Json.object().put("name", call.name());
        params.set("arguments", call.arguments());
        var headers = era.headers("tools/call", call.name());
        for (Header line : more) {
            headers = headers.and(line.name(), line.value());
        }
        return ask(call.server(), "tools/call", era.params(params), headers);
    }

    /// Sends a request, and waits for its answer.
    ///
    /// @param server a request to the server's address, without a body
    Reply ask(Request server, String method, ObjectNode params, Headers headers) {
        long id = ids.incrementAndGet();
        var message = message(method).put("id", id);
        message.set("params", params);
        return Reply.of(sender.handle(post(server, message, headers)), id);
    }

    /// Sends a notification, which has no answer.
    void tell(Request server, String method, Headers headers) {
        sender.handle(post(server, message(method), headers));
    }

    private static ObjectNode message(String method) {
        return Json.object().put("jsonrpc", "2.0").put("method", method);
    }

    private static Request post(Request server, ObjectNode message, Headers more) {
        var headers = server.headers().with("Accept", ACCEPT).with("Content-Type", MediaTypes.JSON);
        for (Header line : more) {
            headers = headers.with(line.name(), line.value());
        }
        return server.withMethod("POST").withHeaders(headers).withBody(Body.of(Json.bytes(message)));
    }
}
