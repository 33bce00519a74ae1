package io.naftiko.runtime.expose.mcp.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Tells whether bytes are one JSON value, without building it (RFC 8259).
public final class JsonCheck {

    private static final int MAX_DEPTH = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private JsonCheck() {}

    /// Whether `text` can stand as a value inside other JSON text.
    ///
    /// @param text well-formed UTF-8
    public static boolean isValue(byte[] text) {
        return !isWide(text) && isOneValue(text);
    }

    /// Whether a parser that guesses the encoding would take `text` for UTF-16 or UTF-32, which have a NUL beside each
    /// ASCII character (RFC 4627, 3).
    private static boolean isWide(byte[] text) {
        return text.length > 1 && (text[0] == 0 || text[1] == 0);
    }

    private static boolean isOneValue(byte[] text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            boolean begins = parser.nextToken() != null;
            parser.skipChildren();
            return begins && parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
