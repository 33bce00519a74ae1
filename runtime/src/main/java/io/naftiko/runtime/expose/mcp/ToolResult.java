package io.naftiko.runtime.expose.mcp;

import static io.naftiko.runtime.http.MediaTypes.BINARY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Utf8;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Members;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.JsonCheck;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a routine answered, as the result of `tools/call`.
///
/// JSON is embedded as it came: its bytes are checked, never read into a tree.
final class ToolResult {

    private static final int AROUND = 128;
    private static final byte[] CONTENT = "\"content\":[".getBytes(UTF_8);
    private static final Result EMPTY =
            new Result(Kind.COMPLETE, AROUND, out -> out.member("content").raw("[]"));

    private ToolResult() {}

    static Result of(Response response, Fitting fitting) {
        var tool = fitting.tool();
        var revision = fitting.call().revision();
        if (!response.succeeded()) {
            return failed(Refusals.sentence(response, tool.retry()));
        }
        var bytes = response.body().bytes();
        if (bytes.length == 0) {
            return nothing(tool.output(), revision);
        }
        var type = response.mediaType();
        if (type == null || MediaTypes.isText(type)) {
            return type == null && !Utf8.isWellFormed(bytes)
                    ? with(blob(tool.uri(), BINARY, bytes))
                    : text(response, type == null || MediaTypes.isJson(type), fitting);
        }
        return with(binary(type, bytes, tool.uri(), revision));
    }

    /// A tool that says what it answers with has an answer of that form always.
    private static Result nothing(OutputSchema output, Revision revision) {
        var nothing = output.nothing();
        return nothing == null || !revision.hasStructuredContent()
                ? EMPTY
                : new Result(Kind.COMPLETE, JsonBytes.room(nothing.length) + AROUND, out -> {
                    out.member("content").raw("[]");
                    output.write(out.member("structuredContent"), nothing, revision);
                });
    }

    /// The result of a call that has no answer.
    static Result failed(String reason) {
        return result(
                List.of(new Content.Text(reason)),
                0,
                out -> out.member("isError").raw("true"));
    }

    /// The text of the answer, and where its list was cut, that it was.
    private static Result text(Response response, boolean mayBeJson, Fitting fitting) {
        var text = ReplyText.of(response);
        boolean mayBeTold = mayBeJson && fitting.call().revision().hasStructuredContent();
        var answer = fitting.isTooLong(text.length)
                ? fitting.cut(text, response.mediaType(), mayBeTold && JsonCheck.isValue(text))
                : new Fitting.Fitted(
                        List.of(new Content.Text(text)),
                        mayBeTold ? fitting.tool().output().told(text) : null);
        return result(response, answer, fitting);
    }

    /// The result of a call that has an answer.
    static Result result(Response response, Fitting.Fitted answer, Fitting fitting) {
        var blocks = blocks(answer, response.headers().find(ListHeaders.CUT));
        var told = answer.structured();
        return told == null
                ? result(blocks, 0, _ -> {})
                : result(
                        blocks,
                        JsonBytes.room(told.length),
                        out -> fitting.tool()
                                .output()
                                .write(
                                        out.member("structuredContent"),
                                        told,
                                        fitting.call().revision()));
    }

    private static List<Content> blocks(Fitting.Fitted answer, @Nullable String cut) {
        return cut == null
                ? answer.content()
                : Stream.concat(answer.content().stream(), Stream.of(new Content.Text(cut)))
                        .toList();
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
        return result(List.of(content), 0, _ -> {});
    }

    private static Result result(List<Content> blocks, int more, Members members) {
        int size = more + AROUND;
        for (var block : blocks) {
            size += block.size();
        }
        return new Result(Kind.COMPLETE, size, out -> {
            out.members(CONTENT);
            for (int i = 0; i < blocks.size(); i++) {
                blocks.get(i).writeTo(i == 0 ? out : out.raw(","));
            }
            members.writeTo(out.raw("]"));
        });
    }
}
