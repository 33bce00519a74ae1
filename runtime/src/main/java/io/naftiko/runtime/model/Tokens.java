package io.naftiko.runtime.model;

/// About how many tokens of a language model a text takes: one for each 4 bytes of UTF-8.
public final class Tokens {

    private static final int BYTES = 4;

    private Tokens() {}

    /// The tokens of so many bytes.
    public static long in(long bytes) {
        return (bytes + BYTES - 1) / BYTES;
    }

    /// The bytes of so many tokens.
    public static long bytes(long tokens) {
        return tokens * BYTES;
    }
}
