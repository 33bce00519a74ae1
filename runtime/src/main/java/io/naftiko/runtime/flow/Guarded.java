package io.naftiko.runtime.flow;

import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;

/// Does something only where a condition holds.
public record Guarded(Condition condition, Action action) implements Action {

    @Override
    public Outcome run(Scope scope) {
        if (condition.holds(scope)) {
            return action.run(scope);
        }
        Progress.tell("skipped: its condition does not hold");
        return new Outcome.Skipped();
    }
}
