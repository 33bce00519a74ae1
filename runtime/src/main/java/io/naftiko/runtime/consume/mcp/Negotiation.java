package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.util.Set;

/// Finds out how a server wants to be spoken to: asks it in the words of 2026-07-28, and where it does not
/// understand them begins a session.
///
/// @param server a request to its address, without a body
record Negotiation(Wire wire, Request server) {

    /// Answers that say nothing of what the server understands.
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 407, 429, 502, 503, 504);

    /// What came of it. Closed.
    sealed interface Outcome {}

    record Agreed(Era era) implements Outcome {}

    /// @param response what the server answered, which is the answer to the call
    record Refused(Response response) implements Outcome {}

    /// @throws FailedCall when nothing answers, or something that is no MCP server
    Outcome outcome() {
        var modern = new Era.Modern();
        var discovered = wire.ask(
                server, "server/discover", modern.params(Json.object()), modern.headers("server/discover", ""));
        if (discovered.supports(modern.version())) {
            return new Agreed(modern);
        }
        return discovered.message() == null
                        && NOT_NOW.contains(discovered.response().status())
                ? new Refused(discovered.response())
                : initialized();
    }

    private Outcome initialized() {
        var params = Json.object().put("protocolVersion", Era.Legacy.NEWEST);
        params.putObject("capabilities");
        params.set("clientInfo", Era.ClientInfo.json());
        var reply = wire.ask(server, "initialize", params, Headers.EMPTY);
        var result = reply.result();
        if (result == null) {
            return refused(reply);
        }
        var version = result.path("protocolVersion").asString(Era.Legacy.NEWEST);
        var session = reply.response().headers().first(Era.Legacy.SESSION).orElse(null);
        var era = new Era.Legacy(version, session);
        wire.tell(server, "notifications/initialized", era.headers("notifications/initialized", ""));
        return new Agreed(era);
    }

    private static Outcome refused(Reply reply) {
        if (reply.message() == null && reply.response().succeeded()) {
            throw new FailedCall(new UnreadableReply("The upstream's answer is not that of an MCP server."));
        }
        return new Refused(reply.error() == null ? reply.response() : ToolAnswer.of(reply));
    }
}
