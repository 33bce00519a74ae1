package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A header that repeats a value of the body: literal, or as `=?base64?…?=` (2026-07-28, transports: value encoding).
public final class HeaderValue {

    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderValue() {}

    /// The value that `header` stands for; null when it is marked as base64 and is not.
    public static @Nullable String decode(String header) {
        boolean marked = header.startsWith(PREFIX)
                && header.endsWith(SUFFIX)
                && header.length() >= PREFIX.length() + SUFFIX.length();
        return marked ? text(header.substring(PREFIX.length(), header.length() - SUFFIX.length())) : header;
    }

    private static @Nullable String text(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            boolean padded = base64.length() % 4 == 0;
            return padded ? UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString() : null;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return null;
        }
    }
}
