package io.naftiko.runtime.expose.mcp;

import static io.naftiko.runtime.http.MediaTypes.BINARY;
import static io.naftiko.runtime.http.MediaTypes.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Utf8;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a routine answered, as the result of `resources/read`.
final class ReadResult {

    private static final int AROUND = 128;

    private ReadResult() {}

    static Result of(Contents contents) {
        return result(Kind.CACHEABLE, contents);
    }

    /// What nobody but the caller may see, and no cache may keep.
    static Result personal(Contents contents) {
        return result(Kind.PERSONAL, contents);
    }

    private static Result result(Kind kind, Contents contents) {
        return new Result(
                kind,
                contents.size() + AROUND,
                out -> contents.writeTo(out.member("contents").raw("[")).raw("]"));
    }

    /// The media type is the one that the file says, else that of the answer. Whether the content is text or bytes is
    /// for the answer to say.
    static Contents contents(Response response, String uri, Caller.Reader reader) {
        var type = response.mediaType();
        boolean isText = !reader.binary() && isText(response, type);
        var shown = Objects.requireNonNullElse(
                reader.mediaType() == null ? type : reader.mediaType(), isText ? TEXT : BINARY);
        return isText
                ? new Contents.Text(uri, shown, text(response, type, shown))
                : new Contents.Blob(uri, shown, response.body().bytes());
    }

    private static boolean isText(Response response, @Nullable String type) {
        return (type == null || MediaTypes.isText(type))
                && (response.charset() != null
                        || Utf8.isWellFormed(response.body().bytes()));
    }

    /// JSON that is nothing but a text is that text, where the resource is said to be something else than JSON.
    private static byte[] text(Response response, @Nullable String type, String shown) {
        var text = ReplyText.of(response);
        return MediaTypes.isJson(type) && !MediaTypes.isJson(shown)
                ? Json.parse(text)
                        .filter(JsonNode::isString)
                        .map(only -> only.stringValue().getBytes(UTF_8))
                        .orElse(text)
                : text;
    }
}
