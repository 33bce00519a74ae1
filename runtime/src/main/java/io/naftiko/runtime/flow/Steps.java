package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.model.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs steps one after the other. The first answer of 400 and above ends the run, and is what it comes to.
///
/// @param output shapes what it comes to out of what the steps came to; null when that is what the last one came to
/// @param presentation what an agent is shown of it; null where that is all of it
public record Steps(
        List<Stage> stages,
        @Nullable Output output,
        @Nullable Presentation presentation) implements Work {

    public Steps {
        stages = List.copyOf(stages);
    }

    /// One step.
    ///
    /// @param read whether somebody reads what it comes to
    public record Stage(String name, Action action, boolean read) {

        private Outcome run(Scope scope) {
            var outcome = Progress.in(name, () -> action.run(scope));
            if (read && !outcome.failed()) {
                scope.outputs().set(name, outcome.value());
            }
            return outcome;
        }
    }

    @Override
    public Response run(Scope caller) {
        var scope = caller.forSteps();
        var answer = answer(inTurn(scope), scope);
        return scope.notes().isEmpty() || !answer.succeeded()
                ? answer
                : answer.withHeader(ListHeaders.CUT, String.join(" ", scope.notes()));
    }

    private Response answer(Outcome outcome, Scope scope) {
        return presentation == null || outcome.failed()
                ? outcome.response()
                : presentation.of(outcome.response(), outcome::value, scope);
    }

    /// The same as a part of another run: it sees what that has come to so far, and keeps its own to itself.
    public Action nested() {
        return scope -> inTurn(scope.nested());
    }

    private Outcome inTurn(Scope scope) {
        Outcome outcome = new Outcome.Skipped();
        for (var stage : stages) {
            outcome = stage.run(scope);
            if (outcome.failed()) {
                return outcome;
            }
        }
        return output == null ? outcome : new Outcome.Made(output.shape(scope.outputs(), scope));
    }
}
