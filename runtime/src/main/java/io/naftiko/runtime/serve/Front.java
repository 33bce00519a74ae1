package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of one request: its body is received on the I/O thread, it is answered on a virtual thread, and the answer
/// goes back to the I/O thread. To end an exchange from a virtual thread would cost several times the work.
final class Front implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final ProblemDetails INTERNAL_ERROR =
            new ProblemDetails("internal-error", 500, "Internal error", "The log says more under this request's id.");

    private final Handler handler;
    private final int maxBodyBytes;

    Front(Handler handler, int maxBodyBytes) {
        this.handler = handler;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        var receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(maxBodyBytes);
        receiver.receiveFullBytes(this::received, this::failed);
    }

    private void received(HttpServerExchange exchange, byte[] body) {
        var request = RequestReader.read(exchange, body);
        exchange.dispatch(Thread::startVirtualThread, () -> answer(exchange, request));
    }

    /// What nobody foresaw is said in the log alone.
    private void answer(HttpServerExchange exchange, Request request) {
        try {
            write(exchange, request, handler.handle(request));
        } catch (Throwable unforeseen) { // a stack that overflows must not leave the peer waiting either
            LOG.error(
                    "request {} failed: {} {}",
                    request.id(),
                    request.method(),
                    request.url().path(),
                    unforeseen);
            write(exchange, request, INTERNAL_ERROR.answer(request));
        }
    }

    private void failed(HttpServerExchange exchange, IOException failure) {
        var request = RequestReader.read(exchange, new byte[0]);
        var problem = failure instanceof RequestToLargeException
                ? new ProblemDetails(
                        "body-too-large", 413, "Body too large", "A body may have " + maxBodyBytes + " bytes.")
                : new ProblemDetails(
                        "unreadable-body", 400, "Unreadable body", "The body ended early or is malformed.");
        exchange.setPersistent(false);
        exchange.dispatch(Thread::startVirtualThread, () -> write(exchange, request, problem.answer(request)));
    }

    private static void write(HttpServerExchange exchange, Request request, Response response) {
        ResponseWriter.write(exchange, response.withHeader(Request.ID, request.id()));
    }
}
