package io.naftiko.runtime.expose.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces that only this server can have made: a time and a random number, sealed. Nothing is kept of one before its
/// first good answer; from then on, which of its counts were used.
///
/// They end with the server that made them: clients are challenged anew.
final class Nonces {

    static final Duration LIFE = Duration.ofMinutes(5);

    /// Nonces in use at a time. One more is as good as ended.
    static final int MOST = 10_000;

    private static final int RANDOM_BYTES = 8;
    private static final int STATED_BYTES = Long.BYTES + RANDOM_BYTES;
    private static final int SEAL_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final InstantSource clock;
    private final Map<String, UsedCounts> used = new ConcurrentHashMap<>();

    Nonces(InstantSource clock) {
        this.clock = clock;
        var bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// A new nonce, good from now on.
    String next() {
        var unique = new byte[RANDOM_BYTES];
        random.nextBytes(unique);
        var stated = ByteBuffer.allocate(STATED_BYTES)
                .putLong(clock.millis())
                .put(unique)
                .array();
        var sealed = ByteBuffer.allocate(STATED_BYTES + SEAL_BYTES).put(stated).put(seal(stated));
        return Base64.getUrlEncoder().encodeToString(sealed.array());
    }

    /// Whether this server made `nonce`, however long ago.
    boolean isOwn(String nonce) {
        var bytes = decoded(nonce);
        return bytes.length == STATED_BYTES + SEAL_BYTES
                && MessageDigest.isEqual(
                        seal(Arrays.copyOf(bytes, STATED_BYTES)),
                        Arrays.copyOfRange(bytes, STATED_BYTES, bytes.length));
    }

    /// Takes one count of a nonce of our own; false when the nonce has ended, or the count was taken before.
    boolean use(String nonce, String count) {
        if (!isGood(nonce)) {
            return false;
        }
        if (used.size() >= MOST) {
            used.keySet().removeIf(each -> !isGood(each));
        }
        var counts = used.size() < MOST ? used.computeIfAbsent(nonce, _ -> new UsedCounts()) : used.get(nonce);
        return counts != null && counts.take(Long.parseLong(count, 16));
    }

    private boolean isGood(String nonce) {
        long age = clock.millis() - ByteBuffer.wrap(decoded(nonce)).getLong();
        return age >= 0 && age < LIFE.toMillis();
    }

    private static byte[] decoded(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private byte[] seal(byte[] stated) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(stated), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /// The counts of one nonce that were taken: the highest, and which of the 63 below it. Requests on several
    /// connections overtake each other; whoever is later than that is challenged anew.
    private static final class UsedCounts {

        private long highest;
        private long below;

        /// Whether nobody took `count` before.
        synchronized boolean take(long count) {
            if (count > highest) {
                long ahead = count - highest;
                below = (ahead < Long.SIZE ? below << ahead : 0) | 1;
                highest = count;
                return true;
            }
            long behind = highest - count;
            if (count == 0 || behind >= Long.SIZE || (below >> behind & 1) != 0) {
                return false;
            }
            below |= 1L << behind;
            return true;
        }
    }
}
