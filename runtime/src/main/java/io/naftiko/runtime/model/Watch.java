package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How it is seen that a resource has changed.
///
/// @param every how often it is read while somebody wants to hear of it
public record Watch(Duration every, By by) {

    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(1);

    /// What tells two versions apart.
    public enum By {
        /// The content.
        HASH,
        /// The header `ETag` of the answer; the content where it has none.
        ETAG
    }

    /// Reads `every` and `by`.
    public static Watch read(Section section) {
        var every = Limits.duration(section, "every");
        if (every != null && every.compareTo(LEAST) < 0) {
            section.problems()
                    .add(Code.WRONG_SHAPE, section.place("every"), "`every` is at least 1s, found " + every + ".");
        }
        var watch = new Watch(every == null || every.compareTo(LEAST) < 0 ? DEFAULT : every, by(section));
        section.close();
        return watch;
    }

    private static By by(Section section) {
        var by = section.textOr("by", "hash");
        @Nullable By known = by.equals("hash") ? By.HASH : by.equals("etag") ? By.ETAG : null;
        if (known == null) {
            section.problems()
                    .add(Code.WRONG_SHAPE, section.place("by"), "`by` takes `hash` or `etag`, found `" + by + "`.");
        }
        return known == null ? By.HASH : known;
    }
}
