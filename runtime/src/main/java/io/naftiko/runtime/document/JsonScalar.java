package io.naftiko.runtime.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Where a scalar ends in JSON text (RFC 8259, 3, 6 and 7).
final class JsonScalar {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_EXPONENT = 4;
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

    /// The index behind the scalar that begins at `from`.
    ///
    /// @throws JsonScan.Refused when none does, or a number that is too long
    static int behind(byte[] text, int from) {
        return switch (byteAt(text, from)) {
            case '"' -> string(text, from);
            case 't' -> literal(TRUE, text, from);
            case 'f' -> literal(FALSE, text, from);
            case 'n' -> literal(NULL, text, from);
            default -> number(text, from);
        };
    }

    private static int string(byte[] text, int from) {
        int i = plain(text, from + 1);
        while (byteAt(text, i) != '"') {
            i = plain(text, special(text, i));
        }
        return i + 1;
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
        if (byteAt(text, from) == '\\') {
            return escape(text, from + 1);
        }
        int end = byteAt(text, from) < 0 ? Utf8.behind(text, from) : -1;
        require(end > from);
        return end;
    }

    private static int escape(byte[] text, int from) {
        if (byteAt(text, from) != 'u') {
            require("\"\\/bfnrt".indexOf(byteAt(text, from)) >= 0);
            return from + 1;
        }
        for (int i = from + 1; i < from + 5; i++) {
            require(Character.digit(byteAt(text, i), 16) >= 0);
        }
        return from + 5;
    }

    private static int literal(byte[] word, byte[] text, int from) {
        int end = from + word.length;
        require(end <= text.length && Arrays.equals(text, from, end, word, 0, word.length));
        return end;
    }

    private static int number(byte[] text, int from) {
        int i = byteAt(text, from) == '-' ? from + 1 : from;
        i = byteAt(text, i) == '0' ? i + 1 : digits(text, i);
        if (byteAt(text, i) == '.') {
            i = digits(text, i + 1);
        }
        if (byteAt(text, i) == 'e' || byteAt(text, i) == 'E') {
            i = exponent(text, i + 1);
        }
        require(i - from <= LONGEST_NUMBER);
        return i;
    }

    private static int exponent(byte[] text, int from) {
        int first = byteAt(text, from) == '+' || byteAt(text, from) == '-' ? from + 1 : from;
        int end = digits(text, first);
        require(end - first <= LONGEST_EXPONENT);
        return end;
    }

    /// The index behind the digits that begin at `from`.
    private static int digits(byte[] text, int from) {
        int i = from;
        while (byteAt(text, i) >= '0' && byteAt(text, i) <= '9') {
            i++;
        }
        require(i > from);
        return i;
    }

    /// Zero, which stands nowhere in JSON, behind the end.
    private static byte byteAt(byte[] text, int index) {
        return index < text.length ? text[index] : 0;
    }

    private static void require(boolean met) {
        if (!met) {
            throw new JsonScan.Refused();
        }
    }
}
