package io.naftiko.runtime.model;

import io.naftiko.runtime.report.Place;

/// What a unit does, as the file says it. Closed.
public sealed interface Target {

    Place place();

    /// `call: namespace.operation`.
    record Call(String name, Place place) implements Target {}

    /// None of the others: the answer is made of the outputs' `value`s.
    record Mock(Place place) implements Target {}

    /// `steps` or `ref`, which are read and not yet run.
    ///
    /// @param keyword the keyword that says it
    record Later(String keyword, Place place) implements Target {}
}
