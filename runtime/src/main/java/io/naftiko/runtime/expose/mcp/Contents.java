package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import tools.jackson.databind.node.ObjectNode;

/// What stands at an address, as text or as bytes.
@SuppressWarnings("ArrayRecordComponent") // identity is enough: contents are never compared
sealed interface Contents {

    String uri();

    String mimeType();

    /// Text.
    ///
    /// @param text well-formed UTF-8
    record Text(String uri, String mimeType, byte[] text) implements Contents {}

    /// Bytes.
    record Blob(String uri, String mimeType, byte[] data) implements Contents {}

    /// About how much room they take ([JsonBytes#room]).
    default int size() {
        return switch (this) {
            case Text(var _, var _, var text) -> text.length + text.length / 3;
            case Blob(var _, var _, var data) -> JsonBytes.room(data.length / 3 * 4 + 4);
        };
    }

    /// In the words of the protocol.
    default ObjectNode json() {
        var json = Json.object().put("uri", uri()).put("mimeType", mimeType());
        return switch (this) {
            case Text(var _, var _, var text) -> json.put("text", new String(text, UTF_8));
            case Blob(var _, var _, var data) -> json.put("blob", data);
        };
    }

    default JsonBytes writeTo(JsonBytes out) {
        out.raw("{\"uri\":").string(uri()).member("mimeType").string(mimeType());
        switch (this) {
            case Text(var _, var _, var text) -> out.member("text").string(text);
            case Blob(var _, var _, var data) -> out.member("blob").base64(data);
        }
        return out.raw("}");
    }
}
