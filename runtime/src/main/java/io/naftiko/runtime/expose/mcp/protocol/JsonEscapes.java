package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.naftiko.runtime.document.EightBytes;

/// Writes text as the inside of a JSON string (RFC 8259, 7).
final class JsonEscapes {

    /// How many bytes one byte takes at most.
    static final int LONGEST = 6;

    /// How many bytes behind the end may be overwritten.
    static final int AHEAD = 8;

    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    /// For each byte what stands behind the backslash of its escape; zero for one that stands for itself.
    private static final byte[] ESCAPES = escapes();

    private JsonEscapes() {}

    private static byte[] escapes() {
        var escapes = new byte[256];
        for (int b = 0; b < ' '; b++) {
            escapes[b] = 'u';
        }
        var escaped = "\"\\\b\t\n\f\r";
        for (int i = 0; i < escaped.length(); i++) {
            escapes[escaped.charAt(i)] = (byte) "\"\\btnfr".charAt(i);
        }
        return escapes;
    }

    /// Writes a part of `text` into `out` from `at` on, where there is room for [#LONGEST] times as much and [#AHEAD].
    ///
    /// @return where it ends in `out`
    static int write(byte[] text, int from, int to, byte[] out, int at) {
        int end = at;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long bytes = EightBytes.read(text, i);
            end = EightBytes.haveControl(bytes)
                    ? writeEach(text, i, i + Long.BYTES, out, end)
                    : writeAll(bytes, out, end);
        }
        return writeEach(text, i, to, out, end);
    }

    /// Writes eight bytes. Each backslash that is put in goes over one of them, which is written again behind it, with
    /// those that follow.
    private static int writeAll(long bytes, byte[] out, int at) {
        EightBytes.write(bytes, out, at);
        int end = at;
        long escaped = EightBytes.each('"', bytes) | EightBytes.each('\\', bytes);
        for (long left = escaped; left != 0; left &= left - 1) {
            int before = EightBytes.before(left);
            out[end + before] = '\\';
            end++;
            EightBytes.write(bytes >>> (before * Byte.SIZE), out, end + before);
        }
        return end + Long.BYTES;
    }

    private static int writeEach(byte[] text, int from, int to, byte[] out, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            byte escape = ESCAPES[text[i] & 0xFF];
            if (escape == 0) {
                out[end++] = text[i];
            } else {
                out[end++] = '\\';
                out[end++] = escape;
                end = escape == 'u' ? writeCode(text[i], out, end) : end;
            }
        }
        return end;
    }

    private static int writeCode(byte b, byte[] out, int at) {
        out[at] = '0';
        out[at + 1] = '0';
        out[at + 2] = HEX[b >> 4];
        out[at + 3] = HEX[b & 0xF];
        return at + 4;
    }
}
