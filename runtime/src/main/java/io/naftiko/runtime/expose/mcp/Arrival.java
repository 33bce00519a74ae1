package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/// A request with the headers under which it came.
record Arrival(Message.Request request, Headers headers) {

    static final String VERSION = "MCP-Protocol-Version";

    String method() {
        return request.method();
    }

    Envelope envelope() {
        return Envelope.of(request.params());
    }

    /// The value of a header; null when it is not there.
    @Nullable
    String header(String name) {
        return header(headers, name);
    }

    /// The value of a header without the space around it; of several lines, all of them (RFC 9110, 5.2 and 5.5).
    static @Nullable String header(Headers headers, String name) {
        var values = headers.all(name);
        return values.isEmpty() ? null : String.join(", ", values).strip();
    }
}
