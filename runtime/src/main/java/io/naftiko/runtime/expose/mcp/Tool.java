package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Delegation;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Hints;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Utterances;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A unit as an agent sees it.
///
/// @param description never missing, because agents choose by it
/// @param scopes what its callers must be allowed
/// @param mirrored the arguments that a client also sends as headers
/// @param presents whether what the routine answers is the content that the file says
/// @param retry whether a call of it may be made again
/// @param maxBytes the longest text of an answer
/// @param approved whether it runs only where a person approves
record Tool(
        String name,
        @Nullable String title,
        String description,
        Hints hints,
        List<String> tags,
        Routine routine,
        OutputSchema output,
        Scopes scopes,
        List<MirroredArgument> mirrored,
        boolean presents,
        Retry retry,
        int maxBytes,
        boolean approved) {

    private static final long ANY_BYTES = 0;
    private static final String TAGS = "io.naftiko/tags";

    static Tool of(Offer offer) {
        var unit = offer.unit();
        var routine = offer.routine();
        return new Tool(
                unit.name(),
                unit.title(),
                description(unit, routine),
                unit.hints(),
                unit.tags(),
                routine,
                new OutputSchema(routine.answer()),
                unit.scopes(),
                MirroredArgument.in(routine.inputSchema()),
                unit.caller() instanceof Caller.Agent agent && agent.content() != null,
                Retry.of(unit.hints(), routine),
                maxBytes(unit),
                unit.caller() instanceof Caller.Agent agent && Boolean.TRUE.equals(agent.approve()));
    }

    private static int maxBytes(Unit unit) {
        long most =
                unit.caller() instanceof Caller.Agent agent && agent.maxBytes() != null ? agent.maxBytes() : ANY_BYTES;
        return most == ANY_BYTES ? Integer.MAX_VALUE : (int) Math.min(most, Integer.MAX_VALUE);
    }

    /// Whether an answer may be cut, be it that of a tool that is called in its place.
    boolean mayBeCut() {
        return maxBytes < Integer.MAX_VALUE || routine.work() instanceof Delegation;
    }

    /// What a call may have to say before it is answered. Whoever calls another tool may say what that one says.
    Utterances utterances() {
        return approved || routine.work() instanceof Delegation ? Utterances.ANY : routine.utterances();
    }

    /// Whether a call does little but wait for an API.
    boolean isBrief() {
        return routine.isBrief() && !presents;
    }

    private static String description(Unit unit, Routine routine) {
        if (unit.description() != null) {
            return unit.description();
        }
        var upstream = routine.upstream();
        if (upstream == null) {
            return routine.name();
        }
        return upstream.description() != null
                ? upstream.description()
                : upstream.method() + " " + Url.parse(upstream.urlTemplate()).path();
    }

    /// The address by which a result names what the tool answered, where the protocol wants one.
    String uri() {
        return "tool:" + PercentEncoding.PATH_SEGMENT.encode(name);
    }

    /// The tool as `tools/list` shows it, as far as `revision` has words for it.
    ObjectNode in(Revision revision) {
        var shown = Json.object().put("name", name);
        if (title != null && revision.hasTitles()) {
            shown.put("title", title);
        }
        shown.put("description", description).set("inputSchema", routine.inputSchema());
        var outputSchema = output.in(revision);
        if (outputSchema != null) {
            shown.set("outputSchema", outputSchema);
        }
        var annotations = annotations(revision);
        if (!annotations.isEmpty() && revision.hasToolAnnotations()) {
            shown.set("annotations", annotations);
        }
        if (!tags.isEmpty() && revision.hasTitles()) {
            tags.forEach(shown.putObject("_meta").putArray(TAGS)::add);
        }
        return shown;
    }

    /// What the hints say, and the title where the revision has no other place for it.
    private ObjectNode annotations(Revision revision) {
        var annotations = Json.object();
        if (title != null && !revision.hasTitles()) {
            annotations.put("title", title);
        }
        say(annotations, "readOnlyHint", hints.readOnly());
        say(annotations, "destructiveHint", hints.destructive());
        say(annotations, "idempotentHint", hints.idempotent());
        say(annotations, "openWorldHint", hints.openWorld());
        return annotations;
    }

    private static void say(ObjectNode annotations, String hint, @Nullable Boolean value) {
        if (value != null) {
            annotations.put(hint, value);
        }
    }
}
