package io.naftiko.runtime.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.JsonScan;
import io.naftiko.runtime.model.Scope;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// An answer while it is shaped: the text that is read, and the JSON text that is written.
///
/// An object is written in pieces as they are met, which are put in order behind the last one.
final class Draft {

    private static final byte[] NULL = "null".getBytes(UTF_8);

    private final byte[] text;
    private final JsonScan source;
    private final Scope scope;
    private byte[] written;
    private int length;

    /// Where each piece of the objects that are being written begins and ends; both zero for one that is not there.
    private int[] pieces = new int[32];

    private int piecesTo;

    Draft(byte[] text, Scope scope) {
        this.text = text;
        this.scope = scope;
        source = new JsonScan(text);
        written = new byte[Math.max(64, text.length)];
    }

    JsonScan source() {
        return source;
    }

    Scope scope() {
        return scope;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(written, length);
    }

    Draft one(char c) {
        reserve(1);
        written[length++] = (byte) c;
        return this;
    }

    Draft raw(byte[] json) {
        append(json, 0, json.length);
        return this;
    }

    void none() {
        raw(NULL);
    }

    /// A comma, unless what follows is the first in its object or array.
    void comma() {
        byte last = written[length - 1];
        if (last != '{' && last != '[') {
            one(',');
        }
    }

    /// Passes a value and writes it without the white space between its parts.
    void copyValue() {
        int from = source.at();
        int spaces = source.spaces();
        source.skip();
        if (source.spaces() == spaces) {
            append(text, from, source.at());
        } else {
            compact(from, source.at());
        }
    }

    /// Writes the name before whose value the source stands, and a colon.
    void copyName() {
        append(text, source.nameFrom() - 1, source.nameTo() + 1);
        one(':');
    }

    /// Passes a value and reads it.
    JsonNode readValue() {
        int from = source.at();
        source.skip();
        return read(text, from, source.at());
    }

    /// Reads what was written behind `from`.
    JsonNode readFrom(int from) {
        return read(written, from, length);
    }

    private static JsonNode read(byte[] json, int from, int to) {
        return Json.parse(Arrays.copyOfRange(json, from, to)).orElseThrow();
    }

    boolean isStringFrom(int from) {
        return written[from] == '"';
    }

    /// Takes back what was written behind `from`.
    Draft back(int from) {
        length = from;
        return this;
    }

    /// Begins an object of so many pieces, which are all missing; what the others are told of it.
    int begin(int count) {
        int object = piecesTo;
        piecesTo += 2 * count;
        if (piecesTo > pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * piecesTo);
        }
        Arrays.fill(pieces, object, piecesTo, 0);
        return object;
    }

    /// Says that a piece of an object was written from `from` on.
    void met(int object, int piece, int from) {
        pieces[object + 2 * piece] = from;
        pieces[object + 2 * piece + 1] = length;
    }

    boolean isMissing(int object, int piece) {
        return pieces[object + 2 * piece + 1] == 0;
    }

    /// Ends the object that was begun last: its pieces, which stand behind `from`, are put in their order.
    void end(int object, int from) {
        int behind = length;
        for (int i = object, next = from; i < piecesTo; next = pieces[i + 1], i += 2) {
            if (pieces[i] != next) {
                putInOrder(object, from);
                break;
            }
        }
        length = behind;
        piecesTo = object;
    }

    private void putInOrder(int object, int from) {
        int behind = length;
        for (int i = object; i < piecesTo; i += 2) {
            append(written, pieces[i], pieces[i + 1]);
        }
        System.arraycopy(written, behind, written, from, length - behind);
    }

    private void append(byte[] json, int from, int to) {
        reserve(to - from);
        System.arraycopy(json, from, written, length, to - from);
        length += to - from;
    }

    private void compact(int from, int to) {
        reserve(to - from);
        boolean inString = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (inString || b > ' ') {
                written[length++] = b;
            }
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\') {
                written[length++] = text[++i];
            }
        }
    }

    private void reserve(int more) {
        if (written.length - length < more) {
            written = Arrays.copyOf(written, Math.max(written.length + written.length / 2, length + more));
        }
    }
}
