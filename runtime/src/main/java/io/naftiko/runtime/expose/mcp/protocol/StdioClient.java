package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The client at the other end of a pair of streams, whatever version of the server's file answers it.
final class StdioClient {

    private final Map<JsonNode, StdioCall> calls = new ConcurrentHashMap<>();
    private volatile @Nullable Session session;
    private String name = "";

    /// The conversation of the legacy era; null before `initialize`.
    @Nullable
    Session session() {
        return session;
    }

    /// `initialize` with such parameters begins a conversation, in place of one that was there.
    Session begin(ObjectNode params, Sessions sessions) {
        if (session != null) {
            sessions.end(name, session);
        }
        name = sessions.begin(params, Principal.OWNER);
        var begun = Objects.requireNonNull(sessions.find(name, Principal.OWNER));
        begun.listen();
        session = begun;
        return begun;
    }

    void begin(StdioCall call) {
        calls.put(call.id(), call);
    }

    void end(StdioCall call) {
        calls.remove(call.id(), call);
    }

    /// A call can be cancelled in both eras. What concerns none is ignored.
    void accept(Notification notification) {
        var id = notification.params().get("requestId");
        var call = notification.method().equals("notifications/cancelled") && id != null ? calls.get(id) : null;
        if (call != null) {
            call.cancel();
        }
    }

    /// A reply for which nobody waits is ignored.
    void accept(Reply reply) {
        if (session != null) {
            session.accept(reply);
        }
    }
}
