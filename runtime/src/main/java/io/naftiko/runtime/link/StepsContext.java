package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input.Destination;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What all steps of one unit share while they are linked, however deep they stand: the unit's inputs, and who reads
/// them.
final class StepsContext {

    private final Unit unit;
    private final Names names;
    private final Parts parts;
    private final InputDrafts inputs;
    private final BoundInputs bound;
    private final List<Function<String, List<Destination>>> fed = new ArrayList<>();
    private final Set<String> inputsRead = new LinkedHashSet<>();

    StepsContext(Unit unit, Names names, Parts parts) {
        this.unit = unit;
        this.names = names;
        this.parts = parts;
        this.inputs = new InputDrafts(unit.caller());
        this.bound = new BoundInputs(unit, names, inputs);
    }

    Unit unit() {
        return unit;
    }

    /// A step as it is read.
    Section section(Tree.Fields step) {
        return unit.target() instanceof Target.Steps steps
                ? new Section(step, problems(), steps.generation())
                : new Section(step, problems());
    }

    /// The names outside of all steps.
    Names names() {
        return names;
    }

    Parts parts() {
        return parts;
    }

    Connector connector() {
        return parts.connector();
    }

    /// What the capability says of its scripts.
    Scripting scripting() {
        return parts.scripting();
    }

    Problems problems() {
        return parts.problems();
    }

    InputDrafts inputs() {
        return inputs;
    }

    /// The inputs of the steps that the caller does not give.
    BoundInputs bound() {
        return bound;
    }

    /// Notes what the call of a step reads.
    ///
    /// @param fedBy where an input goes upstream
    void add(Sources sources, Function<String, List<Destination>> fedBy) {
        fed.add(fedBy);
        sources.inputs().forEach(inputsRead::add);
    }

    /// Notes what a value that is sent nowhere reads: inputs, which callers then give, and variables.
    ///
    /// @param place where it stands
    Expression reading(Expression value, Place place) {
        value.inputs().forEach(this::read);
        connector().variables().note(unit, value, place);
        return value;
    }

    /// Notes that something reads an input, which callers then give where the unit declares none.
    void read(String input) {
        inputsRead.add(input);
        if (unit.inputs().isEmpty()) {
            inputs.infer(input, null, null);
        }
    }

    /// Whether the steps have an input of this name: the caller gives it, or the file.
    boolean hasInput(String name) {
        return inputs.has(name)
                || unit.with().containsKey(name)
                || unit.inputs().stream().anyMatch(each -> each.name().equals(name))
                || (unit.caller() instanceof Caller.Web web
                        && web.placeholders().contains(name));
    }

    /// Whether callers give just what the unit declares.
    boolean declaresInputs() {
        return !unit.inputs().isEmpty();
    }

    boolean isRead(String input) {
        return inputsRead.contains(input);
    }

    /// Where the caller's input goes upstream.
    List<Destination> fedBy(String input) {
        return bound.madeOf(input)
                .flatMap(name -> fed.stream().flatMap(each -> each.apply(name).stream()))
                .distinct()
                .toList();
    }
}
