package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Aggregate;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions of a capability's aggregates. Each is linked once, when something first names it.
final class Functions {

    private final Variables variables;
    private final Problems problems;
    private final Map<String, Aggregate> aggregates = new LinkedHashMap<>();
    private final SequencedMap<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, String> inTheirFiles = new HashMap<>();
    private final Map<String, Optional<LinkedFunction>> linked = new HashMap<>();
    private final Set<String> linking = new LinkedHashSet<>();

    Functions(Capability capability, Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
        capability.aggregates().forEach(each -> declare(each, capability.prefixes(each.namespace())));
    }

    /// A function as the file says it.
    ///
    /// @param names as its aggregate sees them
    private record Declared(Unit unit, Names names) {}

    private void declare(Aggregate aggregate, List<String> prefixes) {
        var first = aggregates.putIfAbsent(aggregate.namespace(), aggregate);
        if (first != null) {
            problems.add(
                    Code.AGGREGATE_NAMESPACE_DUPLICATE,
                    aggregate.place(),
                    "The namespace `" + aggregate.namespace() + "` is taken by the aggregate on line "
                            + first.place().line() + ".",
                    "Give each aggregate a namespace of its own, or put the functions together.");
            return;
        }
        var names = new Names(variables, prefixes);
        aggregate.functions().forEach(unit -> declare(new Declared(RawSchema.spread(unit), names)));
        var inItsFile = prefixes.getLast();
        aggregate
                .functions()
                .forEach(unit -> inTheirFiles.put(
                        inItsFile + unit.name().substring(aggregate.namespace().length()), unit.name()));
    }

    /// The name here of a function that its own file may call otherwise.
    private String here(String name) {
        return declared.containsKey(name) ? name : inTheirFiles.getOrDefault(name, name);
    }

    private void declare(Declared function) {
        var unit = function.unit();
        var first = declared.putIfAbsent(unit.name(), function);
        if (first != null) {
            problems.add(
                    Code.FUNCTION_DUPLICATE,
                    unit.place(),
                    "The function `" + unit.name() + "` is declared again; the first is on line "
                            + first.unit().place().line() + ".",
                    "Give each function of an aggregate a name of its own.");
        }
    }

    boolean has(String name) {
        return declared.containsKey(here(name));
    }

    /// What `unit` becomes where it refers to a function: it says what the function says, where it is silent itself.
    Unit inherited(Unit unit) {
        var function = unit.target() instanceof Target.Ref ref ? declared.get(here(ref.name())) : null;
        return function == null ? unit : unit.inheriting(function.unit());
    }

    /// The function `name`; empty, with a problem, when there is none, or when it is not well defined.
    ///
    /// @param place where it is named
    Optional<LinkedFunction> resolve(String name, Place place, Parts parts) {
        var known = here(name);
        var function = declared.get(known);
        if (function == null) {
            reportUnresolved(name, place, parts);
            return Optional.empty();
        }
        if (linking.contains(known)) {
            reportCycle(known, place);
            return Optional.empty();
        }
        return link(known, function, parts);
    }

    /// Links also those that nothing names, so that their problems are known.
    void linkAll(Parts parts) {
        declared.forEach((name, function) -> link(name, function, parts));
    }

    private Optional<LinkedFunction> link(String name, Declared function, Parts parts) {
        var known = linked.get(name);
        if (known != null) {
            return known;
        }
        var use = new VariableUse(variables, problems);
        linking.add(name);
        var found = new WorkLinker(parts.noting(use), function.names())
                .link(function.unit())
                .map(work ->
                        new LinkedFunction(function.unit(), work, use.units().keySet()));
        linking.remove(name);
        linked.put(name, found);
        return found;
    }

    private void reportUnresolved(String name, Place place, Parts parts) {
        problems.add(
                Code.REF_UNRESOLVED,
                place,
                "`" + name + "` names no function"
                        + (declared.isEmpty()
                                ? ", because there are no `aggregates` with functions."
                                : ": there are " + Calls.some(declared.keySet()) + "."),
                meant(name, parts));
    }

    private @Nullable String meant(String name, Parts parts) {
        return parts.calls().has(name)
                ? "It is an operation: write `call: " + name + "`."
                : Suggestion.didYouMean(name, declared.keySet());
    }

    private void reportCycle(String name, Place place) {
        problems.add(
                Code.REF_CYCLE,
                place,
                "The function `" + name + "` would run itself: " + String.join(", ", linking) + ", and again `" + name
                        + "`.",
                "Let one of them call an operation.");
    }
}
