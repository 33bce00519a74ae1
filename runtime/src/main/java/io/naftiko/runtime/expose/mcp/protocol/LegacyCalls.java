package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Unanswered;
import org.jspecify.annotations.Nullable;

/// Requests of the legacy era, by whatever way they come.
final class LegacyCalls {

    private final Methods methods;

    LegacyCalls(Methods methods) {
        this.methods = methods;
    }

    /// Who asks, in which words.
    ///
    /// @param session null where there is none
    record Client(
            Revision revision,
            Principal principal,
            @Nullable Session session) {}

    /// Whether a request may have something to say, or to ask, that the client would hear.
    boolean talks(Message.Request request, Client client) {
        var method = methods.find(request.method(), client.revision());
        if (method == null) {
            return false;
        }
        var spoken = method.utterances(request.params());
        return (spoken.questions() && client.session() != null)
                || narration(request, client, Outlet.NONE).lets(spoken);
    }

    private static Narration narration(Message.Request request, Client client, Outlet outlet) {
        var session = client.session();
        return new Narration(
                outlet,
                session == null ? null : session.least(),
                Envelope.of(request.params()).progressToken());
    }

    /// The answer; null when the client has cancelled the request.
    ///
    /// @param outlet hears of the run
    @Nullable
    Answer answer(Message.Request request, Client client, Outlet outlet) {
        var method = methods.find(request.method(), client.revision());
        if (method == null) {
            return Fault.unknownMethod(200, request.method());
        }
        var session = client.session();
        if (!method.runs()) {
            return method.answer(call(request, client, Conversation.NONE));
        }
        return session == null ? run(method, request, client, outlet) : run(method, request, client, session, outlet);
    }

    private @Nullable Answer run(
            Method method, Message.Request request, Client client, Session session, Outlet outlet) {
        var run = session.begin(request.id());
        Answer answer;
        boolean cancelled;
        try {
            answer = run(method, request, client, outlet);
        } finally {
            cancelled = session.end(request.id(), run);
        }
        return cancelled ? null : answer;
    }

    private static Answer run(Method method, Message.Request request, Client client, Outlet outlet) {
        var narration = narration(request, client, outlet);
        var spoken = method.utterances(request.params());
        var conversation = spoken.questions() || narration.lets(spoken)
                ? new LegacyConversation(narration, client.session(), client.revision(), outlet)
                : Conversation.NONE;
        try {
            return method.answer(call(request, client, conversation));
        } catch (Unanswered asked) {
            throw new IllegalStateException("a conversation of the legacy era waits for its answers", asked);
        }
    }

    private static Call call(Message.Request request, Client client, Conversation conversation) {
        return new Call(client.revision(), request.params(), client.principal(), conversation, client.session());
    }
}
