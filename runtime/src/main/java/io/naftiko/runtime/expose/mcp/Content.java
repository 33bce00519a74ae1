package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// A block of content.
@SuppressWarnings("ArrayRecordComponent") // identity is enough: blocks are never compared
sealed interface Content {

    /// Text.
    ///
    /// @param text well-formed UTF-8
    record Text(byte[] text) implements Content {

        public Text(String text) {
            this(text.getBytes(UTF_8));
        }
    }

    record Image(String mimeType, byte[] data) implements Content {}

    record Audio(String mimeType, byte[] data) implements Content {}

    /// Bytes of any other kind.
    record Blob(String uri, String mimeType, byte[] data) implements Content {}

    /// About how many bytes the block takes on the wire.
    default int size() {
        return switch (this) {
            case Text(var text) -> text.length + text.length / 3;
            case Image(var _, var data) -> base64Size(data);
            case Audio(var _, var data) -> base64Size(data);
            case Blob(var _, var _, var data) -> base64Size(data);
        };
    }

    default void writeTo(JsonBytes out) {
        switch (this) {
            case Text(var text) -> out.raw("{\"type\":\"text\"").member("text").string(text);
            case Image(var type, var data) -> media(out.raw("{\"type\":\"image\""), "data", type, data);
            case Audio(var type, var data) -> media(out.raw("{\"type\":\"audio\""), "data", type, data);
            case Blob(var uri, var type, var data) -> {
                out.raw("{\"type\":\"resource\",\"resource\":{\"uri\":").string(uri);
                media(out, "blob", type, data).raw("}");
            }
        }
        out.raw("}");
    }

    private static JsonBytes media(JsonBytes out, String member, String mimeType, byte[] data) {
        return out.member("mimeType")
                .string(mimeType)
                .member(member)
                .raw("\"")
                .raw(Base64.getEncoder().encode(data))
                .raw("\"");
    }

    private static int base64Size(byte[] data) {
        return data.length / 3 * 4 + 4;
    }
}
