package io.naftiko.runtime.expose.mcp.protocol;

/// Tells whether bytes are one JSON value, without building it (RFC 8259).
///
/// It goes over the text once, and knows of it where it is and how deep. Each step says where what it has read ends, or
/// that it is [#WRONG].
public final class JsonCheck {

    private static final int MAX_DEPTH = 500;
    private static final int WRONG = -1;

    /// What ends the plain part of a string: a quote, a backslash, and what may not stand there.
    private static final boolean[] ENDS_PLAIN = endsPlain();

    private final byte[] text;
    private int depth;

    private JsonCheck(byte[] text) {
        this.text = text;
    }

    /// Whether `text` can stand as a value inside other JSON text.
    ///
    /// @param text well-formed UTF-8
    public static boolean isValue(byte[] text) {
        var check = new JsonCheck(text);
        int end = check.value(0);
        return end != WRONG && check.behindSpace(end) == text.length;
    }

    private static boolean[] endsPlain() {
        var ends = new boolean[256];
        for (int b = 0; b < ' '; b++) {
            ends[b] = true;
        }
        ends['"'] = true;
        ends['\\'] = true;
        return ends;
    }

    private int value(int from) {
        int at = behindSpace(from);
        return switch (byteAt(at)) {
            case '"' -> string(at + 1);
            case '{' -> object(at + 1);
            case '[' -> array(at + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
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
        int name = behind('"', from);
        int colon = name == WRONG ? WRONG : string(name);
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

    private int string(int from) {
        int at = from;
        while (at < text.length) {
            byte b = text[at++];
            if (!ENDS_PLAIN[b & 0xFF]) {
                continue;
            }
            if (b == '"') {
                return at;
            }
            at = b == '\\' ? escape(at) : WRONG;
            if (at == WRONG) {
                return WRONG;
            }
        }
        return WRONG;
    }

    private int escape(int at) {
        return switch (byteAt(at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> code(at + 1);
            default -> WRONG;
        };
    }

    private int code(int from) {
        for (int at = from; at < from + 4; at++) {
            if (Character.digit(byteAt(at), 16) < 0) {
                return WRONG;
            }
        }
        return from + 4;
    }

    private int word(int from, String word) {
        int at = from;
        for (int i = 0; i < word.length(); i++) {
            if (byteAt(at++) != word.charAt(i)) {
                return WRONG;
            }
        }
        return at;
    }

    private int number(int from) {
        int whole = byteAt(from) == '-' ? from + 1 : from;
        int at = byteAt(whole) == '0' ? whole + 1 : digits(whole);
        at = at != WRONG && byteAt(at) == '.' ? digits(at + 1) : at;
        return at != WRONG && (byteAt(at) | 0x20) == 'e' ? exponent(at + 1) : at;
    }

    private int exponent(int from) {
        return digits(byteAt(from) == '+' || byteAt(from) == '-' ? from + 1 : from);
    }

    /// One digit or more.
    private int digits(int from) {
        int at = from;
        while (isDigit(byteAt(at))) {
            at++;
        }
        return at > from ? at : WRONG;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
