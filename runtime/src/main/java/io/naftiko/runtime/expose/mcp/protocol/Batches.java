package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.LegacyCalls.Client;
import io.naftiko.runtime.expose.mcp.protocol.Message.Batch;
import io.naftiko.runtime.expose.mcp.protocol.Message.Malformed;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several messages in one body, answered together (2025-03-26, basic: batching).
final class Batches {

    private static final int MOST = 100;

    private final Wire wire;
    private final LegacyCalls calls;
    private final Streams streams;

    Batches(Wire wire, LegacyCalls calls, Streams streams) {
        this.wire = wire;
        this.calls = calls;
        this.streams = streams;
    }

    Response answer(Batch batch, Client client) {
        var fault = refuse(batch, client.revision());
        if (fault != null) {
            return Wire.refuse(null, fault);
        }
        boolean talks = batch.messages().stream()
                .anyMatch(each -> each instanceof Message.Request request && calls.talks(request, client));
        if (!talks) {
            return answer(batch, client, Outlet.NONE);
        }
        var transcript = new Transcript();
        return new Exchange(transcript, () -> answer(batch, client, transcript), Wire.refuse(null, Fault.internal()))
                .answer(() -> streams.open(transcript, client));
    }

    /// Why nothing of a batch is answered; null when it may be.
    static @Nullable Fault refuse(Batch batch, Revision revision) {
        var messages = batch.messages();
        if (!revision.hasBatches()) {
            return Fault.refused(400, "Revision " + revision.published() + " has no batches.");
        }
        if (messages.isEmpty() || messages.size() > MOST) {
            return Fault.refused(400, "A batch has 1 to " + MOST + " messages, this one " + messages.size());
        }
        return messages.stream().allMatch(Batches::mayStand)
                ? null
                : Fault.refused(400, "A message of the batch is none that a batch may have.");
    }

    private static boolean mayStand(Message message) {
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

    private Response answer(Batch batch, Client client, Outlet outlet) {
        var text = text(batch, client, outlet);
        return text.length == 0 ? new Response(202, Body.empty()) : Response.json(200, text);
    }

    /// What a batch is answered; empty where none of its messages wants an answer.
    byte[] text(Batch batch, Client client, Outlet outlet) {
        var answers = new ArrayList<byte[]>();
        for (var message : batch.messages()) {
            if (message instanceof Message.Request request) {
                var answer = calls.answer(request, client, outlet);
                if (answer != null) {
                    answers.add(wire.text(request.id(), answer, client.revision()));
                }
            } else if (client.session() != null) {
                accept(message, client.session());
            }
        }
        return answers.isEmpty() ? new byte[0] : array(answers);
    }

    private static void accept(Message message, Session session) {
        switch (message) {
            case Notification notification -> session.accept(notification);
            case Reply reply -> session.accept(reply);
            case Message.Request _, Batch _, Malformed _ -> {}
        }
    }

    private static byte[] array(List<byte[]> answers) {
        var out = new JsonBytes(answers.stream()
                                .mapToInt(each -> JsonBytes.room(each.length) + 1)
                                .sum()
                        + 2)
                .raw("[");
        answers.forEach(each -> out.comma().raw(each));
        return out.raw("]").toBytes();
    }
}
