package io.naftiko.runtime.consume.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What an upstream answered where a format other than JSON was declared.
///
/// The declared format is a hint. An answer whose own media type is JSON is read as JSON, and one that is plainly
/// something else, a web page or a picture, is refused.
///
/// @param expected the declared format, as people call it: `YAML`
public record Reply(String expected, Response response) {

    public static final int MAX_VALUES = 1_000_000;

    private static final int BEGINNING = 256;
    private static final Pattern PAGE = Pattern.compile("(?i)^\\s*<(!doctype\\s+html|html)\\b");
    private static final Pattern OTHER =
            Pattern.compile("(image|audio|video|font)/(?!svg\\+xml).*|application/(pdf|zip|gzip|wasm)");

    /// Reads the content of an answer.
    @FunctionalInterface
    public interface Parser {

        JsonNode parse(Reply reply) throws Refusal;
    }

    /// The answer as `parser` reads it, unless it says itself that it is something else.
    ///
    /// @throws FailedCall when it cannot be read
    public JsonNode read(Parser parser) {
        var type = Objects.requireNonNullElse(response.mediaType(), MediaTypes.TEXT);
        if (MediaTypes.isJson(type)) {
            return new JsonFormat().read(response);
        }
        try {
            refuseOther(type);
            return parser.parse(this);
        } catch (Refusal e) {
            throw new FailedCall(
                    new UnreadableReply("The upstream's answer is not " + expected + ": " + e.getMessage() + "."), e);
        }
    }

    /// The text in the charset of the answer, else in UTF-8, without byte order mark.
    public String text() {
        var text = new String(bytes(), Objects.requireNonNullElse(response.charset(), UTF_8));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    public byte[] bytes() {
        return response.body().bytes();
    }

    void refuseBeyond(int length) throws Refusal {
        if (bytes().length > length) {
            throw new Refusal("it has " + bytes().length + " bytes, and " + length + " are read at the most");
        }
    }

    private void refuseOther(String type) throws Refusal {
        if (OTHER.matcher(type).matches()) {
            throw new Refusal("it is " + type);
        }
        if (type.equals(MediaTypes.HTML)
                && !expected.equals("HTML")
                && PAGE.matcher(beginning()).lookingAt()) {
            throw new Refusal("it is a web page");
        }
    }

    private String beginning() {
        return new String(bytes(), 0, Math.min(bytes().length, BEGINNING), ISO_8859_1);
    }

    /// Refuses an answer that holds too much.
    ///
    /// @param values objects, arrays and scalars until now
    public static void bound(long values) throws Refusal {
        if (values > MAX_VALUES) {
            throw new Refusal("it holds more than " + MAX_VALUES + " values");
        }
    }

    /// Why a text is not what was expected. The message completes `… is not YAML: `.
    public static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        public Refusal(String reason) {
            super(reason, null, false, false);
        }

        Refusal(String reason, long line, long column) {
            this("line " + line + ", column " + column + ": " + reason);
        }
    }
}
