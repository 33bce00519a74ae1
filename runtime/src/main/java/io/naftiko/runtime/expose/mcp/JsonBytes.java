package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON text in UTF-8 that grows at its end, into which finished JSON text is copied as it stands.
final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

    /// What follows the backslash, by ASCII code; 0 for what stands for itself.
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes;
    private int length;

    /// @param expected about how many bytes it will have
    JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    /// The members of `object` as JSON text, without its braces.
    static byte[] membersOf(ObjectNode object) {
        var whole = Json.bytes(object);
        return Arrays.copyOfRange(whole, 1, whole.length - 1);
    }

    private static byte[] escapes() {
        var escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /// Copies JSON text.
    JsonBytes raw(byte[] json) {
        return append(json, 0, json.length);
    }

    /// Copies JSON text.
    JsonBytes raw(String json) {
        return raw(json.getBytes(UTF_8));
    }

    JsonBytes value(JsonNode value) {
        return raw(Json.bytes(value));
    }

    /// Begins a member of an object, with a comma before it where one is needed.
    ///
    /// @param name needs no escape
    JsonBytes member(String name) {
        return comma().raw("\"" + name + "\":");
    }

    /// Copies the members of an object, with a comma before them where one is needed.
    JsonBytes members(byte[] json) {
        return json.length == 0 ? this : comma().raw(json);
    }

    /// A comma, unless what follows is the first in its object or array.
    JsonBytes comma() {
        byte last = bytes[length - 1];
        return last == '{' || last == '[' ? this : one((byte) ',');
    }

    JsonBytes string(String text) {
        return string(text.getBytes(UTF_8));
    }

    /// A JSON string.
    ///
    /// @param text well-formed UTF-8
    JsonBytes string(byte[] text) {
        one((byte) '"');
        int plain = 0;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b >= 0 && ESCAPES[b] != 0) {
                append(text, plain, i);
                escape(b);
                plain = i + 1;
            }
        }
        return append(text, plain, text.length).one((byte) '"');
    }

    private void escape(byte b) {
        one((byte) '\\').one(ESCAPES[b]);
        if (ESCAPES[b] == 'u') {
            one((byte) '0').one((byte) '0').one(HEX[b >> 4]).one(HEX[b & 0xF]);
        }
    }

    private JsonBytes append(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
        return this;
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

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }
}
