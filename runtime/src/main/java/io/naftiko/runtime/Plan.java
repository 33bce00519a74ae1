package io.naftiko.runtime;

import io.naftiko.runtime.inspect.Inspection;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// A capability file, read and linked as far as it goes. Nothing was called or opened for it.
///
/// @param file as it was named
/// @param linked empty when the file holds no capability
/// @param problems all of them, in the order of the file
public record Plan(String file, Optional<Linked> linked, List<Problem> problems) {

    public Plan {
        problems = List.copyOf(problems);
    }

    /// Whether the file has no error.
    public boolean accepted() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /// Whether some units could be served in spite of errors, because all of these concern single units.
    public boolean salvageable() {
        return linked.isPresent()
                && problems.stream()
                        .filter(Problem::isError)
                        .allMatch(problem -> problem.code().extent() == Code.Extent.UNIT)
                && linked.get().servers().stream()
                        .anyMatch(server -> !server.offers().isEmpty());
    }

    /// The units that need a variable without a value, by that variable.
    ///
    /// @param offered which units count
    public Map<String, Set<String>> unset(Predicate<Offer> offered) {
        var unset = new LinkedHashMap<String, Set<String>>();
        linked.ifPresent(found -> {
            var units = found.units(offered);
            found.variableUse().forEach((variable, users) -> {
                var needing = new TreeSet<>(users);
                needing.retainAll(units);
                if (!needing.isEmpty() && found.variables().find(variable).isEmpty()) {
                    unset.put(variable, needing);
                }
            });
        });
        return unset;
    }

    /// What was understood, as the JSON object of `naftiko inspect`.
    public ObjectNode inspection() {
        return Inspection.of(file, linked, problems);
    }
}
