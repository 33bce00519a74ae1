package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Place;
import java.util.Optional;

/// `type: roots`: asks the caller where its files are. It comes to `roots`, a list of `uri` and `name`.
///
/// @param optional whether the step is skipped where the caller cannot say it
public record RootsStep(String name, boolean optional, Place place) implements Step {

    public static RootsStep read(Section section) {
        section.ignore("roots");
        return new RootsStep(section.required("name"), Boolean.TRUE.equals(section.flag("optional")), section.place());
    }

    @Override
    public String type() {
        return "roots";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.asks(optional);
        return Optional.of(new Asked(_ -> new Question.Roots(), optional, answer -> answer));
    }
}
