package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Utf8;
import io.naftiko.runtime.http.Response;
import java.util.Arrays;
import java.util.Objects;

/// The text of a response as well-formed UTF-8 without byte order mark, whatever it came as.
final class ReplyText {

    private ReplyText() {}

    /// What is not well-formed becomes U+FFFD. Text that is fine already is not copied.
    static byte[] of(Response response) {
        var bytes = response.body().bytes();
        var charset = Objects.requireNonNullElse(response.charset(), UTF_8);
        boolean fine = charset.equals(UTF_8) && Utf8.isWellFormed(bytes);
        return withoutMark(fine ? bytes : new String(bytes, charset).getBytes(UTF_8));
    }

    private static byte[] withoutMark(byte[] text) {
        boolean marked = text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(text, 3, text.length) : text;
    }
}
