package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Rescue;
import io.naftiko.runtime.flow.Steps;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.report.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// Links `onError` of one step: `continue`, `value`, or another step to do instead. All of them can read `error`.
final class ErrorLinker {

    /// Of a step that is done instead, where it has none of its own.
    private static final String NAME = "onError";

    private final StepBlock block;
    private final Tree written;

    /// Creates the linker.
    ///
    /// @param outer in which the step stands
    ErrorLinker(StepBlock outer, Tree written) {
        this.block = outer.innerWith(Rescue.ERROR);
        this.written = written;
    }

    /// What is done instead; empty, with a problem, when it is not well defined.
    Optional<Action> link() {
        return switch (written) {
            case Tree.Scalar word
            when word.text().equals("continue") -> Optional.of(_ -> new Outcome.Made(NullNode.getInstance()));
            case Tree.Fields fields when isValue(fields) -> Optional.of(value(fields));
            case Tree.Fields fields -> instead(fields);
            case Tree.Scalar _, Tree.Items _ -> unclear();
        };
    }

    private static boolean isValue(Tree.Fields fields) {
        return fields.entries().size() == 1 && fields.entries().containsKey("value");
    }

    private Action value(Tree.Fields fields) {
        var value = new StepLinks(block, fields.place())
                .value(fields.entries().firstEntry().getValue());
        return scope -> {
            var found = value.value(scope);
            return new Outcome.Made(found == null ? NullNode.getInstance() : found);
        };
    }

    private Optional<Action> instead(Tree.Fields fields) {
        var entries = new LinkedHashMap<>(fields.entries());
        entries.putIfAbsent("name", new Tree.Scalar(fields.place(), NAME, StringNode.valueOf(NAME)));
        var other = new Tree.Fields(fields.place(), entries);
        return block.link(List.of(other), List.of(), List.of(), fields.place())
                .map(Steps::nested)
                .map(block.last()::wholeBeside);
    }

    private Optional<Action> unclear() {
        block.context()
                .problems()
                .add(
                        Code.WRONG_SHAPE,
                        written.place(),
                        "`onError` takes `continue`, a `value`, or a step to do instead.",
                        "Write `onError: continue`, or `onError: {value: …}`, `{steps: …}`, `{fail: …}`.");
        return Optional.empty();
    }

    StepResult result() {
        return block.last();
    }

    /// What it has to say to the caller.
    Talk talk() {
        return block.talk();
    }

    /// What is done, for people: `continue`, `value`, or the type of a step.
    String shown() {
        return switch (written) {
            case Tree.Fields fields when isValue(fields) -> "value";
            case Tree.Fields _ when !steps().isEmpty() -> steps().getFirst().type();
            case Tree.Scalar _, Tree.Items _, Tree.Fields _ -> "continue";
        };
    }

    /// The step that is done instead; empty for a value.
    List<Step.Shown> steps() {
        return block.shown();
    }
}
