package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;

/// A block of content.
@SuppressWarnings("ArrayRecordComponent") // identity is enough: blocks are never compared
sealed interface Content {

    byte[] TEXT = "{\"type\":\"text\",\"text\":".getBytes(UTF_8);

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

    /// Anything else, as it would stand at an address.
    record Embedded(Contents contents) implements Content {}

    /// A block that is written already.
    record Written(byte[] json) implements Content {}

    /// About how much room the block takes ([JsonBytes#room]).
    default int size() {
        return switch (this) {
            case Text(var text) -> text.length + text.length / 3;
            case Image(var _, var data) -> base64Size(data);
            case Audio(var _, var data) -> base64Size(data);
            case Embedded(var contents) -> contents.size();
            case Written(var json) -> JsonBytes.room(json.length);
        };
    }

    default void writeTo(JsonBytes out) {
        switch (this) {
            case Text(var text) -> out.raw(TEXT).string(text).raw("}");
            case Image(var type, var data) -> media(out.raw("{\"type\":\"image\""), type, data);
            case Audio(var type, var data) -> media(out.raw("{\"type\":\"audio\""), type, data);
            case Embedded(var contents) ->
                contents.writeTo(out.raw("{\"type\":\"resource\"").member("resource"))
                        .raw("}");
            case Written(var json) -> out.raw(json);
        }
    }

    private static void media(JsonBytes out, String mimeType, byte[] data) {
        out.member("mimeType").string(mimeType).member("data").base64(data).raw("}");
    }

    private static int base64Size(byte[] data) {
        return JsonBytes.room(data.length / 3 * 4 + 4);
    }
}
