package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.function.UnaryOperator;

/// Hides secrets in what an upstream says of an error: it may repeat what it was sent.
///
/// @param masked a text without them
public record Discreet(Work work, UnaryOperator<byte[]> masked) implements Work {

    @Override
    public Response run(Scope scope) {
        var answer = work.run(scope);
        return answer.succeeded() || answer.body() instanceof Body.Empty
                ? answer
                : answer.withBody(Body.of(masked.apply(answer.body().bytes())));
    }
}
