package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a method is asked, and in which revision of the protocol.
record Call(Revision revision, ObjectNode params) {

    /// The member `arguments`, or an empty object where it is left out.
    JsonNode arguments() {
        return params.hasNonNull("arguments") ? params.get("arguments") : Json.object();
    }
}
