package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Reading;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Step.Action;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of what a step comes to.
///
/// @param upstream what it calls; null when it calls nothing itself
/// @param paths on its value
/// @param answered reads what it answers; null for a value that the engine makes
record StepResult(
        Routine.@Nullable Upstream upstream,
        StepPaths paths,
        @Nullable Format answered) {

    /// A value that the engine makes.
    static final StepResult MADE = new StepResult(null, new StepPaths(), null);

    /// Whether the bytes that it answers are its value as they are.
    boolean raw() {
        return answered == null || answered.identityKeepsBytes();
    }

    /// What is known where another result may take the place of this one.
    StepResult or(StepResult other) {
        return new StepResult(upstream, new StepPaths(), raw() ? other.answered : answered);
    }

    /// An action whose value is what the step is.
    Action whole(Action action) {
        return reading(action, paths.whole());
    }

    /// An action whose value is what the step is, with what the answer has besides.
    Action wholeBeside(Action action) {
        return reading(action, paths.wholeBeside());
    }

    private static Action reading(Action action, Optional<Selector> selector) {
        return selector.<Action>map(found -> new Reading(action, found)).orElse(action);
    }
}
