package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.Base64;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What an agent is shown of an answer: an object with `content`, and `structuredContent` where the answer itself is
/// told too.
///
/// @param blocks of content, made of the answer, the caller's inputs and what steps came to
/// @param structured whether the answer itself is told
/// @param ofValue whether the answer is to be read for it
/// @param ofBytes whether the answer's bytes are shown as they are
public record Presentation(Expression blocks, boolean structured, boolean ofValue, boolean ofBytes) {

    public static Presentation of(Expression blocks, boolean structured) {
        return new Presentation(
                blocks, structured, structured || reads(blocks, Scope.ANSWER), reads(blocks, Scope.BYTES));
    }

    private static boolean reads(Expression expression, String output) {
        return (expression instanceof Expression.Output(var name, var _, var _) && name.equals(output))
                || expression.parts().anyMatch(part -> reads(part, output));
    }

    /// What is shown of a successful answer.
    ///
    /// @param value of the answer, which is asked for only where it is needed
    /// @param scope of the run that came to it
    Response of(Response answer, Supplier<JsonNode> value, Scope scope) {
        var read = ofValue ? value.get() : NullNode.getInstance();
        var shown = Json.object();
        shown.set("content", blocks.value(scope(answer, read, scope)));
        if (structured) {
            shown.set("structuredContent", read);
        }
        return new Response(200, answer.headers().with("Content-Type", MediaTypes.JSON), Body.of(Json.bytes(shown)));
    }

    private Scope scope(Response answer, JsonNode value, Scope scope) {
        var told = scope.with(Scope.ANSWER, value);
        return ofBytes ? told.with(Scope.BYTES, bytes(answer)) : told;
    }

    private static ObjectNode bytes(Response answer) {
        var type = answer.mediaType();
        return Json.object()
                .put("data", Base64.getEncoder().encodeToString(answer.body().bytes()))
                .put("mimeType", type == null ? MediaTypes.BINARY : type);
    }
}
