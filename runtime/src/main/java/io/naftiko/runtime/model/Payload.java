package io.naftiko.runtime.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/// A caller's request body that is sent on as it came, whatever its media type.
///
/// It travels among the arguments as the value of the input `body`.
@SuppressWarnings("ArrayRecordComponent") // identity is enough: payloads are never compared
public record Payload(String mediaType, byte[] content) {

    /// The payload as an argument.
    public JsonNode argument() {
        return new POJONode(this);
    }

    /// The payload in `argument`; null when it is plain JSON.
    public static @Nullable Payload in(JsonNode argument) {
        return argument instanceof POJONode node && node.getPojo() instanceof Payload payload ? payload : null;
    }
}
