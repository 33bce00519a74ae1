package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Work that is left to another unit, chosen by the arguments.
///
/// An adapter that runs it answers as if its caller had called the other unit: with the same answer, and with the same
/// words where there is none.
public interface Delegation extends Work {

    /// Who is to do it, with what.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when the inputs name nobody
    Task task(Scope scope);

    @Override
    default Response run(Scope scope) {
        var task = task(scope);
        return task.offer().routine().run(task.arguments(), scope.conversation());
    }

    /// One call of a unit.
    ///
    /// @param arguments by the input's name, not checked yet
    record Task(Offer offer, Map<String, JsonNode> arguments) {

        public Task {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }
}
