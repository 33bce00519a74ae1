package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Unit;
import java.util.Set;

/// A function of an aggregate that is ready to be referred to.
///
/// @param variables that its calls need
record LinkedFunction(Unit unit, LinkedWork work, Set<String> variables) {

    LinkedFunction {
        variables = Set.copyOf(variables);
    }
}
