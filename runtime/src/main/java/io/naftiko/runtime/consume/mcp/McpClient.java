package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Consumes;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An upstream MCP server as a handler: a request carries the arguments of one tool as its JSON body and the tool's
/// name, percent-encoded, in the header `Mcp-Name`; the response is what the tool answered.
///
/// How the server wants to be spoken to is found out with the first call, and again when the server has forgotten it:
/// in the words of 2026-07-28 where it has them, else with a session of an earlier revision. All calls share it.
public final class McpClient implements Handler {

    private final Wire wire;
    private final Consumes.Mcp declared;
    private final Mirrors mirrors = new Mirrors();
    private final ReentrantLock agreeing = new ReentrantLock();
    private volatile @Nullable Era agreed;

    /// @param sender signs requests and sends them
    public McpClient(Handler sender, Consumes.Mcp declared) {
        this.wire = new Wire(sender);
        this.declared = declared;
    }

    @Override
    public Response handle(Request request) {
        var call = ToolCall.of(request);
        var known = agreed;
        var outcome = known == null ? agree(null, call) : new Negotiation.Agreed(known);
        return switch (outcome) {
            case Negotiation.Agreed(var era) -> answer(era, call);
            case Negotiation.Refused(var response) -> response;
        };
    }

    private Response answer(Era era, ToolCall call) {
        var reply = send(era, call);
        if (!era.isOver(reply)) {
            return ToolAnswer.of(reply);
        }
        return switch (agree(era, call)) {
            case Negotiation.Agreed(var next) -> ToolAnswer.of(send(next, call));
            case Negotiation.Refused(var response) -> response;
        };
    }

    /// A call that the server refuses for its headers is sent once more, with those that the listed tools ask for.
    private Reply send(Era era, ToolCall call) {
        var reply = wire.call(era, call, mirrors.of(call));
        if (reply.errorCode() != Mirrors.MISMATCH) {
            return reply;
        }
        mirrors.learn(new ToolListing(wire, era, call.server()).tools());
        return wire.call(era, call, mirrors.of(call));
    }

    /// Agrees with the server in place of `stale`, unless another call has done so meanwhile.
    private Negotiation.Outcome agree(@Nullable Era stale, ToolCall call) {
        agreeing.lock();
        try {
            var known = agreed;
            if (known != null && !known.equals(stale)) {
                return new Negotiation.Agreed(known);
            }
            var outcome = new Negotiation(wire, call.server()).outcome();
            if (outcome instanceof Negotiation.Agreed(var era)) {
                agreed = era;
                if (stale == null) {
                    new ToolCheck(wire, declared).check(era, call.server());
                }
            }
            return outcome;
        } finally {
            agreeing.unlock();
        }
    }
}
