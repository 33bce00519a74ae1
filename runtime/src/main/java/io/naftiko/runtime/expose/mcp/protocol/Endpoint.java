package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Message.Batch;
import io.naftiko.runtime.expose.mcp.protocol.Message.Malformed;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;

/// MCP over HTTP, both eras on one path. The body of each request says of which era it is.
public final class Endpoint implements Handler {

    private static final Response NOT_ALLOWED = new Response(405, Headers.of("Allow", "POST"), Body.empty());

    private static final Response ACCEPTED = new Response(202, Body.empty());

    private final Methods methods;
    private final Legacy legacy;
    private final Modern modern;

    /// @param shown what clients may want to hear of
    public Endpoint(Methods methods, Wire wire, Memory memory, Shown shown) {
        this.methods = methods;
        this.legacy = new Legacy(methods, wire, memory);
        this.modern = new Modern(methods, wire, memory, shown);
    }

    @Override
    public Response handle(Request request) {
        if (!request.method().equals("POST")) {
            Lane.leave();
        }
        return switch (request.method()) {
            case "POST" -> post(request);
            case "GET" -> inSession(request) ? legacy.listen(request) : NOT_ALLOWED;
            case "DELETE" -> inSession(request) ? legacy.delete(request) : NOT_ALLOWED;
            default -> NOT_ALLOWED;
        };
    }

    /// The modern era has no sessions, whatever a request says of one.
    private static boolean inSession(Request request) {
        return request.headers().has(Arrival.SESSION) && !namesModern(request);
    }

    private static boolean namesModern(Request request) {
        var named = Arrival.header(request.headers(), Arrival.VERSION);
        return named != null && Revision.isModernName(named);
    }

    private Response post(Request request) {
        if (!MediaTypes.isJson(request.mediaType())) {
            return Wire.refuse(null, Fault.refused(415, "The body must be of type application/json."));
        }
        return answer(Message.read(request.body().bytes()), request);
    }

    private Response answer(Message message, Request request) {
        if (!(message instanceof Message.Request asked && methods.haveBrief(asked))) {
            Lane.leave();
        }
        return switch (message) {
            case Message.Request call -> answer(call, request);
            case Notification notification -> namesModern(request) ? ACCEPTED : legacy.accept(notification, request);
            case Reply reply -> namesModern(request) ? ACCEPTED : legacy.accept(reply, request);
            case Batch batch -> legacy.answer(batch, request);
            case Malformed malformed -> Wire.refuse(malformed.id(), malformed.fault());
        };
    }

    private Response answer(Message.Request asked, Request request) {
        var arrival = new Arrival(asked, request.headers(), request.peer());
        boolean namesModern = namesModern(request);
        if (arrival.method().equals("initialize") && !arrival.envelope().isModern()) {
            return namesModern ? refuseHandshake(arrival) : legacy.initialize(arrival);
        }
        return namesModern || arrival.envelope().isClaimed() ? modern.answer(arrival) : legacy.answer(asked, request);
    }

    private static Response refuseHandshake(Arrival arrival) {
        return Wire.refuse(
                arrival.request().id(),
                Fault.headerMismatch(
                        "`initialize` belongs to older revisions than the header " + Arrival.VERSION + " names."));
    }
}
