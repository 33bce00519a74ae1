package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Once;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Presentation;
import io.naftiko.runtime.flow.Steps;
import io.naftiko.runtime.model.Mapping;
import io.naftiko.runtime.model.OutputParameter;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Links steps that stand together, in order: each reads those before it, and what the blocks around it have.
final class StepBlock {

    private static final int DEEPEST = 5;
    private static final String OWN_NAME = "Give each step a name of its own.";

    private final StepsContext context;
    private final Problems problems;
    private final StepOutputs outputs;
    private final Names names;
    private final int depth;
    private final SequencedMap<String, Action> actions = new LinkedHashMap<>();
    private final List<Step.Shown> shown = new ArrayList<>();
    private StepResult last = StepResult.MADE;
    private Talk talk = Talk.NONE;

    /// The outermost block of a unit.
    StepBlock(StepsContext context) {
        this(context, new StepOutputs(), 1);
    }

    private StepBlock(StepsContext context, StepOutputs outputs, int depth) {
        this.context = context;
        this.problems = context.problems();
        this.outputs = outputs;
        this.names = context.names().after(outputs);
        this.depth = depth;
    }

    /// A block inside of this one, which reads what is here already.
    StepBlock inner() {
        return new StepBlock(context, new StepOutputs(outputs), depth + 1);
    }

    /// A block like [#inner] that can read one more value.
    StepBlock innerWith(String name) {
        var block = new StepBlock(context, new StepOutputs(outputs), depth);
        block.outputs.add(name, new StepPaths());
        return block;
    }

    StepsContext context() {
        return context;
    }

    Names names() {
        return names;
    }

    StepOutputs outputs() {
        return outputs;
    }

    StepReferences references() {
        return new StepReferences(context, names, outputs);
    }

    /// The steps for people.
    List<Step.Shown> shown() {
        return shown;
    }

    /// What the steps have to say to the caller.
    Talk talk() {
        return talk;
    }

    /// What the last step comes to.
    StepResult last() {
        return last;
    }

    /// Steps in turn; empty, with a problem, when one is not well defined.
    ///
    /// @param place where they stand
    Optional<Steps> link(
            List<Tree.Fields> steps, List<Mapping> mappings, List<OutputParameter> parameters, Place place) {
        return link(steps, mappings, parameters, Optional::empty, place);
    }

    /// The same with what an agent is shown of what they come to.
    Optional<Steps> link(
            List<Tree.Fields> steps,
            List<Mapping> mappings,
            List<OutputParameter> parameters,
            Supplier<Optional<Presentation>> presentation,
            Place place) {
        return link(steps, () -> output(mappings, parameters), presentation, place);
    }

    /// The same.
    ///
    /// @param answer what they come to, found once they are known; empty where that is what the last one comes to
    Optional<Steps> link(
            List<Tree.Fields> steps,
            Supplier<Optional<Output>> answer,
            Supplier<Optional<Presentation>> presentation,
            Place place) {
        int before = problems.errors();
        reportSize(steps, place);
        steps.forEach(this::add);
        if (steps.isEmpty() || problems.errors() > before) {
            return Optional.empty();
        }
        var output = answer.get();
        last = output.isPresent() ? StepResult.MADE : last;
        var shown = presentation.get();
        var stages = new ArrayList<Steps.Stage>();
        actions.forEach((name, action) -> stages.add(stage(name, action)));
        return Optional.of(new Steps(stages, output.orElse(null), shown.orElse(null), !talk.tellsProgress()));
    }

    /// A run that has no questions is never taken up again, and keeps no journal.
    private Steps.Stage stage(String name, Action action) {
        boolean read = outputs.isRead(name);
        return new Steps.Stage(name, talk.asks() ? new Once(action, read) : action, read);
    }

    private Optional<Output> output(List<Mapping> mappings, List<OutputParameter> parameters) {
        var values = new GivenValues(
                names, source -> context.reading(source, context.unit().place()));
        return new StepsOutput(outputs, values, references(), problems).link(mappings, parameters, last.raw());
    }

    private void reportSize(List<Tree.Fields> steps, Place place) {
        if (steps.isEmpty()) {
            problems.add(Code.CALL_MISSING, place, "`" + context.unit().name() + "` has no step.", "Write one.");
        }
        if (depth > DEEPEST) {
            problems.add(
                    Code.STEP_LIMIT,
                    place,
                    "These steps stand " + depth + " deep, and at most " + DEEPEST + " levels are run.",
                    "Move some of them up.");
        }
    }

    /// Each step by itself, by its name; empty, with a problem, when one is not well defined.
    Optional<SequencedMap<String, Action>> linkApart(List<Tree.Fields> steps) {
        int before = problems.errors();
        var all = new LinkedHashMap<String, Action>();
        for (var step : steps) {
            var alone = inner();
            alone.reportSize(steps, step.place());
            context.section(step).required("name");
            alone.add(step);
            alone.actions.forEach((name, action) -> {
                if (all.putIfAbsent(name, alone.last.whole(action)) != null) {
                    reportDuplicate(name, step.place(), OWN_NAME);
                }
            });
            shown.addAll(alone.shown);
            talk = talk.and(alone.talk);
        }
        all.replaceAll((_, action) -> once(talk, action));
        return problems.errors() > before ? Optional.empty() : Optional.of(all);
    }

    /// One of several actions of a step, of which each is done once.
    static Action once(Talk talk, Action action) {
        return talk.asks() ? new Once(action, true) : action;
    }

    private void add(Tree.Fields fields) {
        var section = context.section(fields);
        var controls = StepControls.read(section);
        var type = type(section);
        var kind = context.parts().vocabulary().steps().get(type);
        if (kind == null) {
            reportType(type, section);
            outputs.add(section.textOr("name", ""), new StepPaths());
            return;
        }
        section.ignore("type", "label", "display", "description", "tags");
        var step = kind.apply(section);
        section.close();
        add(step, controls);
    }

    /// A step without `type` has the one whose keyword it has.
    private String type(Section section) {
        var type = section.text("type");
        return type == null
                ? context.parts().vocabulary().steps().keySet().stream()
                        .filter(section::has)
                        .findFirst()
                        .orElse("")
                : type;
    }

    private void add(Step step, StepControls controls) {
        if (outputs.names().contains(step.name())) {
            reportDuplicate(step.name(), step.place(), OWN_NAME);
            return;
        }
        var linker = new StepLinker(this, step, controls);
        var action = linker.link();
        last = linker.result();
        shown.add(linker.shown());
        talk = talk.and(linker.talk());
        if (step.name().isEmpty()) {
            action.ifPresent(found -> actions.put(nameless(step), found));
        } else {
            outputs.add(step.name(), last.paths());
            action.ifPresent(found -> actions.put(step.name(), found));
        }
    }

    /// What a step without a name is called where a run is shown.
    private String nameless(Step step) {
        var name = step.type() + " on line " + step.place().line();
        return actions.containsKey(name) ? name + ", column " + step.place().column() : name;
    }

    private void reportType(String type, Section section) {
        var types = context.parts().vocabulary().steps().keySet();
        problems.add(
                Code.STEP_TYPE,
                section.place("type"),
                "A step of type `" + type + "` is not one that the engine has: " + String.join(", ", types) + ".",
                Suggestion.didYouMean(type, types));
    }

    void reportDuplicate(String name, Place place, String proposal) {
        problems.add(
                Code.STEP_DUPLICATE,
                place,
                "The name `" + name + "` is taken by another step of `"
                        + context.unit().name() + "`.",
                proposal);
    }
}
