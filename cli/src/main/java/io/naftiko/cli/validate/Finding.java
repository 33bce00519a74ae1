package io.naftiko.cli.validate;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.repair.Repair;
import io.naftiko.runtime.repair.Repairs;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem as strictly as it was asked for.
///
/// @param error whether it counts as one
/// @param repair mends it; null where nothing does, or nobody asked
record Finding(Problem problem, boolean error, @Nullable Repair repair) {

    /// The findings about one file, in its order.
    ///
    /// @param strict whether warnings count as errors
    static List<Finding> in(Plan plan, boolean strict) {
        return in(plan, strict, List.of());
    }

    /// The same with the edits that mend them.
    static List<Finding> withRepairs(Plan plan, boolean strict) {
        var text = Loader.text(Path.of(plan.file()), new Problems());
        return in(
                plan,
                strict,
                text.map(each -> Repairs.of(plan.file(), each, plan.problems())).orElse(List.of()));
    }

    private static List<Finding> in(Plan plan, boolean strict, List<Repair> repairs) {
        var byProblem = repairs.stream().collect(toMap(Repair::problem, identity()));
        return plan.problems().stream()
                .map(problem -> new Finding(problem, strict || problem.isError(), byProblem.get(problem)))
                .toList();
    }

    /// `error` or `warning`.
    String level() {
        return error ? "error" : "warning";
    }
}
