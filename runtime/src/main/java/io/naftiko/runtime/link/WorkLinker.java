package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Labelled;
import io.naftiko.runtime.flow.Mapped;
import io.naftiko.runtime.flow.Mock;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Presentation;
import io.naftiko.runtime.flow.Presented;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Links what units and functions do.
///
/// @param names as the unit's server, or the function's aggregate, sees them
record WorkLinker(Parts parts, Names names) {

    /// What `unit` does; empty, with a problem, when it is not well defined.
    Optional<LinkedWork> link(Unit unit) {
        int before = parts.problems().errors();
        var work = switch (unit.target()) {
            case Target.Call call -> parts.calls().resolve(call).flatMap(plan -> call(unit, plan));
            case Target.Steps steps -> new StepsLinker(unit, names, parts).link(steps);
            case Target.Ref ref -> parts.function(ref.name(), ref.place()).map(function -> ref(unit, function));
            case Target.Forward forward -> forward(unit, forward);
            case Target.Mock _ -> mock(unit);
            case Target.Files files -> files(unit, files);
            case Target.Prompt prompt -> prompt(unit, prompt);
        };
        return parts.problems().errors() > before ? Optional.empty() : work;
    }

    private Optional<LinkedWork> call(Unit unit, OperationPlan plan) {
        return parts.connector().format(plan).map(format -> {
            var inputs = new InputDrafts(unit.caller());
            var call = new CallLinker(unit, plan, names, inputs, parts.problems()).link();
            var connection = isPassedOn(unit, plan, format)
                    ? parts.connector().pass(unit, call, names, format)
                    : parts.connector().connect(unit, call, names, format);
            var paths = new OperationPaths(plan.operation().outputs());
            var answer = answer(connection.work(), format, paths::selector, unit, inputs);
            return new LinkedWork(
                    labelled(answer.work(), plan),
                    answer.format(),
                    inputs.inputs(call.slots()::fedBy),
                    connection.upstream(),
                    List.of(),
                    answer.schema() == null && unit.outputs().isEmpty() && !showsContent(unit)
                            ? plan.operation().answer()
                            : answer.schema());
        });
    }

    /// Whether a web client gets what the API answers, byte by byte.
    private static boolean isPassedOn(Unit unit, OperationPlan plan, Format format) {
        return unit.caller() instanceof Caller.Web
                && unit.outputs().isEmpty()
                && plan.paging() == null
                && format.identityKeepsBytes();
    }

    /// Whether an agent is shown something else than the answer, which is told only where the file says what it is.
    private static boolean showsContent(Unit unit) {
        return unit.caller() instanceof Caller.Agent agent && agent.content() != null;
    }

    private static Work labelled(Work work, OperationPlan plan) {
        var mediaType = plan.operation().mediaType();
        return mediaType == null ? work : new Labelled(work, mediaType);
    }

    private LinkedWork ref(Unit unit, LinkedFunction function) {
        var inputs = new InputDrafts(unit.caller());
        var linker = new RefLinker(unit, function, names, inputs, parts.problems());
        var work = linker.link();
        parts.connector().variables().note(unit, function);
        var answer = answer(work, function.work().format(), Selector::of, unit, inputs);
        return new LinkedWork(
                answer.work(),
                answer.format(),
                inputs.inputs(linker::fedBy),
                function.work().upstream(),
                function.work().steps(),
                unit.outputs().isEmpty() && !showsContent(unit)
                        ? function.work().answer()
                        : answer.schema(),
                function.work().talk().through(unit.target().place()));
    }

    private Optional<LinkedWork> forward(Unit unit, Target.Forward forward) {
        return parts.calls()
                .forwarding(forward)
                .flatMap(
                        plan -> new ForwardLinker(unit, plan, names, parts.connector(), parts.problems()).link(forward))
                .map(linked -> new LinkedWork(
                        linked.work(), parts.json(), linked.inputs(), linked.upstream(), List.of(), null));
    }

    private Optional<LinkedWork> mock(Unit unit) {
        var inputs = new InputDrafts(unit.caller());
        var shown = presentation(unit, inputs);
        if (shown.isEmpty() && !unit.hasConstantOutput()) {
            parts.problems()
                    .add(
                            Code.CALL_MISSING,
                            unit.place(),
                            "`" + unit.name() + "` has neither a `call` nor an output with a `value`.",
                            "Write `call: namespace.operation`.");
            return Optional.empty();
        }
        var bound = new BoundInputs(unit, names, inputs);
        unit.caller().placeholders().forEach(name -> inputs.infer(name, null, null));
        var output = new MockLinker(values(unit, inputs)).answer(unit.outputs());
        var mock = new Mock(output);
        return Optional.of(new LinkedWork(
                bound.around(shown.isEmpty() ? mock : new Presented(mock, parts.json(), shown.get())),
                parts.json(),
                inputs.inputs(_ -> List.of()),
                null,
                List.of(),
                unit.outputs().isEmpty() ? null : AnswerSchemas.of(output, unit.outputs())));
    }

    private Optional<LinkedWork> files(Unit unit, Target.Files files) {
        return new FilesLinker(parts.connector().files())
                .link(unit, files)
                .map(served -> made(served.work(), served.inputs()));
    }

    private Optional<LinkedWork> prompt(Unit unit, Target.Prompt prompt) {
        if (prompt.steps() != null) {
            return new StepsLinker(unit.withTarget(prompt.steps()), names, parts).link(prompt.steps(), prompt);
        }
        var inputs = new InputDrafts(unit.caller());
        unit.inputs().forEach(inputs::declare);
        return new PromptLinker(parts.connector().files(), names, parts.problems())
                .link(unit, prompt)
                .map(messages -> made(new Mock(new Output.Given(messages, null)), inputs.inputs(_ -> List.of())));
    }

    /// A work of the engine's own.
    private LinkedWork made(Work work, List<Input> inputs) {
        return new LinkedWork(work, parts.json(), inputs, null, List.of(), null);
    }

    /// What shapes an answer.
    ///
    /// @param format reads what comes of it
    /// @param schema of what comes of it; null when nobody knows before
    private record Answer(
            Work work, Format format, @Nullable AnswerSchema schema) {}

    /// The answer of `work` as the outputs of `unit` say.
    ///
    /// @param format reads what `work` answers
    /// @param paths the selectors of paths on it
    private Answer answer(
            Work work, Format format, Function<String, Optional<Selector>> paths, Unit unit, InputDrafts inputs) {
        var output = new OutputLinker(paths, values(unit, inputs), parts.problems())
                .link(unit.outputs())
                .orElse(null);
        var answer = output == null
                ? new Answer(work, format, null)
                : new Answer(new Mapped(work, format, output), parts.json(), AnswerSchemas.of(output, unit.outputs()));
        return presentation(unit, inputs)
                .map(shown ->
                        new Answer(new Presented(answer.work(), answer.format(), shown), parts.json(), answer.schema()))
                .orElseGet(() -> output == null && !format.identityKeepsBytes()
                        ? new Answer(new Mapped(work, format, new Output.Node(new Selector.Root())), parts.json(), null)
                        : answer);
    }

    /// What an agent is shown of the answer of `unit`; empty where that is the answer as it is.
    private Optional<Presentation> presentation(Unit unit, InputDrafts inputs) {
        return new PresentationLinker(
                        names, reading(unit, inputs), parts.connector().files(), parts.problems())
                .link(unit);
    }

    /// The values that outputs of `unit` give, whose inputs are the caller's where the unit declares none.
    private GivenValues values(Unit unit, InputDrafts inputs) {
        return new GivenValues(names, reading(unit, inputs));
    }

    private Consumer<Expression> reading(Unit unit, InputDrafts inputs) {
        return source -> {
            parts.connector().variables().note(unit, source, unit.place());
            if (unit.inputs().isEmpty()) {
                source.inputs().forEach(name -> inputs.infer(name, null, null));
            }
        };
    }
}
