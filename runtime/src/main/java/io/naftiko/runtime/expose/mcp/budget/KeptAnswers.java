package io.naftiko.runtime.expose.mcp.budget;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The answers that were cut not long ago, each at an address that nobody can guess.
///
/// There are at most 256 of them and 64 MiB, for 10 minutes. The oldest give way.
public final class KeptAnswers {

    public static final String ADDRESS = "naftiko://answers/";
    public static final Duration TIME = Duration.ofMinutes(10);

    private static final int MOST = 256;
    private static final long MOST_BYTES = 64L << 20;
    private static final int ID_BYTES = 16;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SequencedMap<String, KeptAnswer> byAddress = new LinkedHashMap<>();
    private long bytes;

    public KeptAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /// Keeps an answer; empty when it is too large to be kept.
    ///
    /// @param reader who may read it, and nobody else
    /// @return its address
    public synchronized Optional<String> keep(String mediaType, byte[] content, Object reader) {
        if (content.length > MOST_BYTES) {
            return Optional.empty();
        }
        var now = clock.instant();
        makeRoom(now, content.length);
        var address = ADDRESS + id();
        byAddress.put(address, new KeptAnswer(mediaType, content, reader, now.plus(TIME)));
        bytes += content.length;
        return Optional.of(address);
    }

    /// The answer at `address`; empty when it is not kept any more, or is somebody else's.
    public synchronized Optional<KeptAnswer> find(String address, Object reader) {
        makeRoom(clock.instant(), 0);
        return Optional.ofNullable(byAddress.get(address))
                .filter(answer -> answer.reader().equals(reader));
    }

    private void makeRoom(Instant now, int wanted) {
        while (!byAddress.isEmpty()
                && (isOver(wanted) || !byAddress.firstEntry().getValue().until().isAfter(now))) {
            bytes -= byAddress.pollFirstEntry().getValue().content().length;
        }
    }

    private boolean isOver(int wanted) {
        return wanted > 0 && (byAddress.size() >= MOST || bytes + wanted > MOST_BYTES);
    }

    private String id() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
