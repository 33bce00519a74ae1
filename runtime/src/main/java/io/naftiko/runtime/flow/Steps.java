package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.model.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Runs steps one after the other. The first answer of 400 and above ends the run, and is what it comes to.
///
/// The caller hears how far the run is, and at the level `debug` what became of each step.
///
/// @param output shapes what it comes to out of what the steps came to; null when that is what the last one came to
/// @param presentation what an agent is shown of it; null where that is all of it
/// @param counted whether the caller hears how many steps are done, because no step says how far the run is
public record Steps(
        List<Stage> stages,
        @Nullable Output output,
        @Nullable Presentation presentation,
        boolean counted) implements Work {

    private static final String REMARKS = " remarks";

    public Steps {
        stages = List.copyOf(stages);
    }

    /// One step.
    ///
    /// @param read whether somebody reads what it comes to
    public record Stage(String name, Action action, boolean read) {

        private static final JsonNode DONE = StringNode.valueOf("done");
        private static final JsonNode SKIPPED = StringNode.valueOf("skipped");
        private static final JsonNode FAILED = StringNode.valueOf("failed");

        private Outcome run(Scope scope) {
            var here = scope.at(name);
            var outcome = Progress.in(name, () -> action.run(here));
            if (!(outcome instanceof Outcome.Said)) {
                here.conversation().log(Severity.DEBUG, here.path(), summary(outcome));
            }
            if (!read || outcome.failed()) {
                return outcome;
            }
            var settled = outcome.settled();
            scope.outputs().set(name, settled.value());
            return settled;
        }

        private static JsonNode summary(Outcome outcome) {
            return outcome.failed() ? FAILED : outcome instanceof Outcome.Skipped ? SKIPPED : DONE;
        }
    }

    @Override
    public Response run(Scope caller) {
        var scope = caller.forSteps();
        recall(scope);
        var answer = answer(outcome(scope), scope);
        return scope.notes().isEmpty() || !answer.succeeded()
                ? answer
                : answer.withHeader(ListHeaders.CUT, String.join(" ", scope.notes()));
    }

    private Response answer(Outcome outcome, Scope scope) {
        return presentation == null || outcome.failed()
                ? outcome.response()
                : presentation.of(outcome.response(), outcome::value, scope);
    }

    private Outcome outcome(Scope scope) {
        try {
            return inTurn(scope, counted && scope.path().isEmpty());
        } catch (Unanswered questions) {
            keep(scope);
            throw questions;
        }
    }

    /// What earlier runs of the same call remarked on steps that are not done again.
    private static void recall(Scope scope) {
        scope.conversation()
                .journal()
                .find(scope.path() + REMARKS)
                .ifPresent(remarks -> remarks.forEach(each -> scope.note(each.asString(""))));
    }

    private static void keep(Scope scope) {
        var remarks = Json.array();
        scope.notes().forEach(remarks::add);
        scope.conversation().journal().keep(scope.path() + REMARKS, remarks);
    }

    /// The same as a part of another run: it sees what that has come to so far, and keeps its own to itself.
    public Action nested() {
        return scope -> inTurn(scope.nested(), false);
    }

    private Outcome inTurn(Scope scope, boolean told) {
        Outcome outcome = new Outcome.Skipped();
        for (int done = 0; done < stages.size(); done++) {
            var stage = stages.get(done);
            if (told) {
                tell(scope, done, stage.name());
            }
            outcome = stage.run(scope);
            if (outcome.failed()) {
                return outcome;
            }
        }
        if (told) {
            tell(scope, stages.size(), null);
        }
        return output == null ? outcome : new Outcome.Made(output.shape(scope.outputs(), scope));
    }

    private void tell(Scope scope, int done, @Nullable String next) {
        scope.conversation().progress(done, (double) stages.size(), next);
    }
}
