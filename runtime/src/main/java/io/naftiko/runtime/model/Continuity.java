package io.naftiko.runtime.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What servers keep as long as the process runs, whatever becomes of the files that they are made of.
public final class Continuity {

    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final @Nullable Continuity whole;
    private final Map<String, Continuity> parts = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    private Continuity(byte[] key, @Nullable Continuity whole) {
        this.key = key;
        this.whole = whole;
    }

    /// Nothing is kept yet, and no other process can read what is sealed with its key.
    public static Continuity random() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Continuity(key, null);
    }

    /// Processes with the same secret read what the others have sealed.
    ///
    /// @param secret bytes that nobody can guess
    public static Continuity of(byte[] secret) {
        try {
            return new Continuity(MessageDigest.getInstance("SHA-256").digest(secret), null);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// The key of what is handed out sealed: 32 bytes.
    public byte[] key() {
        return key.clone();
    }

    /// The part of that name: with the same key, and the same each time.
    public Continuity part(String name) {
        return parts.computeIfAbsent(name, _ -> new Continuity(key, whole()));
    }

    /// That of which this is a part: of the process, where files and servers have theirs.
    public Continuity whole() {
        return whole == null ? this : whole;
    }

    /// The one thing of its kind in this part: `first` makes it when it is asked for first.
    public <T> T keep(Class<T> kind, Supplier<T> first) {
        return kind.cast(kept.computeIfAbsent(kind, _ -> first.get()));
    }
}
