package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Peer;
import org.jspecify.annotations.Nullable;

/// A request with the headers under which it came, and with who sent it.
public record Arrival(Message.Request request, Headers headers, Peer peer) {

    static final String VERSION = "MCP-Protocol-Version";

    static final String SESSION = "Mcp-Session-Id";

    public String method() {
        return request.method();
    }

    public Envelope envelope() {
        return Envelope.of(request.params());
    }

    /// The value of a header; null when it is not there.
    @Nullable
    public String header(String name) {
        return header(headers, name);
    }

    /// The value of a header without the space around it; of several lines, all of them (RFC 9110, 5.2 and 5.5).
    public static @Nullable String header(Headers headers, String name) {
        String value = null;
        for (var line : headers) {
            if (line.is(name)) {
                value = value == null ? line.value() : value + ", " + line.value();
            }
        }
        return value == null ? null : value.strip();
    }
}
