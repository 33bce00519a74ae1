package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Parallel;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Optional;

/// `type: parallel`: steps that run at the same time, none of which sees another.
///
/// It comes to an object with what each came to, by its name.
public record ParallelStep(String name, List<Tree.Fields> steps, Place target, Place place) implements Step {

    private static final int MOST = 32;

    public ParallelStep {
        steps = List.copyOf(steps);
    }

    public static ParallelStep read(Section section) {
        var step = new ParallelStep(
                section.required("name"),
                section.named("parallel", Section::fields),
                section.place("parallel"),
                section.place());
        if (step.steps.isEmpty()) {
            section.problems().add(Code.CALL_MISSING, step.target, "`parallel` has no step.", "Write one.");
        } else if (step.steps.size() > MOST) {
            section.problems()
                    .add(
                            Code.STEP_LIMIT,
                            step.target,
                            "`parallel` has " + step.steps.size() + " steps, and at most " + MOST
                                    + " run at the same time.",
                            "Use `forEach` with `concurrency`, or several `parallel` steps in turn.");
        }
        return step;
    }

    @Override
    public String type() {
        return "parallel";
    }

    @Override
    public Optional<Action> link(Links links) {
        return links.apart(steps).map(Parallel::new);
    }
}
