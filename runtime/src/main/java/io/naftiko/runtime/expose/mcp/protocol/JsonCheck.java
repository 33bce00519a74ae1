package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.JsonScalar;

/// Tells whether bytes are one JSON value, without building it (RFC 8259).
///
/// It goes over the text once, and knows of it where it is and how deep. Each step says where what it has read ends, or
/// that it is [#WRONG].
public final class JsonCheck {

    private static final int MAX_DEPTH = 500;
    private static final int WRONG = -1;

    private final byte[] text;
    private int depth;

    private JsonCheck(byte[] text) {
        this.text = text;
    }

    /// Whether `text` can stand as a value inside other JSON text.
    public static boolean isValue(byte[] text) {
        var check = new JsonCheck(text);
        int end = check.value(0);
        return end != WRONG && check.behindSpace(end) == text.length;
    }

    private int value(int from) {
        int at = behindSpace(from);
        return switch (byteAt(at)) {
            case '{' -> object(at + 1);
            case '[' -> array(at + 1);
            default -> JsonScalar.behind(text, at);
        };
    }

    /// The byte at a place; something that stands in no JSON text where that is the end.
    private int byteAt(int at) {
        return at < text.length ? text[at] : 0;
    }

    private int behindSpace(int from) {
        int at = from;
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    /// Behind a token of one character, which space may precede.
    private int behind(char token, int from) {
        int at = behindSpace(from);
        return byteAt(at) == token ? at + 1 : WRONG;
    }

    private int object(int from) {
        if (++depth > MAX_DEPTH) {
            return WRONG;
        }
        int empty = behind('}', from);
        int end = empty == WRONG ? members(from) : empty;
        depth--;
        return end;
    }

    private int members(int from) {
        int at = member(from);
        while (at != WRONG && byteAt(at) == ',') {
            at = member(at + 1);
        }
        return at != WRONG && byteAt(at) == '}' ? at + 1 : WRONG;
    }

    private int member(int from) {
        int name = behindSpace(from);
        int colon = byteAt(name) == '"' ? JsonScalar.behind(text, name) : WRONG;
        int value = colon == WRONG ? WRONG : behind(':', colon);
        int end = value == WRONG ? WRONG : value(value);
        return end == WRONG ? WRONG : behindSpace(end);
    }

    private int array(int from) {
        if (++depth > MAX_DEPTH) {
            return WRONG;
        }
        int empty = behind(']', from);
        int end = empty == WRONG ? elements(from) : empty;
        depth--;
        return end;
    }

    private int elements(int from) {
        int at = element(from);
        while (at != WRONG && byteAt(at) == ',') {
            at = element(at + 1);
        }
        return at != WRONG && byteAt(at) == ']' ? at + 1 : WRONG;
    }

    private int element(int from) {
        int end = value(from);
        return end == WRONG ? WRONG : behindSpace(end);
    }
}
