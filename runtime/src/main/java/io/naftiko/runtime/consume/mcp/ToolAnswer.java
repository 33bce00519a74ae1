package io.naftiko.runtime.consume.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// What a tool answered, as the response of an API.
///
/// `structuredContent` is the JSON; without it, the only block of content is the answer: text that is JSON as JSON,
/// other text as text, a picture or file as bytes; several blocks are a JSON array. A tool that says `isError`
/// refused with 422, and its text is kept; a JSON-RPC error is 400, 404 or 502.
final class ToolAnswer {

    private static final int UNPROCESSABLE = 422;
    private static final int INVALID_PARAMS = -32602;
    private static final int METHOD_NOT_FOUND = -32601;

    private ToolAnswer() {}

    /// @throws FailedCall when there is no answer in `reply`
    static Response of(Reply reply) {
        var error = reply.error();
        if (error != null) {
            return Response.json(status(error.path("code").asInt(0)), Json.bytes(error));
        }
        var result = reply.result();
        if (result == null) {
            return withoutMessage(reply.response());
        }
        if (result.path("resultType").asString("complete").equals("input_required")) {
            throw unreadable("The tool asks back, and nobody is there to answer.");
        }
        var content = result.path("content").valueStream().toList();
        return result.path("isError").asBoolean(false)
                ? refusal(content)
                : result.has("structuredContent")
                        ? Response.json(200, Json.bytes(result.path("structuredContent")))
                        : answer(content);
    }

    private static int status(int code) {
        return switch (code) {
            case INVALID_PARAMS -> 400;
            case METHOD_NOT_FOUND -> 404;
            default -> 502;
        };
    }

    private static Response withoutMessage(Response response) {
        if (response.succeeded()) {
            throw unreadable("The upstream's answer is not that of an MCP server.");
        }
        return response;
    }

    private static Response refusal(List<JsonNode> content) {
        var texts = content.stream()
                .filter(each -> isText(each))
                .map(each -> each.path("text").asString(""))
                .toList();
        return text(UNPROCESSABLE, String.join("\n", texts));
    }

    private static Response answer(List<JsonNode> content) {
        return switch (content.size()) {
            case 0 -> new Response(204, Body.empty());
            case 1 -> block(content.getFirst());
            default -> several(content);
        };
    }

    private static Response block(JsonNode block) {
        return switch (block.path("type").asString("")) {
            case "text" -> text(200, block.path("text").asString(""));
            case "image", "audio" -> bytes(block, "data");
            case "resource" -> resource(block.path("resource"));
            default -> Response.json(200, Json.bytes(block));
        };
    }

    private static Response resource(JsonNode resource) {
        return resource.has("blob")
                ? bytes(resource, "blob")
                : Response.of(
                        200,
                        resource.path("mimeType").asString(MediaTypes.TEXT + "; charset=utf-8"),
                        resource.path("text").asString("").getBytes(UTF_8));
    }

    private static Response bytes(JsonNode holder, String member) {
        try {
            var content = Base64.getMimeDecoder().decode(holder.path(member).asString(""));
            return Response.of(200, holder.path("mimeType").asString(MediaTypes.BINARY), content);
        } catch (IllegalArgumentException _) {
            throw unreadable("The tool answered with something that is no base64.");
        }
    }

    private static Response text(int status, String text) {
        return json(text).isPresent()
                ? Response.json(status, text.getBytes(UTF_8))
                : Response.of(status, MediaTypes.TEXT + "; charset=utf-8", text.getBytes(UTF_8));
    }

    private static Response several(List<JsonNode> content) {
        var all = Json.array();
        for (var block : content) {
            var text = block.path("text").asString("");
            all.add(isText(block) ? json(text).orElseGet(() -> StringNode.valueOf(text)) : block);
        }
        return Response.json(200, Json.bytes(all));
    }

    private static Optional<JsonNode> json(String text) {
        return Json.parse(text);
    }

    private static boolean isText(JsonNode block) {
        return block.path("type").asString("").equals("text");
    }

    private static FailedCall unreadable(String message) {
        return new FailedCall(new UnreadableReply(message));
    }
}
