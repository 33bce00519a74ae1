package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;

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
    record Steps(List<Tree.Fields> steps, List<Mapping> mappings, Place place) implements Target {

        public Steps {
            steps = List.copyOf(steps);
            mappings = List.copyOf(mappings);
        }

        @Override
        public Steps bare() {
            return new Steps(List.of(), List.of(), place);
        }
    }

    /// `ref`, which is read and not yet run.
    ///
    /// @param keyword the keyword that says it
    record Later(String keyword, Place place) implements Target {}
}
