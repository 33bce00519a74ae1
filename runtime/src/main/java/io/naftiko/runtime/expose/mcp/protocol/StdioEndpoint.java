package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.LegacyCalls.Client;
import io.naftiko.runtime.expose.mcp.protocol.Message.Batch;
import io.naftiko.runtime.expose.mcp.protocol.Message.Malformed;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Dialogue;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// MCP over a pair of streams (transports: stdio), both eras. A request that claims to be of the modern era is; all
/// others belong to the one conversation of the legacy era. The client has started this process: nobody asks it for a
/// proof.
public final class StdioEndpoint implements Dialogue {

    private final Methods methods;
    private final Wire wire;
    private final Ladder ladder;
    private final ModernCall modern;
    private final LegacyCalls legacy;
    private final Batches batches;
    private final Sessions sessions;
    private final Hub hub;
    private final Shown shown;
    private final StdioClient client;
    private final Consumer<byte[]> out;

    /// @param shown what the client may want to hear of
    /// @param out takes messages, each in one line
    public StdioEndpoint(Methods methods, Wire wire, Memory memory, Shown shown, Consumer<byte[]> out) {
        this.methods = methods;
        this.wire = wire;
        this.ladder = new Ladder(methods);
        this.modern = new ModernCall(memory.state());
        this.legacy = new LegacyCalls(methods);
        this.batches = new Batches(wire, legacy, memory.streams());
        this.sessions = memory.sessions();
        this.hub = memory.hub();
        this.shown = shown;
        this.client = memory.client();
        this.out = out;
    }

    @Override
    public Optional<Runnable> hear(byte[] message) {
        return switch (Message.read(message)) {
            case Message.Request request -> hear(request);
            case Batch batch -> hear(batch);
            case Notification notification -> {
                client.accept(notification);
                yield Optional.empty();
            }
            case Reply reply -> {
                client.accept(reply);
                yield Optional.empty();
            }
            case Malformed(var id, var fault) -> {
                refuse(id, fault);
                yield Optional.empty();
            }
        };
    }

    @Override
    public void missed(int most) {
        refuse(null, Fault.refused(400, "A message may have " + most + " bytes, and this one had more."));
    }

    private Optional<Runnable> hear(Message.Request request) {
        var envelope = Envelope.of(request.params());
        if (request.method().equals("initialize") && !envelope.isModern()) {
            initialize(request);
            return Optional.empty();
        }
        var call = new StdioCall(request.id(), out);
        client.begin(call);
        if (envelope.isClaimed() && request.method().equals(Subscription.METHOD)) {
            aside(() -> perform(call, outlet -> listen(request, outlet)));
            return Optional.empty();
        }
        return Optional.of(() ->
                perform(call, outlet -> envelope.isClaimed() ? modern(request, outlet) : legacy(request, outlet)));
    }

    private void perform(StdioCall call, Function<Outlet, byte @Nullable []> work) {
        call.answer(work);
        client.end(call);
    }

    /// Does what lasts as long as the client is there, so that nobody waits for its end.
    private static void aside(Runnable work) {
        Thread.startVirtualThread(work);
    }

    /// What follows belongs to the conversation that begins here. It has begun when the client reads the answer, so
    /// that
    /// no change is missed, and nothing else is said before the answer.
    private void initialize(Message.Request request) {
        var task = methods.find(request, Revision.LAST_LEGACY);
        var answer = task == null
                ? Fault.unknownMethod(200, request.method())
                : task.answer(new Call(Revision.LAST_LEGACY, request.params(), Principal.OWNER, Conversation.NONE));
        var begun = answer instanceof Result ? client.begin(request.params(), sessions) : null;
        out.accept(wire.text(request.id(), answer, Revision.LAST_LEGACY));
        if (begun != null) {
            aside(() -> tell(begun.standing().transcript(), this::say));
        }
    }

    /// Says all that is said on a transcript, to its end.
    private static void tell(Transcript transcript, Outlet outlet) {
        try {
            transcript.tell(outlet);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private byte @Nullable [] listen(Message.Request request, Outlet outlet) {
        try {
            refuse(ladder.refuse(request));
            var subscription = hub.join(request, Principal.OWNER, shown);
            tell(subscription.transcript(), outlet);
            hub.leave(subscription);
            return null;
        } catch (Refused refused) {
            return Wire.fault(request.id(), refused.fault());
        }
    }

    private static void refuse(@Nullable Fault fault) {
        if (fault != null) {
            throw new Refused(fault);
        }
    }

    private byte[] modern(Message.Request request, Outlet outlet) {
        var refused = ladder.refuse(request);
        var answer = refused == null ? answer(request, outlet) : refused;
        return wire.text(request.id(), answer, Revision.MODERN);
    }

    private Answer answer(Message.Request request, Outlet outlet) {
        var task = methods.find(request, Revision.MODERN);
        return task == null
                ? Fault.unknownMethod(404, request.method())
                : modern.answer(task, request, Principal.OWNER, outlet);
    }

    private byte @Nullable [] legacy(Message.Request request, Outlet outlet) {
        var answer = legacy.answer(request, speaking(), outlet);
        return answer == null
                ? null
                : wire.text(request.id(), answer, speaking().revision());
    }

    private Optional<Runnable> hear(Batch batch) {
        var speaking = speaking();
        var fault = Batches.refuse(batch, speaking.revision());
        if (fault != null) {
            refuse(null, fault);
            return Optional.empty();
        }
        return Optional.of(() -> say(batches.text(batch, speaking, this::say)));
    }

    /// A client may ask before it has said `initialize`.
    private Client speaking() {
        var session = client.session();
        return new Client(session == null ? Revision.UNNAMED : session.terms().revision(), Principal.OWNER, session);
    }

    private void refuse(@Nullable JsonNode id, Fault fault) {
        out.accept(Wire.fault(id, fault));
    }

    private void say(byte[] message) {
        if (message.length > 0) {
            out.accept(EventStream.inOneLine(message));
        }
    }
}
