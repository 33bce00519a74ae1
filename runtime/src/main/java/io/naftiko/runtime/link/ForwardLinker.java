package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.Forward;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Forwarding;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Links a unit that sends requests on to an API. Its inputs are the parts of a request.
///
/// @param plan a call of the API's own address
record ForwardLinker(Unit unit, OperationPlan plan, Names names, Connector connector, Problems problems) {

    /// A unit that is ready to run.
    record LinkedForward(Work work, List<Input> inputs, Routine.Upstream upstream) {}

    /// The unit; empty, with a problem, when a placeholder feeds nothing or the address lacks a value.
    Optional<LinkedForward> link(Target.Forward forward) {
        int before = problems.errors();
        var inputs = new InputDrafts(unit.caller());
        var target = new Target.Call(plan.call(), forward.place());
        var single = unit.calling(target, new LinkedHashMap<>(), forward.place());
        var call = new CallLinker(single, ofTheAddress(), names, inputs, problems).linkStep();
        checkPlaceholders(call.sources().inputs().collect(Collectors.toSet()), forward);
        checkCredentials(forward);
        var trusted = Set.copyOf(forward.trustedHeaders());
        var connection = connector.forward(
                single, call, names, (template, api) -> new Forward(template, api, trusted, ownQuery()));
        return problems.errors() > before
                ? Optional.empty()
                : Optional.of(new LinkedForward(
                        connection.work(), inputs(inputs.inputs(call.slots()::fedBy)), connection.upstream()));
    }

    /// What the address needs is asked for; other inputs of the API are the caller's business.
    private OperationPlan ofTheAddress() {
        return plan.withInputs(
                plan.inputs().stream().filter(each -> each.is("path")).toList());
    }

    private List<String> placeholders() {
        return unit.caller() instanceof Caller.Web web ? web.placeholders() : List.of();
    }

    private void checkPlaceholders(Set<String> read, Target.Forward forward) {
        placeholders().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> problems.add(
                        Code.ROUTE_PARAMETER_UNUSED,
                        forward.place(),
                        "The placeholder `{" + name + "}` of the route feeds nothing: only the last one is sent on.",
                        "Write it as text, or as a placeholder of that name into the `baseUri`."));
        read.stream()
                .filter(name -> !placeholders().contains(name))
                .forEach(name -> problems.add(
                        Code.PATH_INPUT_UNPLACED,
                        forward.place(),
                        "The address of `" + forward.namespace() + "` takes `" + name
                                + "`, which no placeholder of the route gives.",
                        "Write it into the path of the route: `/{" + name + "}/{path}`."));
    }

    /// A credential that is a field of the body cannot be put into a body that nobody reads.
    private void checkCredentials(Target.Forward forward) {
        plan.api().authentication().credentials().stream()
                .filter(each -> each.in().equals("body"))
                .findFirst()
                .ifPresent(each -> problems.add(
                        Code.AUTH_UNSUPPORTED,
                        forward.place(),
                        "The credential `" + each.name()
                                + "` is a field of the body, and a forwarded body is not read.",
                        "Write an operation with a `call` for each path that is forwarded."));
    }

    private Set<String> ownQuery() {
        var fixed = plan.fixed().stream().filter(each -> each.is("query")).map(Parameter::name);
        var credentials = plan.api().authentication().credentials().stream()
                .filter(each -> each.in().equals("query"))
                .map(each -> each.name());
        return Stream.concat(fixed, credentials).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Input> inputs(List<Input> ofTheRoute) {
        var all = new ArrayList<>(ofTheRoute);
        all.add(input(Forwarding.PATH, "string", "path", "What to ask for, behind the address of the API."));
        var method = input(Forwarding.METHOD, "string", null, "GET when left out.");
        Forwarding.METHODS.forEach(method.schema().putArray("enum")::add);
        all.add(method);
        all.add(input(Forwarding.QUERY, "string", null, "The query, without `?`."));
        all.add(input(Forwarding.HEADERS, "object", null, "Headers; only the trusted ones are sent on."));
        all.add(input(Forwarding.BODY, null, Forwarding.BODY, "The body."));
        return all;
    }

    private static Input input(String name, @Nullable String type, @Nullable String in, String description) {
        ObjectNode schema = Json.object();
        if (type != null) {
            schema.put("type", type);
        }
        schema.put("description", description);
        var to = name.equals(Forwarding.PATH) || name.equals(Forwarding.BODY)
                ? List.of(new Input.Destination(name, name))
                : List.<Input.Destination>of();
        return new Input(name, type, false, description, in, name.equals(Forwarding.BODY), schema, to);
    }
}
