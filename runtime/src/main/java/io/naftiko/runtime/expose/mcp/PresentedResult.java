package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.Response;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The content that a file says, as the result of `tools/call`.
final class PresentedResult {

    private PresentedResult() {}

    static Result of(Response response, Tool tool, Blocks blocks) {
        var presented = Json.parse(response.body().bytes()).orElseThrow();
        var content = new ArrayList<Content>();
        blocks.of(presented.path("content")).forEach(each -> content.add(new Content.Written(Json.bytes(each))));
        response.headers().first(ListHeaders.CUT).ifPresent(cut -> content.add(new Content.Text(cut)));
        var revision = blocks.call().revision();
        var answer = structured(presented.get("structuredContent"), tool.output());
        return answer == null || !revision.hasStructuredContent()
                ? ToolResult.result(content, 0, _ -> {})
                : ToolResult.result(
                        content,
                        answer.length,
                        out -> tool.output().write(out.member("structuredContent"), answer, revision));
    }

    /// Null where the tool shows its content alone.
    private static byte @Nullable [] structured(@Nullable JsonNode answer, OutputSchema output) {
        if (answer == null) {
            return null;
        }
        var json = output.fit(Json.bytes(answer));
        return answer.isNull() ? Objects.requireNonNullElse(output.nothing(), json) : json;
    }
}
