package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Response;

/// What a routine does once its inputs are checked: a call, steps, a constant answer, and what wraps them.
@FunctionalInterface
public interface Work {

    /// The answer. A status of 400 and above is an upstream's own error, with its own body.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when there is no answer
    Response run(Scope scope);
}
