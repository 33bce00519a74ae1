package io.naftiko.runtime.flow;

import io.naftiko.runtime.model.Journal;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import tools.jackson.databind.node.NullNode;

/// Does what no earlier run of the same call has done yet. What an earlier one came to stands in the journal, under the
/// path of the step.
///
/// @param read whether somebody reads what it comes to; else the journal has null in its place
public record Once(Action action, boolean read) implements Action {

    @Override
    public Outcome run(Scope scope) {
        var journal = scope.conversation().journal();
        var before = journal.find(scope.path());
        return before.isPresent() ? new Outcome.Made(before.get()) : first(scope, journal);
    }

    private Outcome first(Scope scope, Journal journal) {
        var outcome = action.run(scope);
        if (outcome.failed()) {
            return outcome;
        }
        var settled = read ? outcome.settled() : outcome;
        journal.keep(scope.path(), read ? settled.value() : NullNode.getInstance());
        return settled;
    }
}
