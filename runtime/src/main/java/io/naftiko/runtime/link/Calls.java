package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations that the units of one capability may call.
final class Calls {

    private final Map<String, Map<String, List<OperationPlan>>> byNamespace = new LinkedHashMap<>();
    private final Problems problems;

    Calls(Capability capability, Variables variables, Problems problems) {
        this.problems = problems;
        for (var api : capability.consumes()) {
            add(api, variables);
        }
    }

    private void add(Consumes api, Variables variables) {
        var plans = ApiPlanner.byName(new ApiPlanner(api, variables).plans());
        if (byNamespace.putIfAbsent(api.namespace(), plans) != null) {
            problems.add(
                    Code.CONSUMES_NAMESPACE_DUPLICATE,
                    api.place(),
                    "The namespace `" + api.namespace()
                            + "` is taken by another entry of `consumes`, so calls to it are ambiguous.");
        }
    }

    /// The operation that `call` names; empty, with a problem, when it is none or several.
    Optional<OperationPlan> resolve(Target.Call call) {
        var found = find(call.name());
        if (found.size() == 1) {
            return callable(found.getFirst(), call);
        }
        if (found.isEmpty()) {
            problems.add(
                    Code.CALL_UNRESOLVED,
                    call.place(),
                    "`" + call.name() + "` names no operation of this capability.",
                    Suggestion.didYouMean(call.name(), all()));
        } else {
            problems.add(
                    Code.CALL_AMBIGUOUS,
                    call.place(),
                    "`" + call.name() + "` names " + found.size() + " operations.",
                    "Give each operation a name of its own.");
        }
        return Optional.empty();
    }

    private Optional<OperationPlan> callable(OperationPlan plan, Target.Call call) {
        var fault = plan.fault();
        if (fault == null) {
            plan.notes().forEach(note -> problems.add(note.at(plan.operation().place())));
            return Optional.of(plan);
        }
        problems.add(fault.code(), call.place(), "This cannot be called: " + fault.message(), fault.proposal());
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

    private List<String> all() {
        var names = new ArrayList<String>();
        byNamespace.forEach((namespace, plans) -> plans.keySet().forEach(name -> names.add(namespace + "." + name)));
        return names;
    }
}
