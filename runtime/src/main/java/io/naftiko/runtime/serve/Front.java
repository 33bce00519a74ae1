package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Peer;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/// The way of one request: its body is received on the I/O thread, it is answered on a virtual thread, and the answer
/// goes back to the I/O thread. To end an exchange from a virtual thread would cost several times the work.
final class Front implements HttpHandler, BodyReceiver.Outcome {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final ProblemDetails INTERNAL_ERROR =
            new ProblemDetails("internal-error", 500, "Internal error", "The log says more under this request's id.");

    private static final int LARGE = 64 << 10;

    private final Handler handler;
    private final ServeLimits limits;
    private final Map<XnioIoThread, Desk> desks = new ConcurrentHashMap<>();

    /// What each I/O thread has for its requests.
    private record Desk(Lane lane, Lookout lookout) {}

    Front(Handler handler, ServeLimits limits) {
        this.handler = handler;
        this.limits = limits;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        BodyReceiver.receive(exchange, limits, this);
    }

    @Override
    public void received(HttpServerExchange exchange, byte[] body) {
        var read = RequestReader.read(exchange, body);
        var desk = desk(exchange);
        var watch = desk.lookout().begin(exchange);
        var request = read.from(new Peer(Principal.ANYBODY, watch));
        var writer = new ResponseWriter(exchange, watch, desk.lane());
        exchange.dispatch(carrier(desk.lane(), body), () -> answer(request, writer));
    }

    /// To read a large body takes long, whatever becomes of it.
    private static Executor carrier(Lane lane, byte[] body) {
        return body.length > LARGE ? Thread::startVirtualThread : lane::start;
    }

    private Desk desk(HttpServerExchange exchange) {
        return desks.computeIfAbsent(
                exchange.getIoThread(), thread -> new Desk(new Lane(thread), new Lookout(thread, limits.unwatched())));
    }

    /// Ends the lanes. No request comes any more.
    void end() {
        desks.values().forEach(desk -> desk.lane().end());
    }

    /// The rest of the body is read and thrown away, or else a peer that still sends would not see the refusal. A peer
    /// that asked whether it may send sends nothing.
    @Override
    public void tooLarge(HttpServerExchange exchange) {
        exchange.setPersistent(!HttpContinue.requiresContinueResponse(exchange));
        var detail = "A body may have " + limits.maxBodyBytes() + " bytes.";
        refuse(exchange, new ProblemDetails("body-too-large", 413, "Body too large", detail));
    }

    @Override
    public void tooSlow(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        var detail = "A body may take " + limits.body().toSeconds() + " seconds.";
        refuse(exchange, new ProblemDetails("body-too-slow", 408, "Body too slow", detail));
    }

    @Override
    public void broken(HttpServerExchange exchange, IOException failure) {
        LOG.debug("a body broke off", failure);
        IoUtils.safeClose(exchange.getConnection());
    }

    /// What nobody foresaw is said in the log alone.
    private void answer(Request request, ResponseWriter writer) {
        try {
            write(request, handler.handle(request), writer);
        } catch (Throwable unforeseen) { // a stack that overflows must not leave the peer waiting either
            LOG.error(
                    "request {} failed: {} {}",
                    request.id(),
                    request.method(),
                    request.url().path(),
                    unforeseen);
            write(request, INTERNAL_ERROR.answer(request), writer);
        }
    }

    private void refuse(HttpServerExchange exchange, ProblemDetails problem) {
        var request = RequestReader.read(exchange, new byte[0]);
        var desk = desk(exchange);
        var writer = new ResponseWriter(exchange, desk.lookout().begin(exchange), desk.lane());
        exchange.dispatch(Thread::startVirtualThread, () -> write(request, problem.answer(request), writer));
    }

    private static void write(Request request, Response response, ResponseWriter writer) {
        writer.write(response.withHeader(Request.ID, request.id()));
    }
}
