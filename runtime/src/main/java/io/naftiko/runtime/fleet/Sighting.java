package io.naftiko.runtime.fleet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file as it was when it was looked at.
///
/// @param settled whether a change since then shows in the fingerprint
/// @param points where a change of what its path leads to shows
record Sighting(Fingerprint fingerprint, boolean settled, Content content, Set<Path> points) {

    /// @param before the last time that the file was looked at; spares reading it again
    static Sighting of(Path file, @Nullable Sighting before) {
        var now = Instant.now();
        var fingerprint = Fingerprint.of(file);
        return before != null && before.settled && before.fingerprint.equals(fingerprint)
                ? before
                : new Sighting(fingerprint, fingerprint.isSettled(now), Content.of(file), Trail.of(file));
    }
}
