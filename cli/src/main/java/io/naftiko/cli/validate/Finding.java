package io.naftiko.cli.validate;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.report.Problem;
import java.util.List;

/// A problem as strictly as it was asked for.
///
/// @param error whether it counts as one
record Finding(Problem problem, boolean error) {

    /// The findings about one file, in its order.
    ///
    /// @param strict whether warnings count as errors
    static List<Finding> in(Plan plan, boolean strict) {
        return plan.problems().stream()
                .map(problem -> new Finding(problem, strict || problem.isError()))
                .toList();
    }

    /// `error` or `warning`.
    String level() {
        return error ? "error" : "warning";
    }
}
