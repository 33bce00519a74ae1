package io.naftiko.runtime.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of text as one number, the first of them in its lowest bits, so that all are looked at in one go.
///
/// What is found among them is marked: the highest bit of each byte that it is true of. Marks can be joined by `|`.
public final class EightBytes {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// One in each byte: by this a byte is repeated.
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGHEST = EACH << 7;
    private static final long ALL_OTHERS = ~HIGHEST;

    private EightBytes() {}

    /// The bytes from `at` on.
    public static long read(byte[] text, int at) {
        return (long) WORDS.get(text, at);
    }

    public static void write(long bytes, byte[] text, int at) {
        WORDS.set(text, at, bytes);
    }

    /// Marks each byte that is `c`, which is in ASCII.
    public static long each(char c, long bytes) {
        long zeroThere = bytes ^ (EACH * c);
        return ~(((zeroThere & ALL_OTHERS) + ALL_OTHERS) | zeroThere) & HIGHEST;
    }

    static boolean areAscii(long bytes) {
        return (bytes & HIGHEST) == 0;
    }

    /// Whether a byte is below a space.
    public static boolean haveControl(long bytes) {
        return ((bytes - EACH * ' ') & ~bytes & HIGHEST) != 0;
    }

    /// How many bytes stand before the first that is marked, of which there is one.
    public static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
