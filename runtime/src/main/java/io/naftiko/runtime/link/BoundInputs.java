package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Supplied;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The inputs of a unit's steps that the caller does not give: those that `with` beside the steps says, and declared
/// ones with a value.
final class BoundInputs {

    private final Unit unit;
    private final Names names;
    private final InputDrafts inputs;
    private final SequencedMap<String, Expression> bound = new LinkedHashMap<>();

    /// Binds them, and asks the caller for what their values are made of.
    BoundInputs(Unit unit, Names names, InputDrafts inputs) {
        this.unit = unit;
        this.names = names;
        this.inputs = inputs;
        var sources = new Sources(names);
        unit.inputs().forEach(each -> declare(each, sources));
        unit.with().forEach((name, value) -> {
            var source = sources.ofWith(value);
            ask(source, value);
            bound.put(name, source);
        });
        bound.forEach(inputs::bind);
    }

    private void declare(Parameter parameter, Sources sources) {
        if (parameter.value() == null) {
            inputs.declare(parameter);
        } else {
            bound.put(parameter.name(), sources.ofTemplate(parameter.value().json()));
        }
    }

    private void ask(Expression source, Tree value) {
        if (unit.inputs().isEmpty()) {
            var in = names.reference(value.json().asString("")).in();
            source.inputs().forEach(name -> inputs.infer(name, null, source instanceof Expression.Input ? in : null));
        }
    }

    /// The caller's inputs that the values are made of.
    Stream<String> read() {
        return bound.values().stream().flatMap(Expression::inputs);
    }

    /// What the caller's `input` is to the steps: itself, unless they have another one of its name, and what is made of
    /// it.
    Stream<String> madeOf(String input) {
        var made = bound.entrySet().stream()
                .filter(each -> each.getValue().inputs().anyMatch(input::equals))
                .map(java.util.Map.Entry::getKey);
        return bound.containsKey(input) ? made : Stream.concat(Stream.of(input), made);
    }

    /// `steps` with these inputs, and those of the caller.
    Work around(Work steps) {
        if (bound.isEmpty()) {
            return steps;
        }
        var all = new LinkedHashMap<String, Expression>();
        inputs.names().forEach(name -> all.put(name, new Expression.Input(name)));
        all.putAll(bound);
        return new Supplied(steps, all);
    }
}
