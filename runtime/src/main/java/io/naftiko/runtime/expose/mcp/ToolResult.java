package io.naftiko.runtime.expose.mcp;

import static io.naftiko.runtime.http.MediaTypes.BINARY;

import io.naftiko.runtime.expose.mcp.Answer.Kind;
import io.naftiko.runtime.expose.mcp.Answer.Members;
import io.naftiko.runtime.expose.mcp.Answer.Result;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;

/// What a routine answered, as the result of `tools/call`.
///
/// JSON is embedded as it came: its bytes are checked, never read into a tree.
final class ToolResult {

    private static final int AROUND = 128;
    private static final Result EMPTY =
            new Result(Kind.COMPLETE, AROUND, out -> out.member("content").raw("[]"));

    private ToolResult() {}

    static Result of(Response response, Tool tool, Revision revision) {
        if (!response.succeeded()) {
            return failed(Refusals.sentence(response));
        }
        var bytes = response.body().bytes();
        if (bytes.length == 0) {
            return nothing(tool.output(), revision);
        }
        var type = response.mediaType();
        if (type == null || MediaTypes.isText(type)) {
            return type == null && !ReplyText.isWellFormed(bytes)
                    ? with(blob(tool.uri(), BINARY, bytes))
                    : text(ReplyText.of(response), type == null || MediaTypes.isJson(type), tool.output(), revision);
        }
        return with(binary(type, bytes, tool.uri(), revision));
    }

    /// A tool that says what it answers with has an answer of that form always.
    private static Result nothing(OutputSchema output, Revision revision) {
        var nothing = output.nothing();
        return nothing == null || !revision.hasStructuredContent()
                ? EMPTY
                : new Result(Kind.COMPLETE, nothing.length + AROUND, out -> {
                    out.member("content").raw("[]");
                    output.write(out.member("structuredContent"), nothing, revision);
                });
    }

    /// The result of a call that has no answer.
    static Result failed(String reason) {
        var text = new Content.Text(reason);
        return result(text, 0, out -> out.member("isError").raw("true"));
    }

    private static Result text(byte[] text, boolean mayBeJson, OutputSchema output, Revision revision) {
        var content = new Content.Text(text);
        if (!mayBeJson || !revision.hasStructuredContent() || !JsonCheck.isValue(text)) {
            return with(content);
        }
        var json = output.fit(text);
        return result(content, json.length, out -> output.write(out.member("structuredContent"), json, revision));
    }

    private static Content binary(String type, byte[] bytes, String uri, Revision revision) {
        if (type.startsWith("image/")) {
            return new Content.Image(type, bytes);
        }
        return type.startsWith("audio/") && revision.hasAudio()
                ? new Content.Audio(type, bytes)
                : blob(uri, type, bytes);
    }

    private static Content blob(String uri, String type, byte[] bytes) {
        return new Content.Embedded(new Contents.Blob(uri, type, bytes));
    }

    private static Result with(Content content) {
        return result(content, 0, _ -> {});
    }

    private static Result result(Content content, int more, Members members) {
        return new Result(Kind.COMPLETE, content.size() + more + AROUND, out -> {
            content.writeTo(out.member("content").raw("["));
            members.writeTo(out.raw("]"));
        });
    }
}
