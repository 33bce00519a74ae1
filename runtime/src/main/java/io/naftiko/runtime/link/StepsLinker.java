package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Presentation;
import io.naftiko.runtime.flow.Steps;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links the steps of one unit, and finds the inputs that they ask of callers.
final class StepsLinker {

    private final Unit unit;
    private final StepsContext context;
    private final Problems problems;

    StepsLinker(Unit unit, Names names, Parts parts) {
        this.unit = unit;
        this.context = new StepsContext(unit, names, parts);
        this.problems = parts.problems();
    }

    /// The steps; empty, with a problem, when one of them is not well defined.
    Optional<LinkedWork> link(Target.Steps target) {
        var block = new StepBlock(context);
        return block.link(target.steps(), target.mappings(), unit.outputs(), () -> presentation(block), target.place())
                .map(steps -> work(steps, block));
    }

    /// The steps of a prompt, which come to its messages.
    Optional<LinkedWork> link(Target.Steps target, Target.Prompt prompt) {
        var block = new StepBlock(context);
        return block.link(target.steps(), () -> messages(prompt, block), Optional::empty, target.place())
                .map(steps -> work(steps, block));
    }

    private Optional<Output> messages(Target.Prompt prompt, StepBlock block) {
        return new PromptLinker(context.connector().files(), block.names(), problems)
                .link(unit, prompt)
                .map(messages -> new Output.Given(context.reading(messages, prompt.place()), null));
    }

    private LinkedWork work(Steps steps, StepBlock block) {
        reportUnused();
        var answered = steps.presentation() == null ? block.last().answered() : null;
        return new LinkedWork(
                context.bound().around(steps),
                answered == null ? context.parts().json() : answered,
                context.inputs().inputs(context::fedBy),
                null,
                block.shown(),
                answer(steps),
                block.talk());
    }

    private Optional<Presentation> presentation(StepBlock block) {
        return new PresentationLinker(
                        block.names(),
                        source -> context.reading(source, unit.place()),
                        context.connector().files(),
                        problems)
                .link(unit);
    }

    private @Nullable AnswerSchema answer(Steps steps) {
        return steps.output() == null ? null : AnswerSchemas.of(steps.output(), unit.outputs());
    }

    private void reportUnused() {
        context.bound().read().forEach(context::read);
        unit.caller().placeholders().stream()
                .filter(name -> !context.isRead(name))
                .forEach(name -> problems.add(
                        Code.ROUTE_PARAMETER_UNUSED,
                        unit.target().place(),
                        "The placeholder `{" + name + "}` of the address feeds none of the steps.",
                        "Say in a step's `with` where it goes: `"
                                + unit.caller().root() + "." + name + "`."));
    }
}
