package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.expose.mcp.protocol.Transcript.Next;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/// Follows a transcript as server-sent events (WHATWG HTML, 9.2), to its end.
///
/// @param gone runs when the client went away before
record EventStream(Transcript transcript, Runnable gone) implements Body.Stream {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);
    private static final Headers HEADERS = new Headers(List.of(
            new Header("Content-Type", "text/event-stream"),
            new Header("Cache-Control", "no-cache, no-transform"),
            new Header("X-Accel-Buffering", "no")));

    Response response() {
        return new Response(200, HEADERS, this);
    }

    /// A stream that ends without a message.
    static Response nothing() {
        return new Response(200, HEADERS, Body.empty());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            follow(out);
        } catch (IOException left) {
            gone.run();
            throw left;
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException(stopped.getMessage());
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        long at = 0;
        while (true) {
            switch (transcript.after(at, KEEP_ALIVE)) {
                case Next.Said(var number, var message) -> {
                    at = number;
                    out.write(event(message));
                }
                case Next.Silence _ -> out.write(COMMENT);
                case Next.End _ -> {
                    return;
                }
            }
            out.flush();
        }
    }

    private static byte[] event(byte[] message) {
        return new JsonBytes(message.length + 32)
                .raw("event: message\ndata: ")
                .raw(inOneLine(message))
                .raw("\n\n")
                .toBytes();
    }

    /// The same JSON text without line ends, which can only stand between its tokens.
    private static byte[] inOneLine(byte[] json) {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }
}
