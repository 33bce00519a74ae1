package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.OffLane;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.Objects;
import java.util.Optional;

/// What the units of one capability are linked with.
///
/// @param scripting what the capability says of its scripts
record Parts(
        Calls calls,
        Functions functions,
        Vocabulary vocabulary,
        Connector connector,
        Scripting scripting,
        Problems problems) {

    /// The same parts for a function, whose variables are noted apart: whoever refers to it needs them.
    Parts noting(VariableUse use) {
        return new Parts(calls, functions, vocabulary, connector.noting(use), scripting, problems);
    }

    /// The same parts for the units of `server`.
    Parts of(Exposes server) {
        return new Parts(calls, functions, vocabulary, connector.of(server), scripting, problems);
    }

    /// The function `name`; empty, with a problem, when there is none, or when it is not well defined.
    Optional<LinkedFunction> function(String name, Place place) {
        return functions.resolve(name, place, this);
    }

    /// Reads what the engine itself makes.
    Format json() {
        return new OffLane(Objects.requireNonNull(vocabulary.formats().get("json")));
    }
}
