package io.naftiko.runtime.link;

import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.model.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a unit or a function does, with what it takes: it becomes a routine, or the work of those who refer to it.
///
/// @param format reads what it answers
/// @param upstream what its one call calls; null when it has steps, or calls nothing
/// @param steps in order; empty when it has none
/// @param answer what it answers; null when nobody knows before
/// @param talk what it has to say to its caller
record LinkedWork(
        Work work,
        Format format,
        List<Input> inputs,
        Routine.@Nullable Upstream upstream,
        List<Step.Shown> steps,
        @Nullable AnswerSchema answer,
        Talk talk) {

    /// One that has nothing to say before it ends.
    LinkedWork(
            Work work,
            Format format,
            List<Input> inputs,
            Routine.@Nullable Upstream upstream,
            List<Step.Shown> steps,
            @Nullable AnswerSchema answer) {
        this(work, format, inputs, upstream, steps, answer, Talk.NONE);
    }

    /// What a run may have to say before it ends.
    Utterances utterances() {
        return steps.isEmpty() ? Utterances.NONE : talk.utterances();
    }

    LinkedWork {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }
}
