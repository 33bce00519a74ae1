package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Works out the operations of one consumed API, together, since a path may only be completed where it stays unique.
final class ApiPlanner {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Consumes api;
    private final Variables variables;
    private final Names names;
    private final Map<String, Integer> uses = new HashMap<>();

    ApiPlanner(Consumes api, Variables variables) {
        this.api = api;
        this.variables = variables;
        this.names = new Names(variables, List.of());
    }

    List<OperationPlan> plans() {
        var paths = api.operations().stream().map(this::place).toList();
        paths.forEach(each -> uses.merge(each.key(), 1, Integer::sum));
        return paths.stream().map(this::plan).toList();
    }

    /// What is known of every call of the API, whatever it asks for: a request to its address alone.
    OperationPlan forwarding() {
        return plan(place(Operation.ofAddress(api.place())));
    }

    private PlacedInputs place(Operation operation) {
        var inputs = new DeclaredInputs(api, operation, OperationPath.of(api, operation));
        return PlacedInputs.of(operation, inputs, variables);
    }

    private OperationPlan plan(PlacedInputs placed) {
        var operation = placed.operation();
        var body = BodyPlan.of(operation.body());
        var asked = new ArrayList<>(placed.inputs().asked());
        asked.addAll(placed.undeclared(operation.place()));
        var templateNames = templateNames(body, placed.inputs());
        var paging = PagingPlanner.plan(operation, asked, templateNames);
        var supplied = new ArrayList<>(placed.inputs().supplied());
        if (paging != null) {
            asked.removeAll(paging.inputs());
            supplied.addAll(paging.inputs());
        }
        return new OperationPlan(
                api,
                operation,
                placed.path(),
                asked,
                placed.inputs().fixed(),
                supplied,
                placed.variables(),
                placed.placeholders(),
                body,
                templateNames,
                paging,
                placed.notes(),
                fault(placed));
    }

    private OperationPlan.@Nullable Fault fault(PlacedInputs placed) {
        var unsigned = new Unsigned(api, placed.operation(), variables).fault();
        if (unsigned.isPresent()) {
            return unsigned.get();
        }
        if (!isHttp(api.baseUri())) {
            return new OperationPlan.Fault(
                    Code.UPSTREAM_NOT_HTTP,
                    "the `baseUri` of `" + api.namespace() + "` is "
                            + (api.baseUri().isEmpty() ? "empty" : "`" + api.baseUri() + "`")
                            + ", not an http or https address.",
                    "Write an address that begins with `https://`, `http://` or a variable.");
        }
        if (!METHODS.contains(placed.operation().method())) {
            return new OperationPlan.Fault(
                    Code.METHOD_UNSUPPORTED,
                    "the method of `" + placed.operation().name() + "` is `"
                            + placed.operation().method() + "`.",
                    "Use one of " + String.join(", ", METHODS.stream().sorted().toList()) + ".");
        }
        var paging = PagingPlanner.fault(placed.operation(), placed.inputs().fixed());
        return paging != null ? paging : placed.unplacedFault(uses.getOrDefault(placed.key(), 0) == 1);
    }

    private static boolean isHttp(String baseUri) {
        var text = baseUri.toLowerCase(java.util.Locale.ROOT);
        return text.startsWith("http://")
                || text.startsWith("https://")
                || text.matches("^(\\{\\{|\\$\\{|\\{)[^{}]+\\}.*");
    }

    private List<String> templateNames(BodyPlan body, DeclaredInputs inputs) {
        var found = new LinkedHashSet<String>();
        if (body.data() != null) {
            texts(body.data()).forEach(text -> addNames(text, inputs, found));
        }
        for (var fixed : inputs.fixed()) {
            var value = fixed.value();
            if (value != null) {
                texts(value.json()).forEach(text -> addNames(text, inputs, found));
            }
        }
        return List.copyOf(found);
    }

    private void addNames(String text, DeclaredInputs inputs, Set<String> found) {
        for (var raw : Template.of(text).names()) {
            var name = names.input(raw);
            if (!name.equals(raw) || inputs.has(name) || !names.isVariable(raw)) {
                found.add(name);
            }
        }
    }

    /// Every text in `data`.
    private static Stream<String> texts(JsonNode data) {
        return data.isContainer()
                ? data.valueStream().flatMap(ApiPlanner::texts)
                : data.isString() ? Stream.of(data.stringValue()) : Stream.empty();
    }

    /// The plans of an API by the operation's name; several where a name is declared several times.
    static Map<String, List<OperationPlan>> byName(List<OperationPlan> plans) {
        var byName = new LinkedHashMap<String, List<OperationPlan>>();
        plans.forEach(plan -> byName.computeIfAbsent(plan.operation().name(), _ -> new ArrayList<>())
                .add(plan));
        return byName;
    }
}
