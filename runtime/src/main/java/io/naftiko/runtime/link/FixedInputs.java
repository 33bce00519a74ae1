package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;

/// The inputs of an operation whose value the file gives.
final class FixedInputs {

    private FixedInputs() {}

    /// The value of `fixed`: its template, or the variable of its name where it comes from the environment.
    static Expression source(Parameter fixed, Sources sources, Names names) {
        var value = fixed.value();
        return value == null ? names.variable(fixed.name()) : sources.ofTemplate(value.json());
    }
}
