package io.naftiko.runtime.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A request as it came over the wire: nothing is decoded but the framing of its body.
///
/// @param path raw, as in the request line, without the query
/// @param query raw, without `?`; null when there is none
/// @param body empty when there is none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Received(String method, String path, @Nullable String query, Headers headers, byte[] body) {

    /// The path with its query, as in the request line.
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    /// The first value of a header; null when there is none.
    public @Nullable String header(String name) {
        return headers.first(name).orElse(null);
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /// Reads the next request (RFC 9112); null at the end of the connection.
    static @Nullable Received read(InputStream in) throws IOException {
        var start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        var words = start.split(" ", 3);
        if (words.length < 3) {
            throw new ProtocolException("no request: " + start);
        }
        var target = words[1].split("\\?", 2);
        var headers = headers(in);
        return new Received(words[0], target[0], target.length < 2 ? null : target[1], headers, body(in, headers));
    }

    private static Headers headers(InputStream in) throws IOException {
        var lines = new ArrayList<Header>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new ProtocolException("no header: " + line);
            }
            lines.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Headers.of(lines);
    }

    private static byte[] body(InputStream in, Headers headers) throws IOException {
        if (headers.has("Transfer-Encoding")) {
            return chunks(in);
        }
        return exactly(in, Integer.parseInt(headers.first("Content-Length").orElse("0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = HexFormat.fromHexDigits(line(in)); size > 0; size = HexFormat.fromHexDigits(line(in))) {
            all.writeBytes(exactly(in, size));
            line(in);
        }
        headers(in);
        return all.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return content;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
