package io.naftiko.runtime.link;

import io.naftiko.runtime.report.Place;
import org.jspecify.annotations.Nullable;

/// What steps have to say to the caller of their run.
///
/// @param asks whether they have a question
/// @param needed where the first question stands without whose answer the run fails; null when there is none
/// @param tellsProgress whether they say themselves how far the run is
record Talk(boolean asks, @Nullable Place needed, boolean tellsProgress) {

    static final Talk NONE = new Talk(false, null, false);
    static final Talk PROGRESS = new Talk(false, null, true);

    /// A question.
    ///
    /// @param needed where it stands; null where the run can do without an answer
    static Talk question(@Nullable Place needed) {
        return new Talk(true, needed, false);
    }

    Talk and(Talk other) {
        return new Talk(
                asks || other.asks, needed == null ? other.needed : needed, tellsProgress || other.tellsProgress);
    }

    /// The same, as the step at `place` says it by a function of others.
    Talk through(Place place) {
        return new Talk(asks, needed == null ? null : place, tellsProgress);
    }
}
