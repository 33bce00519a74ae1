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
import org.jspecify.annotations.Nullable;

/// Follows a transcript as server-sent events (WHATWG HTML, 9.2), to its end.
///
/// @param from the number of the message behind which it begins
/// @param name of the stream, from which a client can go on where it was; null where it cannot
/// @param primed whether it begins with an event that says so and has no message, from 2025-11-25 on
/// @param gone runs when the client went away before the end
record EventStream(
        Transcript transcript, long from, @Nullable String name, boolean primed, Runnable gone) implements Body.Stream {

    static final String BETWEEN = "::";

    private static final int RETRY_MILLIS = 1000;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final byte[] END = "\n\n".getBytes(UTF_8);
    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);
    private static final Headers HEADERS = Headers.of(List.of(
            new Header("Content-Type", "text/event-stream"),
            new Header("Cache-Control", "no-cache, no-transform"),
            new Header("X-Accel-Buffering", "no")));

    /// A stream that can be followed once.
    EventStream(Transcript transcript, Runnable gone) {
        this(transcript, 0, null, false, gone);
    }

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
        transcript.follow(this);
        try {
            prime(out);
            send(out);
        } finally {
            transcript.leave(this);
        }
    }

    private void prime(OutputStream out) throws IOException {
        if (primed) {
            out.write((id(from) + "retry: " + RETRY_MILLIS + "\ndata: \n\n").getBytes(UTF_8));
            out.flush();
        }
    }

    private void send(OutputStream out) throws IOException, InterruptedException {
        long at = from;
        while (true) {
            switch (transcript.after(at, this, KEEP_ALIVE)) {
                case Next.Said(var number, var message) -> {
                    at = number;
                    write(number, message, out);
                }
                case Next.Silence _ -> out.write(COMMENT);
                case Next.End _ -> {
                    return;
                }
            }
            out.flush();
        }
    }

    private String id(long number) {
        return name == null ? "" : "id: " + name + BETWEEN + number + "\n";
    }

    private void write(long number, byte[] message, OutputStream out) throws IOException {
        out.write(("event: message\n" + id(number) + "data: ").getBytes(UTF_8));
        out.write(inOneLine(message));
        out.write(END);
    }

    /// The same JSON text without line ends, which can only stand between its tokens. Most have none, and are not
    /// copied.
    static byte[] inOneLine(byte[] json) {
        int first = lineEnd(json, 0);
        if (first == json.length) {
            return json;
        }
        byte[] line = json.clone();
        for (int at = first; at < line.length; at = lineEnd(line, at)) {
            line[at] = ' ';
        }
        return line;
    }

    /// Where the first line end stands from `from` on; the end of the text where none does.
    private static int lineEnd(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] != '\n' && json[at] != '\r') {
            at++;
        }
        return at;
    }
}
