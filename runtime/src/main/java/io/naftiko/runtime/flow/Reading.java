package io.naftiko.runtime.flow;

import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;

/// Does something, and reads from what it comes to what `selector` finds there.
public record Reading(Action action, Selector selector) implements Action {

    @Override
    public Outcome run(Scope scope) {
        var outcome = action.run(scope);
        return outcome.failed() ? outcome : new Outcome.Read(outcome.response(), selector.select(outcome.value()));
    }
}
