package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One thing that a server offers, as the file says it: a REST operation, a tool, a resource or a prompt.
///
/// @param title for people; null where the file gives none
/// @param inputs as declared; empty where the file leaves them to be inferred
/// @param with the values that the call gets, by the name of the operation's input; empty when left out
/// @param tags words to find it by
/// @param inputSchema a JSON Schema that is offered as it stands; null when it is made of the inputs
/// @param outputSchema a JSON Schema of the answer that is offered as it stands; null when it is made of the outputs
/// @param scopes what its callers must be allowed, beside what its server asks of all
public record Unit(
        String name,
        @Nullable String title,
        @Nullable String description,
        Caller caller,
        List<Parameter> inputs,
        Target target,
        SequencedMap<String, Tree> with,
        List<OutputParameter> outputs,
        Hints hints,
        List<String> tags,
        @Nullable ObjectNode inputSchema,
        @Nullable ObjectNode outputSchema,
        Scopes scopes,
        Place place) {

    public Unit {
        tags = List.copyOf(tags);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        with = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(with));
    }

    /// A unit that says no more than these.
    public static Unit of(String name, @Nullable String description, Caller caller, Target target, Place place) {
        return new Unit(
                name,
                null,
                description,
                caller,
                List.of(),
                target,
                new LinkedHashMap<>(),
                List.of(),
                Hints.NONE,
                List.of(),
                null,
                null,
                Scopes.NONE,
                place);
    }

    /// Reads the keywords that every unit has. The server's kind has read its own before, and closes the section.
    ///
    /// @param name as the server's kind names the unit
    public static Unit read(Section section, String name, Caller caller) {
        var with = new LinkedHashMap<String, Tree>();
        if (section.tree("with") instanceof Tree.Fields fields) {
            with.putAll(fields.entries());
        }
        return new Unit(
                name,
                section.text("label", "display", "title"),
                section.text("description", "summary"),
                caller,
                section.named("inputParameters", Parameter::read),
                target(section),
                with,
                OutputParameter.all(section),
                Hints.of(section),
                section.strings("tags"),
                schema(section, "inputSchema"),
                schema(section, "outputSchema"),
                new Scopes(section.strings("scopes")),
                section.place());
    }

    private static @Nullable ObjectNode schema(Section section, String keyword) {
        return section.tree(keyword) instanceof Tree.Fields schema ? (ObjectNode) schema.json() : null;
    }

    private static Target target(Section section) {
        section.ignore("mappings");
        var call = section.text("call");
        if (call != null) {
            section.ignore("steps", "ref");
            return new Target.Call(call, section.place("call"));
        }
        if (section.has("steps")) {
            section.ignore("ref");
            return new Target.Steps(
                    section.named("steps", Section::fields),
                    Mapping.all(section),
                    section.generation(),
                    section.place("steps"));
        }
        var ref = section.text("ref");
        return ref == null ? new Target.Mock(section.place()) : new Target.Ref(ref, section.place("ref"));
    }

    /// The name of a unit that must have one: its own, else that of the function to which it refers.
    public static String name(Section section) {
        var ref = section.text("ref");
        return ref == null ? section.required("name") : section.textOr("name", ref.substring(ref.lastIndexOf('.') + 1));
    }

    /// This unit, saying what `function` says where it is silent itself.
    public Unit inheriting(Unit function) {
        return new Unit(
                name,
                title == null ? function.title : title,
                description == null ? function.description : description,
                caller,
                inputs,
                target,
                with,
                outputs,
                hints.or(function.hints),
                tags.isEmpty() ? function.tags : tags,
                inputSchema,
                outputSchema == null ? function.outputSchema : outputSchema,
                scopes.and(function.scopes),
                place);
    }

    /// How many there are of each kind, by what these are called: `tool`, `operation`, …
    public static Map<String, Integer> count(Stream<Unit> units) {
        var counts = new LinkedHashMap<String, Integer>();
        units.forEach(unit -> counts.merge(unit.caller().noun(), 1, Integer::sum));
        return counts;
    }

    /// This unit with other inputs than it declares itself.
    public Unit withInputs(List<Parameter> others) {
        return changed(caller, others, target, with, outputs, inputSchema, outputSchema, scopes, place);
    }

    /// This unit for callers who are allowed `others`.
    public Unit withScopes(Scopes others) {
        return changed(caller, inputs, target, with, outputs, inputSchema, outputSchema, others, place);
    }

    /// This unit, doing something else.
    public Unit withTarget(Target other) {
        return changed(caller, inputs, other, with, outputs, inputSchema, outputSchema, scopes, place);
    }

    /// This unit for another caller.
    public Unit withCaller(Caller other) {
        return changed(other, inputs, target, with, outputs, inputSchema, outputSchema, scopes, place);
    }

    /// One call of this unit's steps as if it were all that the unit does.
    ///
    /// @param step where the step stands
    public Unit calling(Target.Call call, SequencedMap<String, Tree> values, Place step) {
        return changed(caller, inputs, call, values, List.of(), inputSchema, null, scopes, step);
    }

    /// This unit without what only linking needs.
    public Unit bare() {
        return changed(caller, List.of(), target.bare(), new LinkedHashMap<>(), List.of(), null, null, scopes, place);
    }

    /// Whether some output says a constant, so that a unit without a call still has an answer.
    public boolean hasConstantOutput() {
        return outputs.stream().anyMatch(Unit::isConstant);
    }

    private static boolean isConstant(OutputParameter output) {
        return output.value() != null
                || output.properties().stream().anyMatch(Unit::isConstant)
                || (output.items() != null && isConstant(output.items()));
    }

    /// This unit by the same name, with all that linking looks at.
    private Unit changed(
            Caller caller,
            List<Parameter> inputs,
            Target target,
            SequencedMap<String, Tree> with,
            List<OutputParameter> outputs,
            @Nullable ObjectNode inputSchema,
            @Nullable ObjectNode outputSchema,
            Scopes scopes,
            Place place) {
        return new Unit(
                name,
                title,
                description,
                caller,
                inputs,
                target,
                with,
                outputs,
                hints,
                tags,
                inputSchema,
                outputSchema,
                scopes,
                place);
    }
}
