package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs steps one after the other. The first answer of 400 and above ends the run, and is what it answers.
///
/// @param first all steps but the last
/// @param output shapes the answer out of what the steps came to; null when the last step's answer is the answer
public record Steps(List<Stage> first, Stage last, @Nullable Output output) implements Work {

    public Steps {
        first = List.copyOf(first);
    }

    /// One step.
    ///
    /// @param read whether somebody reads what it comes to
    public record Stage(String name, Step.Action action, boolean read) {

        private Step.Outcome run(Scope scope) {
            var outcome = action.run(scope);
            if (read && !outcome.failed()) {
                scope.outputs().set(name, outcome.value());
            }
            return outcome;
        }
    }

    @Override
    public Response run(Scope caller) {
        var scope = caller.forSteps();
        for (var stage : first) {
            var outcome = stage.run(scope);
            if (outcome.failed()) {
                return outcome.response();
            }
        }
        var answer = last.run(scope);
        return output == null || answer.failed()
                ? answer.response()
                : Response.json(200, Json.bytes(output.shape(scope.outputs(), scope)));
    }
}
