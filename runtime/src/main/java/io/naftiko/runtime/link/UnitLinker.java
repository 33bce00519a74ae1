package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.Call;
import io.naftiko.runtime.flow.Bulkhead;
import io.naftiko.runtime.flow.Mapped;
import io.naftiko.runtime.flow.Mock;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Links the units of one server, each to a routine.
final class UnitLinker {

    private final Calls calls;
    private final Names names;
    private final Map<String, Format> formats;
    private final Function<Consumes, Handler> upstreams;
    private final Function<Consumes, Optional<String>> baseUris;
    private final Bulkhead bulkhead;
    private final VariableUse variables;
    private final Problems problems;

    UnitLinker(
            Calls calls,
            Names names,
            Map<String, Format> formats,
            Function<Consumes, Handler> upstreams,
            Function<Consumes, Optional<String>> baseUris,
            Bulkhead bulkhead,
            VariableUse variables,
            Problems problems) {
        this.calls = calls;
        this.names = names;
        this.formats = formats;
        this.upstreams = upstreams;
        this.baseUris = baseUris;
        this.bulkhead = bulkhead;
        this.variables = variables;
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
            case Target.Mock _ -> mock(unit);
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

    private Optional<Routine> call(Unit unit, OperationPlan plan) {
        return format(plan).flatMap(format -> call(unit, plan, format));
    }

    private Optional<Routine> call(Unit unit, OperationPlan plan, Format format) {
        var call = new CallLinker(unit, plan, names, problems).link();
        var builder = new RequestBuilder(call, names, baseUris.apply(plan.api()).orElse(null));
        var request = builder.request();
        variables.note(unit, request, plan);
        var work = mapped(new Call(request, upstreams.apply(plan.api())), unit, plan, format);
        return Optional.of(routine(unit, call.inputs(), work, upstream(plan, builder)));
    }

    private Work mapped(Work call, Unit unit, OperationPlan plan, Format format) {
        var output = new OutputLinker(plan.operation().outputs(), problems).link(unit.outputs());
        if (output.isPresent()) {
            return new Mapped(call, format, output.get());
        }
        return format.identityKeepsBytes() ? call : new Mapped(call, format, new Output.Node(new Selector.Root()));
    }

    private static Routine.Upstream upstream(OperationPlan plan, RequestBuilder builder) {
        return new Routine.Upstream(
                plan.call(),
                plan.operation().description(),
                plan.operation().method(),
                builder.shownAddress(),
                plan.api().authentication().credentials(),
                builder.constants().stream().map(Shown::fixed).toList(),
                plan.passesBody(),
                plan.takesOpaqueBody(),
                plan.operation().format());
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
        unit.inputs().stream().filter(each -> each.value() == null).forEach(inputs::declare);
        var answer = new MockLinker(new Sources(names)).answer(unit.outputs());
        return Optional.of(routine(unit, inputs.inputs(_ -> List.of()), new Mock(answer), null));
    }

    private Routine routine(Unit unit, List<Input> inputs, Work work, Routine.@Nullable Upstream upstream) {
        ObjectNode schema = unit.inputSchema() == null ? InputSchema.of(inputs) : unit.inputSchema();
        return new Routine(unit.name(), inputs, schema, new Arguments(inputs), bulkhead.around(work), upstream);
    }

    private Optional<Routine> later(Target.Later later) {
        problems.add(
                Code.KEYWORD_UNSUPPORTED,
                later.place(),
                "`" + later.keyword() + "` is understood, but this version of the engine does not run it.",
                "Use `call`.");
        return Optional.empty();
    }

    private Optional<Format> format(OperationPlan plan) {
        var format = formats.get(plan.operation().format());
        var schema = plan.operation().outputSchema();
        if (format == null) {
            reportFormat(plan);
            return Optional.empty();
        }
        var selecting = schema == null ? Optional.of(format) : format.selecting(schema);
        if (selecting.isEmpty()) {
            problems.add(
                    Code.OUTPUT_SCHEMA_INVALID,
                    plan.operation().place(),
                    "`outputSchema: " + schema + "` names no part of "
                            + plan.operation().format() + ".",
                    "Write a CSS selector, such as `table.prices`.");
        }
        return selecting;
    }

    private void reportFormat(OperationPlan plan) {
        problems.add(
                Code.FORMAT_UNSUPPORTED,
                plan.operation().place(),
                "`outputRawFormat: " + plan.operation().format() + "` is not one that the engine reads: "
                        + String.join(", ", formats.keySet()) + ".",
                Suggestion.didYouMean(plan.operation().format(), formats.keySet()));
    }
}
