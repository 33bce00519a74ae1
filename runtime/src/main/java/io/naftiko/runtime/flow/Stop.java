package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Stopped;

/// Ends the run with a status and a message that the author chose.
public record Stop(int status, Expression message) implements Action {

    @Override
    public Outcome run(Scope scope) {
        var text = message.value(scope);
        throw new FailedCall(new Stopped(status, text == null ? "" : Json.plain(text)));
    }
}
