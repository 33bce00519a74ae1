package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The hashes that a digest may be made with, the preferred one first (RFC 7616, 3.7).
enum DigestHash {
    SHA_256("SHA-256"),
    MD5("MD5");

    private final String published;

    DigestHash(String published) {
        this.published = published;
    }

    /// As challenges and answers spell it, and Java too.
    String published() {
        return published;
    }

    /// The hash that an answer names, MD5 where it names none; null for another one.
    static @Nullable DigestHash named(@Nullable String name) {
        for (var hash : values()) {
            if (hash.published.equalsIgnoreCase(name == null ? MD5.published : name)) {
                return hash;
            }
        }
        return null;
    }

    /// The hash of `parts` with colons between them, in hexadecimal digits.
    String of(String... parts) {
        try {
            var digest = MessageDigest.getInstance(published);
            return HexFormat.of()
                    .formatHex(digest.digest(String.join(":", parts).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
