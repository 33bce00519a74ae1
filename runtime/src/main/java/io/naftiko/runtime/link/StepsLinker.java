package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Steps;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Input.Destination;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links the steps of one unit in order, each with the names of those before it.
final class StepsLinker implements Step.Links {

    private final Unit unit;
    private final Calls calls;
    private final Names names;
    private final Vocabulary vocabulary;
    private final Connector connector;
    private final Problems problems;
    private final InputDrafts inputs;
    private final BoundInputs bound;
    private final StepOutputs outputs = new StepOutputs();
    private final StepReferences references;
    private final List<Slots> slots = new ArrayList<>();
    private final Set<String> inputsRead = new LinkedHashSet<>();
    private final List<Step.Shown> shown = new ArrayList<>();
    private Came last = Came.MADE;

    StepsLinker(Unit unit, Calls calls, Names names, Vocabulary vocabulary, Connector connector, Problems problems) {
        this.unit = unit;
        this.calls = calls;
        this.names = names.after(outputs);
        this.vocabulary = vocabulary;
        this.connector = connector;
        this.problems = problems;
        this.inputs = new InputDrafts(unit.caller());
        this.bound = new BoundInputs(unit, names, inputs);
        this.references = new StepReferences(unit, this.names, outputs, problems);
    }

    /// What is known of what a step comes to.
    ///
    /// @param upstream what it calls; null when the engine makes the value itself
    /// @param paths on the value
    /// @param raw whether the bytes that it answers are its value as they are
    private record Came(Routine.@Nullable Upstream upstream, StepPaths paths, boolean raw) {

        static final Came MADE = new Came(null, new StepPaths(), true);
    }

    /// Steps that are ready to run.
    record LinkedSteps(Work work, List<Input> inputs, List<Step.Shown> shown) {}

    /// The steps; empty, with a problem, when one of them is not well defined.
    Optional<LinkedSteps> link(Target.Steps target) {
        if (target.steps().isEmpty()) {
            problems.add(Code.CALL_MISSING, target.place(), "`" + unit.name() + "` has no step.", "Write one.");
        }
        var actions = new ArrayList<Step.Action>();
        target.steps().forEach(each -> read(each).flatMap(this::action).ifPresent(actions::add));
        if (actions.size() < target.steps().size() || actions.isEmpty()) {
            return Optional.empty();
        }
        var output = new StepsOutput(outputs, new GivenValues(names, this::read), references, problems)
                .link(target.mappings(), unit.outputs(), last.raw());
        reportUnused();
        var stages = stages(actions);
        var work = new Steps(stages.subList(0, stages.size() - 1), stages.getLast(), output.orElse(null));
        return Optional.of(new LinkedSteps(bound.around(work), inputs.inputs(this::fedBy), shown));
    }

    private Optional<Step> read(Tree.Fields fields) {
        var section = new Section(fields, problems);
        var type = section.textOr("type", section.has("call") ? "call" : "");
        var kind = vocabulary.steps().get(type);
        if (kind == null) {
            problems.add(
                    Code.STEP_TYPE,
                    section.place("type"),
                    "A step of type `" + type + "` is not one that the engine has: "
                            + String.join(", ", vocabulary.steps().keySet()) + ".",
                    Suggestion.didYouMean(type, vocabulary.steps().keySet()));
            outputs.add(section.textOr("name", ""), Came.MADE.paths());
            return Optional.empty();
        }
        section.ignore("label", "display", "description", "tags");
        var step = kind.apply(section);
        section.close();
        return isNew(step) ? Optional.of(step) : Optional.empty();
    }

    private boolean isNew(Step step) {
        boolean isNew = !outputs.names().contains(step.name());
        if (!isNew) {
            problems.add(
                    Code.STEP_DUPLICATE,
                    step.place(),
                    "The name `" + step.name() + "` is taken by another step of `" + unit.name() + "`.",
                    "Give each step a name of its own.");
        }
        return isNew;
    }

    private Optional<Step.Action> action(Step step) {
        last = Came.MADE;
        var action = step.link(this);
        shown.add(new Step.Shown(step.name(), step.type(), last.upstream()));
        outputs.add(step.name(), last.paths());
        return action;
    }

    private List<Steps.Stage> stages(List<Step.Action> actions) {
        var stages = new ArrayList<Steps.Stage>();
        for (var name : outputs.names()) {
            stages.add(new Steps.Stage(name, actions.get(stages.size()), outputs.isRead(name)));
        }
        return stages;
    }

    @Override
    public Optional<Step.LinkedCall> call(String name, Place place, SequencedMap<String, Tree> with) {
        with.values().forEach(references::check);
        var target = new Target.Call(name, place);
        return calls.resolve(target).flatMap(plan -> connect(unit.calling(target, with, place), plan));
    }

    private Optional<Step.LinkedCall> connect(Unit single, OperationPlan plan) {
        return connector.format(plan).map(format -> {
            var call = new CallLinker(single, plan, names, inputs, problems).linkStep();
            var connection = connector.connect(single, call, names, format);
            slots.add(call.slots());
            call.sources().inputs().forEach(inputsRead::add);
            last = new Came(
                    connection.upstream(), new StepPaths(plan.operation().outputs()), format.identityKeepsBytes());
            return new Step.LinkedCall(connection.work(), format);
        });
    }

    @Override
    public Expression value(Tree value) {
        references.check(value);
        var source = new Sources(names).ofWith(value);
        source.inputs().forEach(this::read);
        return source;
    }

    private void read(String input) {
        inputsRead.add(input);
        if (unit.inputs().isEmpty()) {
            inputs.infer(input, null, null);
        }
    }

    @Override
    public Optional<Expression> output(String path, Place place) {
        references.checkName(path, place);
        return outputs.find(path);
    }

    private List<Destination> fedBy(String input) {
        return bound.madeOf(input)
                .flatMap(name -> slots.stream().flatMap(each -> each.fedBy(name).stream()))
                .distinct()
                .toList();
    }

    private void reportUnused() {
        if (!(unit.caller() instanceof Caller.Web web)) {
            return;
        }
        bound.read().forEach(inputsRead::add);
        web.placeholders().stream()
                .filter(name -> !inputsRead.contains(name))
                .forEach(name -> problems.add(
                        Code.ROUTE_PARAMETER_UNUSED,
                        unit.target().place(),
                        "The placeholder `{" + name + "}` of the route feeds none of the steps.",
                        "Say in a step's `with` where it goes: `rest." + name + "`."));
    }
}
