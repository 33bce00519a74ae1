package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.Place;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A step of a unit, as the file says it. Open: one file per type in `flow.step`, one line in `BuiltIn`.
public interface Step {

    /// As the file names it: `call`, `lookup`.
    String type();

    /// By which later steps, `mappings` and `outputParameters` name what it came to.
    String name();

    Place place();

    /// What it does in each run; empty, with a problem, when it names something that is not there.
    Optional<Action> link(Links links);

    /// What a step does.
    @FunctionalInterface
    interface Action {

        /// What it came to in this run.
        ///
        /// @throws io.naftiko.runtime.report.FailedCall when it came to nothing, which ends the run
        Outcome run(Scope scope);
    }

    /// What a step came to in one run. Closed.
    sealed interface Outcome {

        /// As later steps, `mappings` and `outputParameters` see it.
        ///
        /// @throws io.naftiko.runtime.report.FailedCall when an upstream's answer cannot be read
        JsonNode value();

        /// As it is answered to the caller, where the step is the last one.
        Response response();

        /// Whether an upstream refused, so that the run ends here.
        default boolean failed() {
            return false;
        }

        /// An upstream answered.
        record Answered(Response response, Format format) implements Outcome {

            @Override
            public JsonNode value() {
                return format.read(response);
            }

            @Override
            public boolean failed() {
                return !response.succeeded();
            }
        }

        /// The engine made the value itself.
        record Made(JsonNode value) implements Outcome {

            @Override
            public Response response() {
                return Response.json(200, Json.bytes(value));
            }
        }
    }

    /// What a step finds its names with.
    interface Links {

        /// The call of the operation `name`; empty, with a problem, when there is none.
        Optional<LinkedCall> call(String name, Place place, SequencedMap<String, Tree> with);

        /// A value as `with` writes it.
        Expression value(Tree value);

        /// What an earlier step came to, or a part of it; empty, with a problem, when there is no such step.
        Optional<Expression> output(String path, Place place);
    }

    /// A call that is ready to be sent.
    record LinkedCall(Work work, Format format) {}

    /// A step of a routine, for people and descriptions.
    ///
    /// @param upstream what it calls; null when it calls nothing
    record Shown(String name, String type, Routine.@Nullable Upstream upstream) {}
}
