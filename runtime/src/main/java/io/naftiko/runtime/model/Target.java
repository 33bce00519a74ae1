package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a unit does, as the file says it. Closed.
public sealed interface Target {

    Place place();

    /// This target without what only linking needs.
    default Target bare() {
        return this;
    }

    /// `call: namespace.operation`.
    record Call(String name, Place place) implements Target {}

    /// None of the others: the answer is made of the outputs' `value`s.
    record Mock(Place place) implements Target {}

    /// `steps`, one after the other.
    ///
    /// @param steps each with its `type`
    /// @param mappings what the answer is made of; empty when `outputParameters` or the last step say it
    /// @param generation in whose words the steps are written
    record Steps(List<Tree.Fields> steps, List<Mapping> mappings, Generation generation, Place place)
            implements Target {

        public Steps {
            steps = List.copyOf(steps);
            mappings = List.copyOf(mappings);
        }

        @Override
        public Steps bare() {
            return new Steps(List.of(), List.of(), generation, place);
        }
    }

    /// `location` of a resource: a file, or the files of a folder.
    record Files(String location, Place place) implements Target {}

    /// The messages of a prompt.
    ///
    /// @param messages in the words of the protocol, with `{{name}}` for an argument; null where a file has them
    /// @param location of the file whose text is the only message; null where the messages are here
    /// @param steps that are done before, which the messages read; null where there are none
    record Prompt(
            @Nullable JsonNode messages,
            @Nullable String location,
            @Nullable Steps steps,
            Place place) implements Target {

        @Override
        public Prompt bare() {
            return new Prompt(null, null, null, place);
        }
    }

    /// `forward`: whatever a web client asks for is asked of an API.
    ///
    /// @param namespace of the API
    /// @param trustedHeaders those of the client that the API may see
    record Forward(String namespace, List<String> trustedHeaders, Place place) implements Target {

        public Forward {
            trustedHeaders = List.copyOf(trustedHeaders);
        }
    }

    /// `ref: aggregate.function`.
    record Ref(String name, Place place) implements Target {}
}
