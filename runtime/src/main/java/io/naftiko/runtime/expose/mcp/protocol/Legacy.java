package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.LegacyCalls.Client;
import io.naftiko.runtime.expose.mcp.protocol.Message.Batch;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Accept;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Conversation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The legacy era: conversations that begin with `initialize` (revisions up to 2025-11-25). A client that leaves its
/// session out is answered too, as far as its request needs none. Who leaves does not stop a call.
final class Legacy {

    private static final Response ACCEPTED = new Response(202, Body.empty());

    private final Methods methods;
    private final Wire wire;
    private final Sessions sessions;
    private final Streams streams;
    private final Batches batches;

    Legacy(Methods methods, Wire wire, Memory memory) {
        this.methods = methods;
        this.wire = wire;
        this.sessions = memory.sessions();
        this.streams = memory.streams();
        this.batches = new Batches(wire, new LegacyCalls(methods), streams);
    }

    /// Begins a session. The revision is negotiated in the body, so that the header says nothing.
    Response initialize(Arrival arrival) {
        var request = arrival.request();
        var principal = arrival.peer().principal();
        var task = methods.find(request, Revision.LAST_LEGACY);
        if (task == null) {
            return Wire.refuse(request.id(), Fault.unknownMethod(200, request.method()));
        }
        var answer = task.answer(new Call(Revision.LAST_LEGACY, request.params(), principal, Conversation.NONE));
        var response = wire.respond(request.id(), answer, Revision.LAST_LEGACY);
        return answer instanceof Result
                ? response.withHeader(Arrival.SESSION, sessions.begin(request.params(), principal))
                : response;
    }

    Response answer(Message.Request request, Request http) {
        return with(http, request.id(), client -> answer(request, client));
    }

    private Response answer(Message.Request request, Client client) {
        var task = methods.find(request, client.revision());
        if (task == null) {
            return Wire.refuse(request.id(), Fault.unknownMethod(200, request.method()));
        }
        if (!LegacyCalls.talks(task, request, client)) {
            return answer(task, request, client, Outlet.NONE);
        }
        var transcript = new Transcript();
        return new Exchange(
                        transcript,
                        () -> answer(task, request, client, transcript),
                        Wire.refuse(request.id(), Fault.internal()))
                .answer(() -> streams.open(transcript, client));
    }

    private Response answer(Task task, Message.Request request, Client client, Outlet outlet) {
        var answer = LegacyCalls.answer(task, request, client, outlet);
        return answer == null ? EventStream.nothing() : wire.respond(request.id(), answer, client.revision());
    }

    Response answer(Batch batch, Request http) {
        return with(http, null, client -> batches.answer(batch, client));
    }

    Response accept(Notification notification, Request http) {
        return with(http, null, client -> {
            if (client.session() != null) {
                client.session().accept(notification);
            }
            return ACCEPTED;
        });
    }

    /// Outside of a session nobody waits for a reply, and it is ignored.
    Response accept(Reply reply, Request http) {
        return with(
                http,
                null,
                client -> client.session() == null || client.session().accept(reply)
                        ? ACCEPTED
                        : Wire.refuse(null, Fault.refused(400, "Nobody waits for this response here.")));
    }

    /// The stream on which a session hears what belongs to none of its calls, or another one that broke off.
    Response listen(Request http) {
        if (Accept.in(http.headers()).quality("text/event-stream") == 0) {
            return Wire.refuse(null, Fault.refused(406, "This path answers a GET with text/event-stream."));
        }
        return with(http, null, client -> {
            var last = Arrival.header(http.headers(), "Last-Event-ID");
            return client.session() == null
                    ? Wire.refuse(null, Fault.sessionMissing())
                    : streams.follow(
                            last == null ? "" : last,
                            client.revision(),
                            client.session(),
                            http.peer().departure());
        });
    }

    /// Ends a session.
    Response delete(Request http) {
        return with(http, null, client -> {
            if (client.session() == null) {
                return Wire.refuse(null, Fault.sessionMissing());
            }
            sessions.end(http.headers().first(Arrival.SESSION).orElse(""), client.session());
            return new Response(204, Body.empty());
        });
    }

    /// @param id of the message; null where it has none
    private Response with(Request http, @Nullable JsonNode id, Function<Client, Response> then) {
        var principal = http.peer().principal();
        var name = Arrival.header(http.headers(), Arrival.SESSION);
        var session = name == null ? null : sessions.find(name, principal);
        if (name != null && session == null) {
            return Wire.refuse(id, Fault.refused(404, "There is no such session. Begin with `initialize`."));
        }
        var revision = spoken(http, session);
        return revision == null
                ? Wire.refuse(id, unsupported(http))
                : then.apply(new Client(revision, principal, session));
    }

    /// The revision that the header names, else that of the session, else what a client speaks that names none; null
    /// when it is not a legacy one.
    private static @Nullable Revision spoken(Request http, @Nullable Session session) {
        var named = Arrival.header(http.headers(), Arrival.VERSION);
        if (named == null) {
            return session == null ? Revision.UNNAMED : session.terms().revision();
        }
        var revision = Revision.named(named);
        return revision == null || revision.isModern() ? null : revision;
    }

    private static Fault unsupported(Request http) {
        return Fault.refused(
                400,
                "The header MCP-Protocol-Version says `" + Arrival.header(http.headers(), Arrival.VERSION)
                        + "`; supported are " + String.join(", ", Revision.legacyNames()) + ".");
    }
}
