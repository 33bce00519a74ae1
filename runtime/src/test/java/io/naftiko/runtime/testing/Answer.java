package io.naftiko.runtime.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/// What a [RecordingUpstream] does with a request. The connection stays open afterwards, unless the answer closes it.
@FunctionalInterface
public interface Answer {

    void send(Received request, Socket connection) throws IOException, InterruptedException;

    static Plain of(int status) {
        return new Plain(status, Headers.EMPTY, new byte[0]);
    }

    static Plain json(String text) {
        return json(200, text);
    }

    static Plain json(int status, String text) {
        return new Plain(status, Headers.of("Content-Type", "application/json"), text.getBytes(UTF_8));
    }

    /// `text`, compressed.
    static Plain gzip(String text) {
        return json("").with("Content-Encoding", "gzip").carrying(gzipped(text.getBytes(UTF_8)));
    }

    static Plain redirect(int status, String location) {
        return of(status).with("Location", location);
    }

    /// Exactly `text` on the wire, whatever it is.
    static Answer exactly(String text) {
        return (_, connection) -> connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /// Exactly `text` on the wire, whatever it is; then the connection ends.
    static Answer raw(String text) {
        return (_, connection) -> {
            connection.getOutputStream().write(text.getBytes(ISO_8859_1));
            connection.close();
        };
    }

    /// No answer: the connection ends.
    static Answer cut() {
        return (_, connection) -> connection.close();
    }

    /// No answer, until the client gives up and closes the connection.
    ///
    /// @param left counted down when the client has left
    static Answer never(CountDownLatch left) {
        return stalled("", left);
    }

    /// The beginning of an answer, and nothing more until the client gives up and closes the connection.
    ///
    /// @param left counted down when the client has left
    static Answer stalled(String beginning, CountDownLatch left) {
        return (_, connection) -> {
            try (connection) {
                connection.getOutputStream().write(beginning.getBytes(ISO_8859_1));
                while (connection.getInputStream().read() >= 0) {}
            } finally {
                left.countDown();
            }
        };
    }

    /// A body without end, until the client gives up and closes the connection.
    ///
    /// @param left counted down when the client has left
    static Answer endless(CountDownLatch left) {
        return (_, connection) -> {
            var out = connection.getOutputStream();
            var chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(ISO_8859_1);
            try (connection) {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException _) {
                left.countDown();
            }
        };
    }

    /// This answer, once `gate` is open.
    default Answer after(CountDownLatch gate) {
        return (request, connection) -> {
            gate.await();
            send(request, connection);
        };
    }

    static byte[] gzipped(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A complete answer with a `Content-Length`.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Plain(int status, Headers headers, byte[] body) implements Answer {

        /// This answer with one more header line.
        public Plain with(String name, String value) {
            return new Plain(status, headers.and(name, value), body);
        }

        public Plain carrying(byte[] content) {
            return new Plain(status, headers, content);
        }

        @Override
        public void send(Received request, Socket connection) throws IOException {
            var message = new ByteArrayOutputStream();
            message.writeBytes(head().getBytes(ISO_8859_1));
            if (!request.method().equals("HEAD") && mayHaveBody()) {
                message.writeBytes(body);
            }
            connection.getOutputStream().write(message.toByteArray());
        }

        private String head() {
            var head = new StringBuilder("HTTP/1.1 ").append(status).append(" Status\r\n");
            headers.forEach(line ->
                    head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
            if (mayHaveBody()) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            return head.append("\r\n").toString();
        }

        private boolean mayHaveBody() {
            return status >= 200 && status != 204 && status != 304;
        }
    }
}
