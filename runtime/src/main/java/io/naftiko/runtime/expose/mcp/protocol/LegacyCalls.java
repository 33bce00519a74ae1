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
        var task = methods.find(request, client.revision());
        return task != null && talks(task, request, client);
    }

    /// The same.
    static boolean talks(Task task, Message.Request request, Client client) {
        return (task.spoken().questions() && client.session() != null)
                || narration(request, client, Outlet.NONE).lets(task.spoken());
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
        var task = methods.find(request, client.revision());
        return task == null ? Fault.unknownMethod(200, request.method()) : answer(task, request, client, outlet);
    }

    /// The same.
    static @Nullable Answer answer(Task task, Message.Request request, Client client, Outlet outlet) {
        var session = client.session();
        if (!task.runs()) {
            return task.answer(call(request, client, Conversation.NONE));
        }
        return session == null ? run(task, request, client, outlet) : run(task, request, client, session, outlet);
    }

    private static @Nullable Answer run(
            Task task, Message.Request request, Client client, Session session, Outlet outlet) {
        var run = session.begin(request.id());
        Answer answer;
        boolean cancelled;
        try {
            answer = run(task, request, client, outlet);
        } finally {
            cancelled = session.end(request.id(), run);
        }
        return cancelled ? null : answer;
    }

    private static Answer run(Task task, Message.Request request, Client client, Outlet outlet) {
        var narration = narration(request, client, outlet);
        var conversation = task.spoken().questions() || narration.lets(task.spoken())
                ? new LegacyConversation(narration, client.session(), client.revision(), outlet)
                : Conversation.NONE;
        try {
            return task.answer(call(request, client, conversation));
        } catch (Unanswered asked) {
            throw new IllegalStateException("a conversation of the legacy era waits for its answers", asked);
        }
    }

    private static Call call(Message.Request request, Client client, Conversation conversation) {
        return new Call(client.revision(), request.params(), client.principal(), conversation, client.session());
    }
}
