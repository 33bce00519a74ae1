package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// Asks the caller, under the path of the step.
///
/// @param optional whether nothing is asked where the caller cannot answer
/// @param answer what the step comes to
record Asked(Function<Scope, Question> question, boolean optional, UnaryOperator<JsonNode> answer) implements Action {

    @Override
    public Outcome run(Scope scope) {
        var asked = question.apply(scope);
        var caller = scope.conversation();
        return optional && !caller.answers(asked)
                ? new Outcome.Skipped()
                : new Outcome.Made(answer.apply(caller.ask(scope.path(), asked)));
    }
}
