package io.naftiko.runtime.expose.mcp.protocol;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names that are good for one use, remembered until they would be good no more; the newest 100,000 at most.
final class Spent {

    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final LinkedHashMap<String, Instant> names = new LinkedHashMap<>();

    Spent(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether it was not used before.
    ///
    /// @param until when it expires by itself
    synchronized boolean use(String name, Instant until) {
        var now = clock.instant();
        while (!names.isEmpty() && (names.size() >= MOST || isOver(names.firstEntry(), now))) {
            names.pollFirstEntry();
        }
        return names.putIfAbsent(name, until) == null;
    }

    synchronized boolean isUsed(String name) {
        return names.containsKey(name);
    }

    private static boolean isOver(Map.Entry<String, Instant> entry, Instant now) {
        return entry.getValue().isBefore(now);
    }
}
