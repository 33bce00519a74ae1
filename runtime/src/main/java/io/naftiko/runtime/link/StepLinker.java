package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Condition;
import io.naftiko.runtime.flow.ForEach;
import io.naftiko.runtime.flow.Guarded;
import io.naftiko.runtime.flow.Rescue;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Step.Action;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links one step with what stands around it: its condition, the list whose elements it is done for, and what is done
/// where it fails.
final class StepLinker {

    private final StepBlock block;
    private final Step step;
    private final StepControls controls;
    private final StepLinks links;
    private @Nullable ErrorLinker onError;

    /// Creates the linker.
    ///
    /// @param block in which the step stands
    StepLinker(StepBlock block, Step step, StepControls controls) {
        this.block = block;
        this.step = step;
        this.controls = controls;
        this.links = new StepLinks(controls.items() == null ? block : eachBlock(), step.place());
    }

    private StepBlock eachBlock() {
        if (block.outputs().names().contains(controls.as())) {
            block.reportDuplicate(controls.as(), step.place(), "Say with `as` what each element is called.");
        }
        return block.innerWith(controls.as());
    }

    /// What the step does; empty, with a problem, when it is not well defined.
    Optional<Action> link() {
        var condition = Optional.ofNullable(controls.condition()).flatMap(this::condition);
        var action = repeated(step.link(links));
        if (controls.onError() != null) {
            onError = new ErrorLinker(block, controls.onError());
            action = rescued(action, onError.link());
        }
        return condition.isEmpty() ? action : action.map(found -> new Guarded(condition.get(), found));
    }

    private Optional<Condition> condition(Tree written) {
        return new ConditionParser(block.references(), block.context()).parse(written);
    }

    private Optional<Action> repeated(Optional<Action> action) {
        return controls.items() == null
                ? action
                : items(controls.items())
                        .flatMap(items -> action.map(links.result()::whole)
                                .map(each -> StepBlock.once(links.talk(), each))
                                .map(each -> new ForEach(
                                        step.name(),
                                        items,
                                        controls.as(),
                                        controls.concurrency(),
                                        controls.maxItems(),
                                        each)));
    }

    private Optional<Expression> items(Tree written) {
        return written instanceof Tree.Scalar name
                ? block.references().resolve(name.text(), name.place())
                : Optional.of(new StepLinks(block, written.place()).value(written));
    }

    private Optional<Action> rescued(Optional<Action> action, Optional<Action> instead) {
        return action.map(repeated()::wholeBeside)
                .flatMap(tried -> instead.map(other -> new Rescue(step.name(), tried, other)));
    }

    private StepResult repeated() {
        return controls.items() == null ? links.result() : StepResult.MADE;
    }

    /// What the step comes to.
    StepResult result() {
        return onError == null ? repeated() : repeated().or(onError.result());
    }

    /// What the step has to say to the caller.
    Talk talk() {
        return onError == null ? links.talk() : links.talk().and(onError.talk());
    }

    /// The step for people.
    Step.Shown shown() {
        return new Step.Shown(
                step.name(),
                step.type(),
                text(controls.condition()),
                text(controls.items()),
                links.result().upstream(),
                links.inside(),
                onError == null ? null : onError.shown(),
                onError == null ? List.of() : onError.steps());
    }

    private static @Nullable String text(@Nullable Tree written) {
        return written == null ? null : Json.plain(written.json());
    }
}
