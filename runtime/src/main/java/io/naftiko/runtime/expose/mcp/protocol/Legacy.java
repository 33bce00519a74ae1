package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Message.Batch;
import io.naftiko.runtime.expose.mcp.protocol.Message.Malformed;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Conversation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The legacy era: conversations that begin with `initialize` (revisions up to 2025-11-25).
///
/// It keeps no sessions: what a request is answered depends on the request alone.
final class Legacy {

    private static final int MOST_IN_BATCH = 100;
    private static final Response ACCEPTED = new Response(202, Body.empty());

    private final Methods methods;
    private final Wire wire;

    Legacy(Methods methods, Wire wire) {
        this.methods = methods;
        this.wire = wire;
    }

    /// `initialize` negotiates the revision in its body, so that its header says nothing.
    Response answer(Arrival arrival) {
        var request = arrival.request();
        var revision = request.method().equals("initialize") ? Revision.LAST_LEGACY : spoken(arrival.headers());
        return revision == null
                ? Wire.refuse(request.id(), unsupported(arrival.headers()))
                : wire.respond(
                        request.id(), answer(request, revision, arrival.peer().principal()), revision);
    }

    /// Takes a message that wants no answer.
    Response accept(Headers headers) {
        var named = Arrival.header(headers, Arrival.VERSION);
        return named == null || Revision.named(named) != null ? ACCEPTED : Wire.refuse(null, unsupported(headers));
    }

    Response answer(Batch batch, Request http) {
        var revision = spoken(http.headers());
        if (revision == null) {
            return Wire.refuse(null, unsupported(http.headers()));
        }
        var fault = refuse(batch.messages(), revision);
        return fault == null ? answerEach(batch, revision, http.peer().principal()) : Wire.refuse(null, fault);
    }

    private static @Nullable Fault refuse(List<Message> messages, Revision revision) {
        if (!revision.hasBatches()) {
            return Fault.refused(400, "Revision " + revision.published() + " has no batches.");
        }
        if (messages.isEmpty() || messages.size() > MOST_IN_BATCH) {
            return Fault.refused(400, "A batch has 1 to " + MOST_IN_BATCH + " messages, this one " + messages.size());
        }
        return messages.stream().allMatch(Legacy::mayStandInBatch)
                ? null
                : Fault.refused(400, "A message of the batch is none that a batch may have.");
    }

    private static boolean mayStandInBatch(Message message) {
        return switch (message) {
            case Message.Request request ->
                !request.method().equals("initialize")
                        && !Envelope.of(request.params()).isClaimed();
            case Notification notification ->
                !Envelope.of(notification.params()).isClaimed();
            case Reply _ -> true;
            case Batch _, Malformed _ -> false;
        };
    }

    private Response answerEach(Batch batch, Revision revision, Principal principal) {
        var answers = new ArrayList<byte[]>();
        for (var message : batch.messages()) {
            if (message instanceof Message.Request request) {
                answers.add(wire.text(request.id(), answer(request, revision, principal), revision));
            }
        }
        return answers.isEmpty() ? ACCEPTED : Response.json(200, array(answers));
    }

    private Answer answer(Message.Request request, Revision revision, Principal principal) {
        var method = methods.find(request.method(), revision);
        return method == null
                ? Fault.unknownMethod(200, request.method())
                : method.answer(new Call(revision, request.params(), principal, Conversation.NONE));
    }

    private static byte[] array(List<byte[]> answers) {
        var out =
                new JsonBytes(answers.stream().mapToInt(each -> each.length + 1).sum() + 2).raw("[");
        answers.forEach(each -> out.comma().raw(each));
        return out.raw("]").toBytes();
    }

    /// The revision that the headers name, or what a client speaks that names none; null when it is not a legacy one.
    private static @Nullable Revision spoken(Headers headers) {
        var named = Arrival.header(headers, Arrival.VERSION);
        var revision = named == null ? Revision.UNNAMED : Revision.named(named);
        return revision == null || revision.isModern() ? null : revision;
    }

    private static Fault unsupported(Headers headers) {
        return Fault.refused(
                400,
                "The header MCP-Protocol-Version says `" + Arrival.header(headers, Arrival.VERSION)
                        + "`; supported are " + String.join(", ", Revision.legacyNames()) + ".");
    }
}
