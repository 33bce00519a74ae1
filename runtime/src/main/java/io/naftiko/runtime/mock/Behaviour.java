package io.naftiko.runtime.mock;

/// What an operation does with what the API keeps.
sealed interface Behaviour permits Create, ListThings, Retrieve, Change, ChangeRelated, Remove, Part, MakeUp {

    /// Does it, now.
    ///
    /// @throws Refused when what the call speaks of is not there
    Outcome answer(Call call, Store store);
}
