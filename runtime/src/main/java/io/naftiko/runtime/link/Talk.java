package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.report.Place;
import org.jspecify.annotations.Nullable;

/// What steps have to say to the caller of their run.
///
/// @param needed where the first question stands without whose answer the run fails; null when there is none
/// @param tellsProgress whether they say themselves how far the run is
record Talk(Utterances utterances, @Nullable Place needed, boolean tellsProgress) {

    /// Of any steps the run says how far it is, and at the lowest level what became of each.
    static final Talk NONE = new Talk(new Utterances(false, true, Severity.DEBUG), null, false);

    static final Talk PROGRESS = new Talk(NONE.utterances, null, true);

    /// A question.
    ///
    /// @param needed where it stands; null where the run can do without an answer
    static Talk question(@Nullable Place needed) {
        return new Talk(new Utterances(true, true, Severity.DEBUG), needed, false);
    }

    static Talk remark(Severity level) {
        return new Talk(new Utterances(false, true, level), null, false);
    }

    boolean asks() {
        return utterances.questions();
    }

    Talk and(Talk other) {
        return new Talk(
                utterances.and(other.utterances),
                needed == null ? other.needed : needed,
                tellsProgress || other.tellsProgress);
    }

    /// The same, as the step at `place` says it by a function of others.
    Talk through(Place place) {
        return new Talk(utterances, needed == null ? null : place, tellsProgress);
    }
}
