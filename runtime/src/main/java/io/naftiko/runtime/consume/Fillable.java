package io.naftiko.runtime.consume;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.Map;
import java.util.stream.Stream;

/// Part of a call with places for the values of a run.
public interface Fillable<T> {

    /// A run of which nothing is known.
    Scope ANY_RUN = new Scope(Map.of());

    /// Where its values come from.
    Stream<Expression> sources();

    /// The part for one run.
    ///
    /// @throws FailedCall when a value is missing, or does not fit its place
    T fill(Scope scope);

    /// The same, filled here and now where no run fills it differently. What fails is left to fail in each call.
    default Fillable<T> settled() {
        if (!sources().allMatch(Expression::isFixed)) {
            return this;
        }
        try {
            return new Settled<>(sources().toList(), fill(ANY_RUN));
        } catch (FailedCall _) {
            return this;
        }
    }
}
