package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Supplied;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Input.Destination;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Links a unit, or one of its steps, to the function that it names: finds the source of each of the function's inputs.
final class RefLinker {

    private final Unit unit;
    private final LinkedFunction function;
    private final List<Parameter> wanted;
    private final Names names;
    private final InputDrafts inputs;
    private final Sources sources;
    private final Problems problems;

    /// Creates the linker.
    ///
    /// @param inputs what callers of the unit give, to which the function adds what it asks of them
    RefLinker(Unit unit, LinkedFunction function, Names names, InputDrafts inputs, Problems problems) {
        this.unit = unit;
        this.function = function;
        this.wanted = function.work().inputs().stream()
                .map(each -> parameter(each, unit.place()))
                .toList();
        this.names = names;
        this.inputs = inputs;
        this.sources = new Sources(names);
        this.problems = problems;
    }

    /// An input of the function, as it is declared to those who refer to it.
    private static Parameter parameter(Input input, Place place) {
        var schema = input.schema().deepCopy();
        schema.remove(List.of("type", "description"));
        return new Parameter(
                input.name(), null, input.type(), input.required(), input.description(), null, null, schema, place);
    }

    /// What the unit does. A unit without declared inputs has those of the function that it does not give itself.
    Work link() {
        declareInputs();
        readWith();
        supplyByName();
        new RoutePairing(unit, function.unit().name(), sources, problems).pair(unread(), wanted, List.of(), inputs);
        supplyRest(!declares());
        reportUnused();
        return work();
    }

    /// The function as one of several steps: optional inputs that the file does not name stay hidden.
    Work linkStep() {
        declareInputs();
        readWith();
        supplyByName();
        supplyRest(false);
        return work();
    }

    /// Every value that the function gets.
    Sources sources() {
        return sources;
    }

    /// Where the caller's `input` goes upstream.
    List<Destination> fedBy(String input) {
        return function.work().inputs().stream()
                .filter(each -> sources.of(each.name()).stream()
                        .flatMap(Expression::inputs)
                        .anyMatch(input::equals))
                .flatMap(each -> each.to().stream())
                .distinct()
                .toList();
    }

    private Work work() {
        for (var parameter : wanted) {
            if (sources.find(parameter.name()) instanceof Expression.Input(var input)) {
                inputs.feed(input, parameter);
            }
        }
        return new Supplied(function.work().work(), sources.all());
    }

    private boolean declares() {
        return !unit.inputs().isEmpty();
    }

    private void declareInputs() {
        for (var parameter : unit.inputs()) {
            if (parameter.value() == null) {
                inputs.declare(parameter);
            } else {
                sources.supply(
                        parameter.name(), sources.ofTemplate(parameter.value().json()));
            }
        }
    }

    private void readWith() {
        unit.with().forEach((key, value) -> {
            var source = sources.ofWith(value);
            sources.supply(key, source);
            if (!declares()) {
                inferFrom(key, value, source);
            }
            if (wanted(key) == null) {
                reportUndeclared(key, value);
            }
        });
    }

    private void inferFrom(String key, Tree value, Expression source) {
        if (source instanceof Expression.Input(var name)) {
            inputs.infer(
                    name,
                    wanted(key),
                    names.reference(value.json().asString("")).in());
        } else {
            source.inputs().forEach(name -> inputs.inferPart(name, wanted(key)));
        }
    }

    private @Nullable Parameter wanted(String name) {
        return wanted.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// What a declared input, or a placeholder of the unit's address, supplies because it has the name.
    private void supplyByName() {
        wanted.stream()
                .filter(each -> !sources.has(each.name()) && isGiven(each.name()))
                .forEach(this::ask);
    }

    private boolean isGiven(String name) {
        return inputs.has(name) || placeholders().contains(name);
    }

    private void ask(Parameter parameter) {
        sources.supply(parameter.name(), new Expression.Input(parameter.name()));
        if (!inputs.has(parameter.name())) {
            inputs.infer(parameter.name(), parameter, null);
        }
    }

    private void supplyRest(boolean optionalToo) {
        for (var parameter : wanted) {
            if (!sources.has(parameter.name()) && (optionalToo || InputDrafts.isRequired(parameter))) {
                warnImplicit(parameter, optionalToo);
                ask(parameter);
            }
        }
    }

    private void warnImplicit(Parameter parameter, boolean inherited) {
        if (!inherited && (declares() || !unit.with().isEmpty())) {
            problems.add(
                    Code.INPUT_IMPLICIT,
                    unit.place(),
                    "`" + function.unit().name() + "` requires `" + parameter.name()
                            + "`, which nothing supplies; it is asked of the caller.",
                    "Add `" + parameter.name() + ": " + unit.caller().root() + "." + parameter.name() + "` to `with`.");
        }
    }

    /// What a caller gives and nothing reads yet: placeholders and declared inputs.
    private List<String> unread() {
        var read = sources.inputs().toList();
        var declared =
                unit.inputs().stream().filter(each -> each.value() == null).map(Parameter::name);
        return Stream.concat(placeholders().stream(), declared)
                .distinct()
                .filter(Predicate.not(read::contains))
                .toList();
    }

    private List<String> placeholders() {
        return unit.caller().placeholders();
    }

    private void reportUndeclared(String key, Tree value) {
        problems.add(
                Code.WITH_KEY_UNDECLARED,
                value.place(),
                "`" + function.unit().name() + "` does not declare `" + key + "`; it gets it all the same.",
                Suggestion.didYouMean(key, wantedNames()));
    }

    private void reportUnused() {
        unread().stream()
                .filter(placeholders()::contains)
                .forEach(name -> problems.add(
                        Code.ROUTE_PARAMETER_UNUSED,
                        unit.target().place(),
                        "The placeholder `{" + name + "}` of the route feeds nothing in `"
                                + function.unit().name() + "`.",
                        Suggestion.didYouMean(name, wantedNames())));
    }

    private List<String> wantedNames() {
        return wanted.stream().map(Parameter::name).toList();
    }
}
