package io.naftiko.runtime.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Where a scalar ends in JSON text in UTF-8 (RFC 8259, 3, 6 and 7).
public final class JsonScalar {

    /// What stands for a place behind something that is not there.
    private static final int NONE = -1;

    private static final byte[] TRUE = "true".getBytes(UTF_8);
    private static final byte[] FALSE = "false".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);

    /// Of each byte, whether it is none that stands for itself in a string.
    private static final boolean[] ENDS_PLAIN = endsPlain();

    private JsonScalar() {}

    private static boolean[] endsPlain() {
        var ends = new boolean[256];
        Arrays.fill(ends, true);
        Arrays.fill(ends, ' ', 0x80, false);
        ends['"'] = true;
        ends['\\'] = true;
        return ends;
    }

    /// The index behind the scalar that begins at `from`; -1 where none does.
    public static int behind(byte[] text, int from) {
        return switch (byteAt(text, from)) {
            case '"' -> string(text, from + 1);
            case 't' -> literal(TRUE, text, from);
            case 'f' -> literal(FALSE, text, from);
            case 'n' -> literal(NULL, text, from);
            default -> number(text, from);
        };
    }

    private static int string(byte[] text, int from) {
        int i = plain(text, from);
        while (i != NONE && byteAt(text, i) != '"') {
            int next = special(text, i);
            i = next == NONE ? NONE : plain(text, next);
        }
        return i == NONE ? NONE : i + 1;
    }

    /// Where the characters end that stand for themselves and have one byte.
    private static int plain(byte[] text, int from) {
        int i = from;
        while (i < text.length && !ENDS_PLAIN[text[i] & 0xFF]) {
            i++;
        }
        return i;
    }

    /// The index behind an escape, or a character of several bytes.
    private static int special(byte[] text, int from) {
        byte first = byteAt(text, from);
        if (first == '\\') {
            return escape(text, from + 1);
        }
        return first < 0 ? Utf8.behind(text, from) : NONE;
    }

    private static int escape(byte[] text, int from) {
        return switch (byteAt(text, from)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 1;
            case 'u' -> code(text, from + 1);
            default -> NONE;
        };
    }

    private static int code(byte[] text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(byteAt(text, i), 16) < 0) {
                return NONE;
            }
        }
        return from + 4;
    }

    private static int literal(byte[] word, byte[] text, int from) {
        int end = from + word.length;
        return end <= text.length && Arrays.equals(text, from, end, word, 0, word.length) ? end : NONE;
    }

    private static int number(byte[] text, int from) {
        int first = byteAt(text, from) == '-' ? from + 1 : from;
        int end = byteAt(text, first) == '0' ? first + 1 : digits(text, first);
        if (end != NONE && byteAt(text, end) == '.') {
            end = digits(text, end + 1);
        }
        return end != NONE && (byteAt(text, end) == 'e' || byteAt(text, end) == 'E') ? exponent(text, end + 1) : end;
    }

    private static int exponent(byte[] text, int from) {
        return digits(text, byteAt(text, from) == '+' || byteAt(text, from) == '-' ? from + 1 : from);
    }

    /// The index behind the digits that begin at `from`, of which there is one at least.
    private static int digits(byte[] text, int from) {
        int i = from;
        while (byteAt(text, i) >= '0' && byteAt(text, i) <= '9') {
            i++;
        }
        return i > from ? i : NONE;
    }

    /// Zero, which stands nowhere in JSON, behind the end.
    private static byte byteAt(byte[] text, int index) {
        return index < text.length ? text[index] : 0;
    }
}
