package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.JsonCheck;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.SchemaScan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a tool says of its structured content, and how that is put (server: tools, output schema).
///
/// Up to 2025-11-25 structured content is an object, so that anything else is the member `result` of one.
final class OutputSchema {

    private static final String RESULT = "result";

    private final @Nullable AnswerSchema answer;

    /// Made with the first answer: many tools are described, and few are called.
    private @Nullable SchemaScan scan;

    /// @param answer of the tool; null when it says nothing
    OutputSchema(@Nullable AnswerSchema answer) {
        this.answer = answer;
    }

    @Nullable
    AnswerSchema answer() {
        return answer;
    }

    /// The schema as `revision` has it; null when the tool says nothing, or the revision has no word for it.
    @Nullable
    ObjectNode in(Revision revision) {
        if (answer == null || !revision.hasStructuredContent()) {
            return null;
        }
        return wraps(revision) ? wrapped(answer.json()) : answer.json();
    }

    /// References such as `#/$defs/x` go on to lead where they led.
    private static ObjectNode wrapped(ObjectNode schema) {
        var inner = schema.deepCopy();
        var outer = Json.object();
        for (var keyword : new String[] {"$schema", "$defs"}) {
            var moved = inner.remove(keyword);
            if (moved != null) {
                outer.set(keyword, moved);
            }
        }
        outer.put("type", "object").putObject("properties").set(RESULT, inner);
        outer.putArray("required").add(RESULT);
        return outer;
    }

    private boolean wraps(Revision revision) {
        return answer != null && !revision.isModern() && !answer.ofObject();
    }

    /// Writes `json` as structured content of `revision`.
    void write(JsonBytes out, byte[] json, Revision revision) {
        if (answer == null ? revision.isModern() || isObject(json) : !wraps(revision)) {
            out.raw(json);
        } else {
            out.raw("{\"" + RESULT + "\":").raw(json).raw("}");
        }
    }

    private static boolean isObject(byte[] json) {
        int first = 0;
        while (json[first] <= ' ') {
            first++;
        }
        return json[first] == '{';
    }

    /// What is told of an answer in text as structured content; null where it is not JSON.
    byte @Nullable [] told(byte[] text) {
        if (fits(text)) {
            return text;
        }
        return JsonCheck.isValue(text) ? mended(text) : null;
    }

    /// The part of an answer that the schema allows; the answer itself where it says nothing, or the file vouches for
    /// it, or all of it is allowed.
    byte[] fit(byte[] json) {
        return fits(json) ? json : mended(json);
    }

    /// Whether `text` is JSON that the engine's own schema allows.
    private boolean fits(byte[] text) {
        return answer != null && !answer.declared() && scan(answer).fits(text);
    }

    private byte[] mended(byte[] json) {
        return answer == null || answer.declared()
                ? json
                : Json.parse(json).map(tree -> Json.bytes(answer.fit(tree))).orElse(json);
    }

    private SchemaScan scan(AnswerSchema schema) {
        var made = scan == null ? SchemaScan.of(schema.json()) : scan;
        scan = made;
        return made;
    }

    /// What stands for no answer at all; null when the tool says nothing of its answers.
    byte @Nullable [] nothing() {
        return answer == null ? null : Json.bytes(answer.nothing());
    }
}
