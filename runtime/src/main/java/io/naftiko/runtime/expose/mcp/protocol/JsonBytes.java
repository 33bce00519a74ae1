package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// JSON text in UTF-8 that grows at its end, into which finished JSON text is copied as it stands.
public final class JsonBytes {

    /// How much of a string is escaped at a time: so much room is wanted beside what was expected.
    private static final int CHUNK = 256;

    private byte[] bytes;
    private int length;

    /// @param expected about how many bytes it will have
    public JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    /// The members of `object` as JSON text, without its braces.
    public static byte[] membersOf(ObjectNode object) {
        return inner(Json.bytes(object));
    }

    /// The members of an object in JSON text, without its braces.
    public static byte[] inner(byte[] object) {
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    /// Copies JSON text.
    public JsonBytes raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// Copies JSON text.
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

    /// Copies the members of an object, with a comma before them where one is needed.
    public JsonBytes members(byte[] json) {
        return json.length == 0 ? this : comma().raw(json);
    }

    /// A comma, unless what follows is the first in its object or array.
    public JsonBytes comma() {
        byte last = bytes[length - 1];
        return last == '{' || last == '[' ? this : one((byte) ',');
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
        reserve(JsonEscapes.SHORT * (to - from));
        int end = JsonEscapes.writeShort(text, from, to, bytes, length);
        if (end == JsonEscapes.TOO_LONG) {
            reserve(JsonEscapes.LONG * (to - from));
            end = JsonEscapes.write(text, from, to, bytes, length);
        }
        length = end;
    }

    private JsonBytes one(byte b) {
        reserve(1);
        bytes[length++] = b;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, length + more));
        }
    }

    public byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }
}
