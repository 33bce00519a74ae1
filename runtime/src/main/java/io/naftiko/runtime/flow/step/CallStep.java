package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// `type: call`: calls an operation. It comes to what the operation answers.
///
/// @param call `namespace.operation`
/// @param with the values that the operation gets, by the name of its input
public record CallStep(String name, String call, SequencedMap<String, Tree> with, Place target, Place place)
        implements Step {

    public CallStep {
        with = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(with));
    }

    public static CallStep read(Section section) {
        var with = new LinkedHashMap<String, Tree>();
        if (section.tree("with") instanceof Tree.Fields fields) {
            with.putAll(fields.entries());
        }
        return new CallStep(
                section.required("name"), section.required("call"), with, section.place("call"), section.place());
    }

    @Override
    public String type() {
        return "call";
    }

    @Override
    public Optional<Action> link(Links links) {
        return links.call(call, target, with)
                .map(linked -> scope -> new Outcome.Answered(linked.work().run(scope), linked.format()));
    }
}
