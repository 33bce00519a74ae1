package io.naftiko.runtime.model;

import io.naftiko.runtime.model.Conversation.Severity;
import org.jspecify.annotations.Nullable;

/// What a run may have to say to its caller before it answers.
///
/// @param questions whether it may ask
/// @param progress whether it says how far it is
/// @param loudest how much its remarks matter at most; null where it makes none
public record Utterances(
        boolean questions, boolean progress, @Nullable Severity loudest) {

    public static final Utterances NONE = new Utterances(false, false, null);

    /// Those of a run of which nothing is known before.
    public static final Utterances ANY = new Utterances(true, true, Severity.EMERGENCY);

    /// Whether a remark may matter as much as `least`.
    public boolean reach(Severity least) {
        return loudest != null && loudest.compareTo(least) >= 0;
    }

    /// All that either of two says.
    public Utterances and(Utterances other) {
        return new Utterances(questions || other.questions, progress || other.progress, louder(loudest, other.loudest));
    }

    private static @Nullable Severity louder(@Nullable Severity one, @Nullable Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? other : one;
    }
}
