package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Bulkhead;
import io.naftiko.runtime.flow.Mapped;
import io.naftiko.runtime.flow.Mock;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Links the units of one server, each to a routine.
final class UnitLinker {

    private final Calls calls;
    private final Names names;
    private final Vocabulary vocabulary;
    private final Connector connector;
    private final Bulkhead bulkhead;
    private final Scripting scripting;
    private final Problems problems;

    UnitLinker(
            Calls calls,
            Names names,
            Vocabulary vocabulary,
            Connector connector,
            Bulkhead bulkhead,
            Scripting scripting,
            Problems problems) {
        this.calls = calls;
        this.names = names;
        this.vocabulary = vocabulary;
        this.connector = connector;
        this.bulkhead = bulkhead;
        this.scripting = scripting;
        this.problems = problems;
    }

    /// The routine of `unit`; empty, with a problem, when the unit is not well defined.
    Optional<Routine> link(Unit declared) {
        int before = problems.errors();
        var unit = RawSchema.spread(declared);
        var called = unit.target() instanceof Target.Call call ? calls.resolve(call) : Optional.<OperationPlan>empty();
        reportUndescribed(unit, called);
        var routine = switch (unit.target()) {
            case Target.Call _ -> called.flatMap(plan -> call(unit, plan));
            case Target.Steps steps -> steps(unit, steps);
            case Target.Forward forward -> forward(unit, forward);
            case Target.Mock _ -> mock(unit);
            case Target.Files files -> files(unit, files);
            case Target.Prompt prompt -> prompt(unit, prompt);
            case Target.Later later -> later(later);
        };
        return problems.errors() > before ? Optional.empty() : routine;
    }

    private void reportUndescribed(Unit unit, Optional<OperationPlan> called) {
        if (unit.caller() instanceof Caller.Agent && unit.description() == null) {
            problems.add(new Problem(
                    Code.DESCRIPTION_MISSING,
                    unit.place(),
                    "The tool `" + unit.name() + "` has no description, by which agents choose.",
                    "Say in `description` what it does and when to use it.",
                    called.map(OperationPlan::description)
                            .map(text -> new Fix.Write(unit.place(), "description", text, List.of("name", "label")))
                            .orElse(null)));
        }
    }

    /// What a unit does.
    ///
    /// @param answer what comes of it; null when nobody knows before
    private record Answering(Work work, @Nullable AnswerSchema answer) {}

    private Optional<Routine> call(Unit unit, OperationPlan plan) {
        return connector.format(plan).map(format -> {
            var inputs = new InputDrafts(unit.caller());
            var call = new CallLinker(unit, plan, names, inputs, problems).link();
            var connection = connector.connect(unit, call, names, format);
            var work = mapped(connection, unit, plan, values(unit, inputs));
            return routine(unit, inputs.inputs(call.slots()::fedBy), work, connection.upstream(), List.of());
        });
    }

    /// The values that outputs of `unit` give, whose inputs are the caller's where the unit declares none.
    private GivenValues values(Unit unit, InputDrafts inputs) {
        return new GivenValues(names, source -> {
            connector.variables().note(unit, source, unit.place());
            if (unit.inputs().isEmpty()) {
                source.inputs().forEach(name -> inputs.infer(name, null, null));
            }
        });
    }

    private Answering mapped(Connector.Connection call, Unit unit, OperationPlan plan, GivenValues values) {
        var format = call.format();
        var paths = new OperationPaths(plan.operation().outputs());
        var output = new OutputLinker(paths::selector, values, problems).link(unit.outputs());
        if (output.isPresent()) {
            return new Answering(
                    new Mapped(call.work(), format, output.get()), AnswerSchemas.of(output.get(), unit.outputs()));
        }
        return new Answering(
                format.identityKeepsBytes()
                        ? call.work()
                        : new Mapped(call.work(), format, new Output.Node(new Selector.Root())),
                null);
    }

    private Optional<Routine> steps(Unit unit, Target.Steps steps) {
        return new StepsLinker(unit, calls, names, vocabulary, connector, scripting, problems)
                .link(steps)
                .map(linked -> routine(
                        unit, linked.inputs(), new Answering(linked.work(), linked.answer()), null, linked.shown()));
    }

    private Optional<Routine> forward(Unit unit, Target.Forward forward) {
        return calls.forwarding(forward)
                .flatMap(plan -> new ForwardLinker(unit, plan, names, connector, problems).link(forward))
                .map(linked -> routine(
                        unit, linked.inputs(), new Answering(linked.work(), null), linked.upstream(), List.of()));
    }

    private Optional<Routine> mock(Unit unit) {
        if (!unit.hasConstantOutput()) {
            problems.add(
                    Code.CALL_MISSING,
                    unit.place(),
                    "`" + unit.name() + "` has neither a `call` nor an output with a `value`.",
                    "Write `call: namespace.operation`.");
            return Optional.empty();
        }
        var inputs = new InputDrafts(unit.caller());
        var bound = new BoundInputs(unit, names, inputs);
        unit.caller().placeholders().forEach(name -> inputs.infer(name, null, null));
        var output = new MockLinker(values(unit, inputs)).answer(unit.outputs());
        var work = new Answering(bound.around(new Mock(output)), AnswerSchemas.of(output, unit.outputs()));
        return Optional.of(routine(unit, inputs.inputs(_ -> List.of()), work, null, List.of()));
    }

    private Optional<Routine> files(Unit unit, Target.Files files) {
        return new FilesLinker(connector.files())
                .link(unit, files)
                .map(served -> Routines.of(unit.name(), served.inputs(), bulkhead.around(served.work())));
    }

    private Optional<Routine> prompt(Unit unit, Target.Prompt prompt) {
        var inputs = new InputDrafts(unit.caller());
        unit.inputs().forEach(inputs::declare);
        return new PromptLinker(connector.files(), problems)
                .link(unit, prompt)
                .map(messages -> Routines.of(
                        unit.name(), inputs.inputs(_ -> List.of()), new Mock(new Output.Given(messages, null))));
    }

    private Routine routine(
            Unit unit, List<Input> found, Answering does, Routine.@Nullable Upstream upstream, List<Step.Shown> steps) {
        var inputs = unit.caller() instanceof Caller.Reader reader ? inAddress(unit, reader, found) : found;
        ObjectNode schema = unit.inputSchema() == null ? InputSchema.of(inputs) : unit.inputSchema();
        return new Routine(
                unit.name(),
                inputs,
                schema,
                new Arguments(inputs),
                bulkhead.around(does.work()),
                upstream,
                steps,
                does.answer());
    }

    /// Who reads a resource gives what its address holds; an input that would have to come from elsewhere never comes.
    private List<Input> inAddress(Unit unit, Caller.Reader reader, List<Input> inputs) {
        var never = inputs.stream()
                .filter(input -> !reader.placeholders().contains(input.name()))
                .toList();
        never.stream().filter(Input::required).forEach(input -> reportMissing(unit, input.name()));
        return inputs.stream().filter(input -> !never.contains(input)).toList();
    }

    private void reportMissing(Unit unit, String input) {
        problems.add(
                Code.RESOURCE_INPUT_MISSING,
                unit.place(),
                "The resource `" + unit.name() + "` needs `" + input
                        + "`, and its `uri` has no placeholder of that name.",
                "Write `{" + input + "}` into the `uri`, or give the value in `with`.");
    }

    private Optional<Routine> later(Target.Later later) {
        problems.add(
                Code.KEYWORD_UNSUPPORTED,
                later.place(),
                "`" + later.keyword() + "` is understood, but this version of the engine does not run it.",
                "Use `call`.");
        return Optional.empty();
    }
}
