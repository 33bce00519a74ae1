package io.naftiko.runtime.expose.mcp.budget;

import static java.util.Objects.requireNonNull;

import io.naftiko.runtime.document.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value where it stands in JSON text, with what is right inside of it. The rest is looked for when somebody asks.
///
/// @param text JSON, which was checked before
/// @param from where the value begins
/// @param to where it ends
/// @param size of the value in bytes, without the space between its tokens
/// @param known what [#parts] gives; null where that was not looked for yet
@SuppressWarnings("ArrayRecordComponent") // identity is enough: pieces are never compared
record Piece(
        byte[] text, int from, int to, int size, @Nullable List<Piece> known) {

    /// What is long in answers is mostly a list that is a member of an object: it is gone through once.
    private static final int LEVELS = 2;

    /// The only value of a text.
    static Piece of(byte[] json) {
        int from = 0;
        while (isSpace(json[from])) {
            from++;
        }
        return at(json, from, LEVELS);
    }

    boolean isObject() {
        return text[from] == '{';
    }

    boolean isArray() {
        return text[from] == '[';
    }

    boolean isString() {
        return text[from] == '"';
    }

    /// The characters that a string stands for.
    String characters() {
        return Json.parse(Arrays.copyOfRange(text, from, to)).orElseThrow().stringValue();
    }

    /// The elements of an array; of an object each name, and behind it its value.
    List<Piece> parts() {
        return requireNonNull(known == null ? container(text, from, LEVELS).known : known);
    }

    /// Copies the value without the space between its tokens.
    void writeTo(ByteArrayOutputStream out) {
        if (size == to - from) {
            out.write(text, from, size);
            return;
        }
        int copied = from;
        int at = from;
        while (at < to) {
            if (isSpace(text[at])) {
                out.write(text, copied, at - copied);
                copied = at + 1;
            }
            at = text[at] == '"' ? behindString(text, at) : at + 1;
        }
        out.write(text, copied, to - copied);
    }

    /// @param levels of containers whose parts are looked for
    private static Piece at(byte[] text, int from, int levels) {
        return switch (text[from]) {
            case '{', '[' -> levels > 0 ? container(text, from, levels) : closed(text, from);
            case '"' -> plain(text, from, behindString(text, from));
            default -> plain(text, from, behindWord(text, from));
        };
    }

    private static Piece plain(byte[] text, int from, int to) {
        return new Piece(text, from, to, to - from, null);
    }

    private static Piece container(byte[] text, int from, int levels) {
        var parts = new ArrayList<Piece>();
        int at = from + 1;
        int size = 2;
        for (byte b = text[at]; b != '}' && b != ']'; b = text[at]) {
            if (isSpace(b)) {
                at++;
            } else if (b == ',' || b == ':') {
                at++;
                size++;
            } else {
                var part = at(text, at, levels - 1);
                parts.add(part);
                at = part.to;
                size += part.size;
            }
        }
        return new Piece(text, from, at + 1, size, parts);
    }

    /// A container into which nobody has looked.
    private static Piece closed(byte[] text, int from) {
        int at = from;
        int depth = 0;
        int spaces = 0;
        do {
            byte b = text[at];
            switch (b) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> spaces += isSpace(b) ? 1 : 0;
            }
            at = b == '"' ? behindString(text, at) : at + 1;
        } while (depth > 0);
        return new Piece(text, from, at, at - from - spaces, null);
    }

    private static int behindString(byte[] text, int from) {
        int at = from + 1;
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /// Behind a number, `true`, `false` or `null`.
    private static int behindWord(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != ',' && text[at] != '}' && text[at] != ']' && !isSpace(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
