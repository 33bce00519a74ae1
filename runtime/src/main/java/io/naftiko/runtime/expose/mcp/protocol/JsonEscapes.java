package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes text as the inside of a JSON string (RFC 8259, 7).
///
/// Quotes come too irregularly for a branch to be cheap: for each byte two are stored, and as many of them count as the
/// byte takes.
final class JsonEscapes {

    /// How many bytes one byte takes at most, unless it is a control character that has no short escape.
    static final int SHORT = 2;

    /// How many bytes one byte takes at most.
    static final int LONG = 6;

    /// What stands where the text has a byte whose escape is long.
    static final int TOO_LONG = -1;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /// Where the number of bytes that count stands in an entry of the table, and which bits of it.
    private static final int COUNT = 16;
    private static final int COUNTS = 3;

    /// In the entries of bytes whose escape goes on behind the pair.
    private static final int IS_LONG = 1 << 24;

    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    /// For each byte an entry: the pair that is stored, the first byte in the low bits; above it how many of them
    /// count.
    private static final int[] TABLE = table();

    private JsonEscapes() {}

    private static int[] table() {
        var table = new int[256];
        for (int b = 0; b < table.length; b++) {
            table[b] = b < ' ' ? escape('u') | IS_LONG : 1 << COUNT | b;
        }
        var escaped = "\"\\\b\t\n\f\r";
        for (int i = 0; i < escaped.length(); i++) {
            table[escaped.charAt(i)] = escape("\"\\btnfr".charAt(i));
        }
        return table;
    }

    private static int escape(int second) {
        return SHORT << COUNT | second << Byte.SIZE | '\\';
    }

    /// Writes a part of `text` into `out` from `at` on, where there is room for [#SHORT] times as much.
    ///
    /// @return where it ends in `out`; [#TOO_LONG] where the part takes more than that
    static int writeShort(byte[] text, int from, int to, byte[] out, int at) {
        int end = at;
        int all = 0;
        for (int i = from; i < to; i++) {
            int entry = TABLE[text[i] & 0xFF];
            PAIR.set(out, end, (short) entry);
            end += entry >>> COUNT & COUNTS;
            all |= entry;
        }
        return (all & IS_LONG) == 0 ? end : TOO_LONG;
    }

    /// The same for any text, where there is room for [#LONG] times as much.
    static int write(byte[] text, int from, int to, byte[] out, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            int entry = TABLE[text[i] & 0xFF];
            PAIR.set(out, end, (short) entry);
            end += entry >>> COUNT & COUNTS;
            if ((entry & IS_LONG) != 0) {
                writeCode(text[i], out, end);
                end += LONG - SHORT;
            }
        }
        return end;
    }

    private static void writeCode(byte b, byte[] out, int at) {
        out[at] = '0';
        out[at + 1] = '0';
        out[at + 2] = HEX[b >> 4];
        out[at + 3] = HEX[b & 0xF];
    }
}
