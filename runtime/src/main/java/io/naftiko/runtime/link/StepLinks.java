package io.naftiko.runtime.link;

import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Steps;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Mapping;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What one step finds its names with, and what is learnt of the step by that.
final class StepLinks implements Step.Links {

    private final StepBlock block;
    private final StepsContext context;
    private final Place place;
    private final List<Step.Shown> inside = new ArrayList<>();
    private StepResult result = StepResult.MADE;
    private Talk talk = Talk.NONE;

    /// Creates the links.
    ///
    /// @param block whose names the step reads
    /// @param place of the step
    StepLinks(StepBlock block, Place place) {
        this.block = block;
        this.context = block.context();
        this.place = place;
    }

    /// What the step comes to.
    StepResult result() {
        return result;
    }

    /// What the step has to say to the caller.
    Talk talk() {
        return talk;
    }

    /// The steps inside of it.
    List<Step.Shown> inside() {
        return inside;
    }

    @Override
    public Optional<Step.LinkedCall> call(String name, Place target, SequencedMap<String, Tree> with) {
        with.values().forEach(block.references()::check);
        var call = new Target.Call(name, target);
        var single = context.unit().calling(call, with, target);
        var parts = context.parts();
        return !parts.calls().has(name) && parts.functions().has(name)
                ? parts.function(name, target).map(function -> connect(single, function))
                : parts.calls().resolve(call).flatMap(plan -> connect(single, plan));
    }

    private Step.LinkedCall connect(Unit single, LinkedFunction function) {
        var linker = new RefLinker(single, function, block.names(), context.inputs(), context.problems());
        var work = linker.linkStep();
        var answered = function.work().format();
        context.connector().variables().note(single, function);
        context.add(linker.sources(), linker::fedBy);
        talk = talk.and(function.work().talk().through(place));
        result = new StepResult(function.work().upstream(), new StepPaths(), answered);
        return new Step.LinkedCall(work, answered);
    }

    private Optional<Step.LinkedCall> connect(Unit single, OperationPlan plan) {
        return context.connector().format(plan).map(format -> {
            var names = block.names();
            var call = new CallLinker(single, plan, names, context.inputs(), context.problems()).linkStep();
            var connection = context.connector().connect(single, call, names, format);
            context.add(call.sources(), call.slots()::fedBy);
            result = new StepResult(
                    connection.upstream(), new StepPaths(plan.operation().outputs()), format);
            return new Step.LinkedCall(connection.work(), format);
        });
    }

    @Override
    public Expression value(Tree value) {
        block.references().check(value);
        return context.reading(new Sources(block.names()).ofWith(value), value.place());
    }

    @Override
    public Expression text(String text, Place at) {
        return block.references().text(text, at);
    }

    @Override
    public Optional<Expression> output(String path, Place at) {
        block.references().checkName(path, at);
        return block.outputs().find(path);
    }

    @Override
    public Optional<Action> steps(List<Tree.Fields> steps, List<Mapping> mappings) {
        var inner = block.inner();
        var linked = inner.link(steps, mappings, List.of(), place);
        inside.addAll(inner.shown());
        talk = talk.and(inner.talk());
        result = new StepResult(null, inner.last().paths(), inner.last().answered());
        return linked.map(Steps::nested);
    }

    @Override
    public Optional<SequencedMap<String, Action>> apart(List<Tree.Fields> steps) {
        var inner = block.inner();
        var linked = inner.linkApart(steps);
        inside.addAll(inner.shown());
        talk = talk.and(inner.talk());
        return linked;
    }

    @Override
    public void readAll() {
        block.outputs().readAll();
        if (context.unit().caller() instanceof Caller.Web web) {
            web.placeholders().forEach(context::read);
        }
    }

    @Override
    public void asks(boolean optional) {
        talk = talk.and(Talk.question(optional ? null : place));
    }

    @Override
    public void tellsProgress() {
        talk = talk.and(Talk.PROGRESS);
    }

    @Override
    public void remarks(Severity level) {
        talk = talk.and(Talk.remark(level));
    }

    @Override
    public NamedFiles files() {
        return context.connector().files();
    }

    @Override
    public Scripting scripting() {
        return context.scripting();
    }

    @Override
    public Problems problems() {
        return context.problems();
    }
}
