package io.naftiko.cli.plan;

import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.report.Problem;
import java.util.List;

/// Which files are good enough to be used.
///
/// @param lenient whether the good units of a file with errors are
/// @param strict whether warnings count as errors
public record Acceptance(boolean lenient, boolean strict) {

    public static Acceptance of(EngineFlags flags) {
        return new Acceptance(flags.lenient(), flags.strict());
    }

    public boolean accepts(Plan plan) {
        return reasons(plan.problems()).isEmpty() || (lenient && plan.salvageable());
    }

    /// Those of a file's problems that speak against it.
    public List<Problem> reasons(List<Problem> problems) {
        return problems.stream().filter(problem -> strict || problem.isError()).toList();
    }
}
