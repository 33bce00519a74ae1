package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Links one unit to the operation that it calls: finds the source of each value, and the inputs that callers give.
final class CallLinker {

    private final Unit unit;
    private final OperationPlan plan;
    private final Names names;
    private final Problems problems;
    private final Sources sources;
    private final InputDrafts inputs;
    private final Map<String, Expression> with = new LinkedHashMap<>();
    private final ExtraKeys extras;

    /// Creates the linker.
    ///
    /// @param inputs what callers of the unit give, to which the call adds what it asks of them
    CallLinker(Unit unit, OperationPlan plan, Names names, InputDrafts inputs, Problems problems) {
        this.unit = unit;
        this.plan = plan;
        this.names = names;
        this.problems = problems;
        this.sources = new Sources(names);
        this.inputs = inputs;
        this.extras = new ExtraKeys(unit, plan, problems);
    }

    /// The call with all its sources, and the inputs that it asks of callers.
    LinkedCall link() {
        declareInputs();
        readWith();
        unit.inputs().stream().filter(each -> each.mapping() != null).forEach(this::readMapping);
        supplyByName();
        new RoutePairing(unit, plan.call(), sources, problems)
                .pair(unread(), plan.pathInputs(), plan.templateNames(), inputs);
        supplyRequired(infersByName());
        supplyTemplates();
        placeExtras();
        placeDeclared();
        passBody();
        reportUnused();
        return linked();
    }

    /// The call as one of several steps: what it does not read may be meant for another step, and is not guessed at.
    LinkedCall linkStep() {
        declareInputs();
        readWith();
        plan.templateNames().forEach(name -> names.output(name).ifPresent(found -> sources.supply(name, found)));
        supplyByName();
        supplyRequired(false);
        supplyTemplates();
        placeExtras();
        return linked();
    }

    private LinkedCall linked() {
        feed();
        return new LinkedCall(plan, sources, extras.query(), extras.body(), slots());
    }

    private boolean declares() {
        return !unit.inputs().isEmpty();
    }

    private boolean infersByName() {
        return !declares() && unit.with().isEmpty() && !isResource();
    }

    private boolean isResource() {
        return unit.caller() instanceof Caller.Reader;
    }

    private void declareInputs() {
        for (var parameter : unit.inputs()) {
            var value = parameter.value();
            if (value != null) {
                sources.supply(parameter.name(), sources.ofTemplate(value.json()));
            } else {
                inputs.declare(parameter);
            }
        }
    }

    private void readWith() {
        unit.with().forEach((key, value) -> {
            var source = sources.ofWith(value);
            with.put(key, source);
            sources.supply(key, source);
            if (!declares()) {
                inferFrom(key, value, source);
            }
        });
    }

    private void inferFrom(String key, Tree value, Expression source) {
        var consumed = consumed(key);
        if (source instanceof Expression.Input(var name)) {
            inputs.infer(
                    name, consumed, names.reference(value.json().asString("")).in());
        } else {
            source.inputs().forEach(name -> inputs.inferPart(name, consumed));
        }
    }

    /// `mapping: $.name` of a declared input says the name that `with` would say.
    private void readMapping(Parameter declared) {
        var place = names.reference("rest." + String.valueOf(declared.mapping()).replaceFirst("^\\$\\.", ""));
        if ("path".equals(place.in()) && plan.input(place.name()).isEmpty()) {
            problems.add(
                    Code.PATH_INPUT_UNPLACED,
                    declared.place(),
                    "`" + declared.name() + "` goes to the path, but the path `"
                            + plan.path().path() + "` of `" + plan.call() + "` has no placeholder `" + place.name()
                            + "`.",
                    "Write the place into the path, such as `path: "
                            + plan.path().append("{" + place.name() + "}").path() + "`.");
            return;
        }
        var source = new Expression.Input(declared.name());
        with.put(place.name(), source);
        sources.supply(place.name(), source);
    }

    private @Nullable Parameter consumed(String name) {
        return Stream.of(plan.inputs(), plan.supplied(), plan.fixed())
                .flatMap(List::stream)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// What a declared input, or a placeholder of the route, supplies because it has the name.
    private void supplyByName() {
        var wanted = Stream.concat(plan.inputs().stream().map(Parameter::name), plan.templateNames().stream());
        wanted.filter(this::isGivenByName).toList().forEach(name -> {
            sources.supply(name, new Expression.Input(name));
            if (!inputs.has(name)) {
                inputs.infer(name, consumed(name), null);
            }
        });
        supplyPages();
    }

    /// What leads from page to page: the unit may say where that begins, and nobody is asked for it.
    private void supplyPages() {
        plan.pagingInputs().stream()
                .map(Parameter::name)
                .filter(name -> !sources.has(name) && (isDeclared(name) || isPlaceholder(name)))
                .forEach(name -> sources.supply(name, new Expression.Input(name)));
        if (plan.paging() != null) {
            plan.paging().supply(sources);
        }
    }

    private boolean isGivenByName(String name) {
        return !sources.has(name) && (inputs.has(name) || isPlaceholder(name));
    }

    private boolean isDeclared(String name) {
        return unit.inputs().stream().anyMatch(each -> each.name().equals(name));
    }

    private boolean isPlaceholder(String name) {
        return unit.caller().placeholders().contains(name);
    }

    /// What a caller gives and nothing reads yet: placeholders of the route and declared inputs.
    private List<String> unread() {
        var read = sources.inputs().toList();
        var declared =
                unit.inputs().stream().filter(each -> each.value() == null).map(Parameter::name);
        return Stream.concat(unit.caller().placeholders().stream(), declared)
                .distinct()
                .filter(Predicate.not(read::contains))
                .toList();
    }

    private void supplyRequired(boolean optionalToo) {
        for (var parameter : plan.inputs()) {
            boolean asked = optionalToo || InputDrafts.isRequired(parameter);
            if (asked && !sources.has(parameter.name())) {
                warnImplicit(parameter);
                sources.supply(parameter.name(), new Expression.Input(parameter.name()));
                inputs.infer(parameter.name(), parameter, null);
            }
        }
    }

    private void warnImplicit(Parameter parameter) {
        if (!infersByName() && !isResource()) {
            problems.add(
                    Code.INPUT_IMPLICIT,
                    unit.place(),
                    "`" + plan.call() + "` requires `" + parameter.name()
                            + "`, which nothing supplies; it is asked of the caller.",
                    "Add `" + parameter.name() + ": " + unit.caller().root() + "." + parameter.name() + "` to `with`.");
        }
    }

    private void supplyTemplates() {
        for (var name : plan.templateNames()) {
            if (!sources.has(name) && !declares()) {
                sources.supply(name, new Expression.Input(name));
                inputs.infer(name, consumed(name), null);
            }
        }
    }

    /// `with` keys that the operation does not know.
    private void placeExtras() {
        with.keySet().stream().filter(Predicate.not(this::isKnown)).forEach(extras::place);
    }

    /// Declared inputs that the operation does not know, where its body takes them.
    private void placeDeclared() {
        if (plan.mayCarryBody() && plan.body().data() == null && !slots().hasWholeBody()) {
            unread().stream().filter(this::isDeclared).forEach(name -> {
                sources.supply(name, new Expression.Input(name));
                extras.addToBody(name);
            });
        }
    }

    private Slots slots() {
        return new Slots(plan, sources, extras.query(), extras.body());
    }

    private boolean isKnown(String key) {
        return consumed(key) != null || plan.readsInTemplate(key);
    }

    /// An operation that says nothing of a body takes the caller's as it is.
    private void passBody() {
        if (plan.passesBody() && extras.body().isEmpty() && !sources.has("body") && !inputs.has("body")) {
            sources.supply("body", new Expression.Input("body"));
            inputs.infer("body", null, "body");
        }
    }

    private void reportUnused() {
        unread().stream()
                .filter(this::isPlaceholder)
                .forEach(name -> problems.add(
                        Code.ROUTE_PARAMETER_UNUSED,
                        unit.target() instanceof Target.Call call ? call.place() : unit.place(),
                        "The placeholder `{" + name + "}` of the " + (isResource() ? "uri" : "route")
                                + " feeds nothing in `" + plan.call() + "`.",
                        plan.closestInput(name)
                                .orElse("Say in `with` where it goes, or call an operation that takes it.")));
    }

    /// An input that is all of a consumed input's value is described by it.
    private void feed() {
        plan.inputs().forEach(each -> feed(sources.find(each.name()), each));
        plan.pagingInputs().forEach(each -> feed(sources.find(each.name()), each));
    }

    private void feed(@Nullable Expression source, Parameter parameter) {
        var given = source instanceof Expression.Position(var start) ? start : source;
        if (given instanceof Expression.Input(var input)) {
            inputs.feed(input, parameter);
        }
    }
}
