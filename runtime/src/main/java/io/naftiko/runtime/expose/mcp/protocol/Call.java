package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a method is asked.
///
/// @param principal who asks
/// @param conversation with the client while it waits for the answer
/// @param session in which it asks; null where there is none
public record Call(
        Revision revision,
        ObjectNode params,
        Principal principal,
        Conversation conversation,
        @Nullable Session session) {

    /// A call outside of a session.
    public Call(Revision revision, ObjectNode params, Principal principal, Conversation conversation) {
        this(revision, params, principal, conversation, null);
    }

    /// The same call as a part of its work has it that may be done again: it talks with nobody.
    public Call muted() {
        return new Call(revision, params, principal, Conversation.NONE, session);
    }

    /// The member `arguments`, or an empty object where it is left out.
    public JsonNode arguments() {
        return argumentsIn(params);
    }

    /// The member `arguments` of such parameters, or an empty object where it is left out.
    public static JsonNode argumentsIn(ObjectNode params) {
        return params.hasNonNull("arguments") ? params.get("arguments") : Json.object();
    }
}
