package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Bulkhead;
import io.naftiko.runtime.flow.Discreet;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Routine.ArgumentCheck;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Links the units of one server, each to a routine.
///
/// @param names as the server sees them
record UnitLinker(Parts parts, Names names, Bulkhead bulkhead) {

    /// The routine of `unit`; empty, with a problem, when the unit is not well defined.
    Optional<Routine> link(Unit declared) {
        var unit = RawSchema.spread(declared);
        reportUndescribed(unit);
        int before = parts.problems().errors();
        var routine = new WorkLinker(parts, names).link(unit).map(work -> routine(unit, work));
        return parts.problems().errors() > before ? Optional.empty() : routine;
    }

    private Routine routine(Unit unit, LinkedWork linked) {
        reportUnanswered(unit, linked.talk());
        var inputs = inputs(unit, linked);
        ObjectNode schema = unit.inputSchema() == null ? InputSchema.of(inputs) : unit.inputSchema();
        if (unit.caller() instanceof Caller.Agent) {
            HeaderMarks.check(schema, unit, parts.problems());
        }
        return new Routine(
                unit.name(),
                inputs,
                schema,
                check(unit, inputs),
                bulkhead.around(discreet(unit, linked.work())),
                linked.upstream(),
                linked.steps(),
                linked.utterances(),
                unit.outputSchema() == null ? linked.answer() : new AnswerSchema(unit.outputSchema(), true));
    }

    /// Web clients give what stands in a path or a body, of which no schema of an agent's arguments knows.
    private static ArgumentCheck check(Unit unit, List<Input> inputs) {
        return unit.inputSchema() == null || !(unit.caller() instanceof Caller.Agent)
                ? new Arguments(inputs)
                : new WholeArguments(inputs, unit.inputSchema());
    }

    /// What a model reads of an error holds no secret. A web client reads what the API says.
    private Work discreet(Unit unit, Work work) {
        var use = parts.connector().variables();
        return unit.caller() instanceof Caller.Web
                ? work
                : new Discreet(work, content -> use.mask().bytes(content));
    }

    /// The path of a file stands behind the address of its folder, and in no placeholder.
    private List<Input> inputs(Unit unit, LinkedWork linked) {
        return unit.caller() instanceof Caller.Reader reader && !(unit.target() instanceof Target.Files)
                ? inAddress(unit, reader, linked.inputs())
                : linked.inputs();
    }

    /// Who reads a resource gives what its address holds; an input that would have to come from elsewhere never comes.
    /// A folder is not asked this way: what stands behind its address is the path of a file in it.
    private List<Input> inAddress(Unit unit, Caller.Reader reader, List<Input> inputs) {
        var never = inputs.stream()
                .filter(input -> !reader.placeholders().contains(input.name()))
                .toList();
        never.stream().filter(Input::required).forEach(input -> reportMissing(unit, input.name()));
        return inputs.stream().filter(input -> !never.contains(input)).toList();
    }

    private void reportMissing(Unit unit, String input) {
        parts.problems()
                .add(
                        Code.RESOURCE_INPUT_MISSING,
                        unit.place(),
                        "The resource `" + unit.name() + "` needs `" + input
                                + "`, and its `uri` has no placeholder of that name.",
                        "Write `{" + input + "}` into the `uri`, or give the value in `with`.");
    }

    /// No web client can be asked.
    private void reportUnanswered(Unit unit, Talk talk) {
        if (unit.caller() instanceof Caller.Web && talk.needed() != null) {
            parts.problems()
                    .add(
                            Code.QUESTION_UNANSWERED,
                            talk.needed(),
                            "`" + unit.name() + "` asks its caller, and a web client cannot be asked: the step fails.",
                            "Offer it as a tool, or write `optional: true` and do without an answer.");
        }
    }

    private void reportUndescribed(Unit unit) {
        if (unit.caller() instanceof Caller.Agent && unit.description() == null) {
            parts.problems()
                    .add(new Problem(
                            Code.DESCRIPTION_MISSING,
                            unit.place(),
                            "The tool `" + unit.name() + "` has no description, by which agents choose.",
                            "Say in `description` what it does and when to use it.",
                            describing(unit)));
        }
    }

    /// Writes what is known of the called operation; null where the unit calls none.
    private @Nullable Fix describing(Unit unit) {
        return unit.target() instanceof Target.Call call
                ? parts.calls()
                        .resolve(call)
                        .map(OperationPlan::description)
                        .map(text -> new Fix.Write(unit.place(), "description", text, List.of("name", "label")))
                        .orElse(null)
                : null;
    }
}
