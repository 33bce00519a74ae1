package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.Fillable;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which units need which variables.
final class VariableUse {

    private final Variables variables;
    private final Problems problems;
    private final Map<String, Set<String>> units = new LinkedHashMap<>();

    VariableUse(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /// Notes what a call of `unit` needs.
    void note(Unit unit, Fillable<?> request, OperationPlan plan) {
        Stream.concat(request.sources().flatMap(Expression::variables), credentials(plan))
                .distinct()
                .forEach(name -> note(name, List.of(unit.name()), plan.api().place()));
    }

    /// Notes what a value of `unit` needs that stands outside of calls.
    void note(Unit unit, Expression value, Place place) {
        value.variables().distinct().forEach(name -> note(name, List.of(unit.name()), place));
    }

    /// Notes what each call of a server needs for its guard.
    void note(Exposes server) {
        var names = Stream.concat(
                        server.units().stream().map(Unit::name),
                        server.skills().stream().map(Skill::name))
                .toList();
        server.guard().expected().stream()
                .flatMap(template -> template.names().stream())
                .map(variables::localName)
                .distinct()
                .forEach(name -> note(name, names, server.place()));
    }

    private void note(String name, List<String> users, Place place) {
        units.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(users);
        if (!variables.declares(name)) {
            problems.add(
                    Code.VARIABLE_UNDECLARED,
                    place,
                    "No bind declares the variable `" + name + "`; it is read from the environment.",
                    "Add `" + name + ": " + name + "` to the keys of a bind.");
        }
    }

    /// Notes what a function needs to which `unit` refers.
    void note(Unit unit, LinkedFunction function) {
        function.variables()
                .forEach(name ->
                        units.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(unit.name()));
    }

    /// Hides the values of all variables that something needs, once everything is linked.
    Mask mask() {
        return Mask.ofCredentials(variables, units.keySet());
    }

    /// The units by the variable that they need, in the order of the file.
    Map<String, Set<String>> units() {
        return units;
    }

    private Stream<String> credentials(OperationPlan plan) {
        return plan.api().authentication().credentials().stream()
                .flatMap(credential -> Template.of(credential.value().source()).names().stream())
                .map(variables::localName);
    }
}
