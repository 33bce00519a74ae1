package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;
import io.naftiko.runtime.serve.ServeLimits;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.RawClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A server on a port of its own, spoken to byte by byte over sockets.
final class Dialled implements AutoCloseable {

    private final Listener listener;

    Dialled(Handler handler) {
        try {
            listener = Listener.open("127.0.0.1", 0, handler, ServeLimits.DEFAULT);
        } catch (PortUnavailable e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return listener.port();
    }

    /// An answer as it came.
    ///
    /// @param body as text in UTF-8
    record Heard(int status, Map<String, String> headers, String body) {

        static Heard of(Reply reply) {
            return new Heard(
                    reply.status(), reply.headers(), new String(reply.body().getBytes(ISO_8859_1), UTF_8));
        }

        boolean streamed() {
            return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        }

        JsonNode json() {
            return Served.json(body);
        }

        JsonNode result() {
            return json().path("result");
        }

        JsonNode error() {
            return json().path("error");
        }

        /// The messages of its events, in order.
        List<JsonNode> messages() {
            return body.lines()
                    .filter(line -> line.startsWith("data: ") && line.length() > 6)
                    .map(line -> Served.json(line.substring(6)))
                    .toList();
        }
    }

    /// A request that is sent, and whose answer is to come.
    record Line(RawClient client) implements AutoCloseable {

        /// Status and headers.
        Reply head() {
            try {
                return client.head();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The message of the next event, once the head was read; comments and what has no message are passed over.
        JsonNode next() {
            var event = event();
            while (event.contains("data: ")) {
                event = event();
            }
            return Served.json(event.getLast().substring("data: ".length()));
        }

        /// The lines of the next event that has data; none at the end of the stream.
        List<String> event() {
            var text = new StringBuilder();
            while (!text.toString().contains("\ndata:") && !text.toString().startsWith("data:")) {
                text.setLength(0);
                var piece = piece();
                if (piece.isEmpty()) {
                    return List.of();
                }
                text.append(piece);
                while (!text.toString().endsWith("\n\n")) {
                    text.append(piece());
                }
            }
            return text.toString().lines().filter(line -> !line.isEmpty()).toList();
        }

        private String piece() {
            try {
                return client.chunk();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Heard answer() {
            try {
                return Heard.of(client.reply());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @param headers names and values in turn
    Line send(String method, String body, String... headers) {
        return send(port(), method, body, headers);
    }

    static Line send(int port, String method, String body, String... headers) {
        var lines = new StringBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            lines.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        var content = new String(body.getBytes(UTF_8), ISO_8859_1);
        try {
            return new Line(new RawClient(port)
                    .send(method + " /mcp HTTP/1.1\r\nHost: localhost\r\n" + lines + "Content-Length: "
                            + content.length() + "\r\n\r\n" + content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Line post(String body, String... headers) {
        return post(port(), body, headers);
    }

    static Line post(int port, String body, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send(port, "POST", body, all.toArray(String[]::new));
    }

    /// A request of the modern era.
    ///
    /// @param members of the parameters beside `_meta`, without braces
    /// @param capabilities of the client, as JSON
    /// @param meta more members of `_meta`, without braces
    Line modern(String method, String members, String capabilities, String meta) {
        return modern(port(), method, members, capabilities, meta);
    }

    static Line modern(int port, String method, String members, String capabilities, String meta) {
        var params = "{" + members + (members.isEmpty() ? "" : ", ")
                + "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                + " \"io.modelcontextprotocol/clientCapabilities\": " + capabilities
                + (meta.isEmpty() ? "" : ", ") + meta + "}}";
        return post(port, Wired.request(1, method, params), Wired.modernHeaders(method, members));
    }

    @Override
    public void close() {
        listener.close();
    }
}
