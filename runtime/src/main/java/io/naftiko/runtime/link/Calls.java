package io.naftiko.runtime.link;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations that the units of one capability may call.
final class Calls {

    private static final int SHOWN = 8;

    private final Map<String, Map<String, List<OperationPlan>>> byNamespace = new LinkedHashMap<>();
    private final Map<String, OperationPlan> forwarding = new LinkedHashMap<>();
    private final Set<String> functions;
    private final Problems problems;

    Calls(Capability capability, Variables variables, Problems problems) {
        this.functions = capability.aggregates().stream()
                .flatMap(each -> each.functions().stream())
                .map(Unit::name)
                .collect(Collectors.toSet());
        this.problems = problems;
        for (var api : capability.consumes()) {
            add(api, variables);
        }
    }

    private void add(Consumes api, Variables variables) {
        var planner = new ApiPlanner(api, variables);
        var plans = ApiPlanner.byName(planner.plans());
        forwarding.putIfAbsent(api.namespace(), planner.forwarding());
        if (byNamespace.putIfAbsent(api.namespace(), plans) != null) {
            problems.add(
                    Code.CONSUMES_NAMESPACE_DUPLICATE,
                    api.place(),
                    "The namespace `" + api.namespace()
                            + "` is taken by another entry of `consumes`, so calls to it are ambiguous.",
                    "Give each entry a namespace of its own, such as `" + api.namespace() + "-2`.");
        }
    }

    boolean has(String call) {
        return !find(call).isEmpty();
    }

    /// The operation that `call` names; empty, with a problem, when it is none or several.
    Optional<OperationPlan> resolve(Target.Call call) {
        var found = find(call.name());
        if (found.size() == 1) {
            return callable(found.getFirst(), call.place());
        }
        if (found.isEmpty()) {
            problems.add(
                    Code.CALL_UNRESOLVED,
                    call.place(),
                    "`" + call.name() + "` names no operation" + rest(call.name()) + ".",
                    meant(call.name()));
        } else {
            problems.add(
                    Code.CALL_AMBIGUOUS,
                    call.place(),
                    "`" + call.name() + "` names " + found.size() + " operations, on the lines " + lines(found) + ".",
                    "Give each operation a name of its own.");
        }
        return Optional.empty();
    }

    private Optional<OperationPlan> callable(OperationPlan plan, Place caller) {
        var fault = plan.fault();
        if (fault == null) {
            plan.notes().forEach(note -> problems.add(note.at(plan.operation().place())));
            return Optional.of(plan);
        }
        problems.add(fault.code(), caller, "This cannot be called: " + fault.message(), fault.proposal());
        return Optional.empty();
    }

    /// A call of the address of the API that `forward` names; empty, with a problem, when there is none.
    Optional<OperationPlan> forwarding(Target.Forward forward) {
        var plan = forwarding.get(forward.namespace());
        if (plan != null && plan.api().protocol() instanceof Consumes.Http) {
            return callable(plan, forward.place());
        }
        var apis = forwarding.entrySet().stream()
                .filter(each -> each.getValue().api().protocol() instanceof Consumes.Http)
                .map(Map.Entry::getKey)
                .toList();
        var close = Suggestion.didYouMean(forward.namespace(), apis);
        problems.add(
                Code.FORWARD_UNRESOLVED,
                forward.place(),
                "`" + forward.namespace() + "` is no HTTP API that is consumed"
                        + (apis.isEmpty() ? "." : ": the namespaces are " + some(apis) + "."),
                close == null ? "Add it to `consumes`." : close);
        return Optional.empty();
    }

    /// A namespace may contain dots, so the call is split where a declared namespace ends: the longest one first.
    private List<OperationPlan> find(String call) {
        return byNamespace.entrySet().stream()
                .filter(each -> call.startsWith(each.getKey() + "."))
                .sorted((a, b) ->
                        Integer.compare(b.getKey().length(), a.getKey().length()))
                .map(each -> each.getValue()
                        .getOrDefault(call.substring(each.getKey().length() + 1), List.of()))
                .filter(plans -> !plans.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String lines(List<OperationPlan> plans) {
        return plans.stream()
                .map(plan -> String.valueOf(plan.operation().place().line()))
                .collect(joining(" and "));
    }

    /// What there is in place of what `call` names.
    private String rest(String call) {
        if (byNamespace.isEmpty()) {
            return ", because nothing is consumed";
        }
        return namespace(call)
                .map(namespace -> ": `" + namespace + "` has "
                        + some(byNamespace.getOrDefault(namespace, Map.of()).keySet()))
                .orElseGet(() -> ": the namespaces are " + some(byNamespace.keySet()));
    }

    private Optional<String> namespace(String call) {
        return byNamespace.keySet().stream()
                .filter(each -> call.startsWith(each + "."))
                .max(Comparator.comparingInt(String::length));
    }

    /// Names for people, not all of them where there are many.
    static String some(Collection<String> names) {
        var shown = names.stream().limit(SHOWN).collect(joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /// The call with the closest name, or the only one whose operation has the name behind the last dot.
    private @Nullable String meant(String call) {
        if (functions.contains(call)) {
            return "It is a function: write `ref: " + call + "`.";
        }
        var close = Suggestion.didYouMean(call, all());
        var own = "." + call.substring(call.lastIndexOf('.') + 1);
        var same = all().stream().filter(each -> each.endsWith(own)).toList();
        return close == null && same.size() == 1 ? "Did you mean `" + same.getFirst() + "`?" : close;
    }

    private List<String> all() {
        var names = new ArrayList<String>();
        byNamespace.forEach((namespace, plans) -> plans.keySet().forEach(name -> names.add(namespace + "." + name)));
        return names;
    }
}
