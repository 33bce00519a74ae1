package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// JSON text in UTF-8 that grows at its end. Short text is copied; long text that is finished becomes a piece of it as
/// it stands.
public final class JsonBytes {

    /// Text of so many bytes is not copied.
    private static final int LONG = 4 << 10;

    /// How much of a string is escaped at a time: room for the longest escapes of so much is wanted at its end.
    private static final int CHUNK = 64;

    private final List<ByteBuffer> pieces = new ArrayList<>(4);

    /// Where text is written behind the last of the pieces.
    private byte[] bytes;

    private int from;
    private int length;

    /// @param expected about how many bytes are written into it: see [#room]
    public JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    /// How much room finished JSON text of so many bytes takes.
    public static int room(int size) {
        return size < LONG ? size : 0;
    }

    /// The members of `object` as JSON text, without its braces.
    public static byte[] membersOf(ObjectNode object) {
        return inner(Json.bytes(object));
    }

    /// The members of an object in JSON text, without its braces.
    public static byte[] inner(byte[] object) {
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    /// Adds JSON text, which nobody changes any more.
    public JsonBytes raw(byte[] json) {
        if (json.length >= LONG) {
            seal();
            pieces.add(ByteBuffer.wrap(json));
            return this;
        }
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// Adds JSON text.
    public JsonBytes raw(String json) {
        return raw(json.getBytes(UTF_8));
    }

    public JsonBytes value(JsonNode value) {
        return switch (value) {
            case StringNode text when isAscii(text.stringValue()) -> string(text.stringValue());
            case IntNode number -> raw(number.asString());
            default -> raw(Json.bytes(value));
        };
    }

    /// Half a surrogate pair has no bytes of its own.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /// Begins a member of an object, with a comma before it where one is needed.
    ///
    /// @param name in ASCII, and needs no escape
    public JsonBytes member(String name) {
        comma().reserve(name.length() + 3);
        bytes[length++] = '"';
        for (int i = 0; i < name.length(); i++) {
            bytes[length++] = (byte) name.charAt(i);
        }
        bytes[length++] = '"';
        bytes[length++] = ':';
        return this;
    }

    /// Adds the members of an object, with a comma before them where one is needed.
    public JsonBytes members(byte[] json) {
        return json.length == 0 ? this : comma().raw(json);
    }

    /// A comma, unless what follows is the first in its object or array.
    public JsonBytes comma() {
        byte last = last();
        return last == '{' || last == '[' ? this : one((byte) ',');
    }

    private byte last() {
        if (length > from) {
            return bytes[length - 1];
        }
        var piece = pieces.getLast();
        return piece.get(piece.limit() - 1);
    }

    public JsonBytes string(String text) {
        return string(text.getBytes(UTF_8));
    }

    /// A JSON string of the bytes in base64 (RFC 4648, 4).
    public JsonBytes base64(byte[] data) {
        return raw("\"").raw(Base64.getEncoder().encode(data)).raw("\"");
    }

    /// A JSON string.
    ///
    /// @param text well-formed UTF-8
    public JsonBytes string(byte[] text) {
        one((byte) '"');
        for (int from = 0; from < text.length; from += CHUNK) {
            escape(text, from, Math.min(from + CHUNK, text.length));
        }
        return one((byte) '"');
    }

    private void escape(byte[] text, int from, int to) {
        reserve(JsonEscapes.LONGEST * (to - from) + JsonEscapes.AHEAD);
        length = JsonEscapes.write(text, from, to, bytes, length);
    }

    private JsonBytes one(byte b) {
        reserve(1);
        bytes[length++] = b;
        return this;
    }

    /// What is written already stays where it is as far as it is in a piece.
    private void reserve(int more) {
        if (bytes.length - length < more) {
            int open = length - from;
            bytes = Arrays.copyOfRange(bytes, from, from + open + Math.max(open / 2, more));
            from = 0;
            length = open;
        }
    }

    /// Makes a piece of what was written.
    private void seal() {
        if (length > from) {
            pieces.add(ByteBuffer.wrap(bytes, from, length - from));
            from = length;
        }
    }

    /// All of it, which is finished.
    public Body toBody() {
        seal();
        return new Body.Pieces(pieces);
    }

    public byte[] toBytes() {
        return toBody().bytes();
    }

    @Override
    public String toString() {
        return new String(toBytes(), UTF_8);
    }
}
