package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Mapping;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Optional;

/// `type: steps`: steps of its own, one after the other, which nobody outside sees.
///
/// It comes to what `mappings` make of them, else to what the last one came to.
public record GroupStep(String name, List<Tree.Fields> steps, List<Mapping> mappings, Place place) implements Step {

    public GroupStep {
        steps = List.copyOf(steps);
        mappings = List.copyOf(mappings);
    }

    public static GroupStep read(Section section) {
        return new GroupStep(
                section.required("name"),
                section.named("steps", Section::fields),
                Mapping.all(section),
                section.place());
    }

    @Override
    public String type() {
        return "steps";
    }

    @Override
    public Optional<Action> link(Links links) {
        return links.steps(steps, mappings);
    }
}
