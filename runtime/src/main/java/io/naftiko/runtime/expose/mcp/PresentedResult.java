package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.http.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The content that a file says, as the result of `tools/call`.
final class PresentedResult {

    private PresentedResult() {}

    static Result of(Response response, Blocks blocks, Fitting fitting) {
        var presented = Json.parse(response.body().bytes()).orElseThrow();
        var answer = structured(presented.get("structuredContent"), fitting);
        var fitted = fitting.blocks(blocks.of(presented.path("content")).toList(), answer);
        return ToolResult.result(response, fitted, fitting);
    }

    /// Null where the tool shows its content alone, or the revision knows nothing else.
    private static byte @Nullable [] structured(@Nullable JsonNode answer, Fitting fitting) {
        if (answer == null || !fitting.call().revision().hasStructuredContent()) {
            return null;
        }
        var output = fitting.tool().output();
        var json = output.fit(Json.bytes(answer));
        return answer.isNull() ? Objects.requireNonNullElse(output.nothing(), json) : json;
    }
}
