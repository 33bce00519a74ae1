package io.naftiko.runtime.document;

/// A number for each name of a member, by which names are told apart. Others may have the same one, which is rare.
final class NameDigest {

    /// That of all names with a backslash: in JSON text they have an escape.
    static final long ESCAPED = 0;

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xFF51AFD7ED558CCDL;

    private NameDigest() {}

    /// That of the name which stands in `text` between two places.
    static long of(byte[] text, int from, int to) {
        long digest = FIRST;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            digest = and(EightBytes.read(text, i), digest);
        }
        return and(EightBytes.read(text, i, to), digest);
    }

    private static long and(long bytes, long digest) {
        if (digest == ESCAPED || EightBytes.each('\\', bytes) != 0) {
            return ESCAPED;
        }
        long mixed = (digest ^ bytes) * FACTOR;
        return mixed ^ (mixed >>> Integer.SIZE);
    }
}
