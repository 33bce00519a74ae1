package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON text in UTF-8 that grows at its end, into which finished JSON text is copied as it stands.
public final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

    /// What is written for a byte: itself, or what follows the backslash.
    private static final byte[] WRITTEN = written();

    /// How many backslashes stand before it: one or none.
    private static final byte[] BACKSLASHES = backslashes();

    private static final int LONGEST_ESCAPE = 6;
    private static final int CHUNK = 1024;

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

    private static byte[] written() {
        var written = new byte[256];
        for (int b = 0; b < written.length; b++) {
            written[b] = (byte) (b < ' ' ? 'u' : b);
        }
        written['\b'] = 'b';
        written['\t'] = 't';
        written['\n'] = 'n';
        written['\f'] = 'f';
        written['\r'] = 'r';
        return written;
    }

    private static byte[] backslashes() {
        var backslashes = new byte[256];
        Arrays.fill(backslashes, 0, ' ', (byte) 1);
        backslashes['"'] = 1;
        backslashes['\\'] = 1;
        return backslashes;
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
        return raw(Json.bytes(value));
    }

    /// Begins a member of an object, with a comma before it where one is needed.
    ///
    /// @param name needs no escape
    public JsonBytes member(String name) {
        return comma().raw("\"" + name + "\":");
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
            int to = Math.min(from + CHUNK, text.length);
            reserve(LONGEST_ESCAPE * (to - from));
            escape(text, from, to);
        }
        return one((byte) '"');
    }

    /// Appends a part of `text`, for which there is room whatever it holds.
    ///
    /// It writes a backslash before every byte and overwrites it where none is wanted: quotes come too irregularly
    /// for a branch to be cheap.
    private void escape(byte[] text, int from, int to) {
        var out = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            int b = text[i] & 0xFF;
            out[at] = '\\';
            at += BACKSLASHES[b];
            out[at++] = WRITTEN[b];
            if (b < ' ' && WRITTEN[b] == 'u') {
                at = code(b, out, at);
            }
        }
        length = at;
    }

    private static int code(int b, byte[] out, int at) {
        out[at] = '0';
        out[at + 1] = '0';
        out[at + 2] = HEX[b >> 4];
        out[at + 3] = HEX[b & 0xF];
        return at + 4;
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
