package io.naftiko.runtime.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A client that sends exactly what it is told, also what no client should, and reads what comes back.
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /// What came back. Header names are in lower case.
    public record Reply(int status, Map<String, String> headers, String body) {}

    /// Sends one request of its own connection and returns the reply.
    public static Reply exchange(int port, String request) throws IOException {
        try (var client = new RawClient(port)) {
            return client.send(request).reply();
        }
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /// The next reply of this connection.
    public Reply reply() throws IOException {
        return reply(true);
    }

    /// The next reply, which has no body whatever its length says.
    public Reply replyToHead() throws IOException {
        return reply(false);
    }

    /// Status and headers of a reply whose body goes on.
    public Reply head() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var parts = line.split(": ?", 2);
            headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1], (one, other) -> one + ", " + other);
        }
        return new Reply(status, headers, "");
    }

    /// The next piece of a chunked body; empty at its end.
    public String chunk() throws IOException {
        int size = Integer.parseInt(line(), 16);
        var text = new String(in.readNBytes(size), ISO_8859_1);
        line();
        return text;
    }

    /// The next bytes of a body; fewer when the peer closes the connection before.
    public byte[] bytes(int length) throws IOException {
        return in.readNBytes(length);
    }

    /// Whether the peer closes the connection without another byte.
    public boolean closed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    /// Sends no more, and still reads.
    public RawClient finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Closes the connection so that the peer learns it at once, whatever it still sends.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Reply reply(boolean withBody) throws IOException {
        var head = head();
        return withBody ? new Reply(head.status(), head.headers(), body(head.headers())) : head;
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            var text = new StringBuilder();
            for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                text.append(chunk);
            }
            return text.toString();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the peer closed the connection");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
