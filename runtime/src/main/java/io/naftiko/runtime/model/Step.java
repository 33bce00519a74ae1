package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// A step of a unit, as the file says it. Open: one file per type in `flow.step`, one line in `BuiltIn`.
public interface Step {

    /// As the file names it: `call`, `lookup`, `script`.
    String type();

    /// By which later steps, `mappings` and `outputParameters` name what it came to; empty for one that nobody can
    /// read.
    String name();

    Place place();

    /// What it does in each run; empty, with a problem, when it names something that is not there.
    Optional<Action> link(Links links);

    /// What a step does. It may run on an I/O thread, of which it keeps away what takes long.
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

        /// The same outcome, whose value is read now and not again.
        ///
        /// @throws io.naftiko.runtime.report.FailedCall when an upstream's answer cannot be read
        default Outcome settled() {
            return this;
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

            @Override
            public Outcome settled() {
                return new Read(response, value());
            }
        }

        /// The same, where the value was read already.
        record Read(Response response, JsonNode value) implements Outcome {}

        /// Nothing was done, and the value is null.
        record Skipped() implements Outcome {

            @Override
            public JsonNode value() {
                return NullNode.getInstance();
            }

            @Override
            public Response response() {
                return Response.json(200, Json.bytes(value()));
            }
        }

        /// The caller heard something, and the value is null.
        record Said() implements Outcome {

            @Override
            public JsonNode value() {
                return NullNode.getInstance();
            }

            @Override
            public Response response() {
                return Response.json(200, Json.bytes(value()));
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

        /// Text with places to fill.
        Expression text(String text, Place place);

        /// What an earlier step came to, or a part of it; empty, with a problem, when there is no such step.
        Optional<Expression> output(String path, Place place);

        /// Steps in turn, which see what this one sees; empty, with a problem, when one is not well defined.
        ///
        /// @param mappings what they come to; empty when that is what the last one comes to
        Optional<Action> steps(List<Tree.Fields> steps, List<Mapping> mappings);

        /// Steps that see what this one sees and none of the others, by their names; empty, with a problem, when one is
        /// not well defined.
        Optional<SequencedMap<String, Action>> apart(List<Tree.Fields> steps);

        /// Says that the step may read all that the caller gives, and all that the steps before come to.
        void readAll();

        /// Says that the step has a question for the caller.
        ///
        /// @param optional whether the run goes on where the caller cannot be asked
        void asks(boolean optional);

        /// Says that the step tells how far the run is, so that nobody else does.
        void tellsProgress();

        /// Says that the step makes remarks.
        void remarks(Conversation.Severity level);

        /// Reads the files that the capability names.
        NamedFiles files();

        /// What the capability says of its scripts.
        Scripting scripting();

        Problems problems();
    }

    /// A call that is ready to be sent.
    record LinkedCall(Work work, Format format) {}

    /// A step of a routine, for people and descriptions.
    ///
    /// @param condition when it is done; null for always
    /// @param forEach the list for whose elements it is done; null where it is done once
    /// @param upstream what it calls; null when it calls nothing
    /// @param steps inside of it
    /// @param onError what is done where it fails: `value`, `fail` or `steps`; null where that ends the run
    /// @param instead the steps that are done where it fails
    record Shown(
            String name,
            String type,
            @Nullable String condition,
            @Nullable String forEach,
            Routine.@Nullable Upstream upstream,
            List<Shown> steps,
            @Nullable String onError,
            List<Shown> instead) {

        public Shown {
            steps = List.copyOf(steps);
            instead = List.copyOf(instead);
        }

        /// What it and the steps inside of it call.
        public Stream<Routine.Upstream> upstreams() {
            var inner = Stream.concat(steps.stream(), instead.stream()).flatMap(Shown::upstreams);
            return Stream.concat(Stream.ofNullable(upstream), inner);
        }
    }
}
