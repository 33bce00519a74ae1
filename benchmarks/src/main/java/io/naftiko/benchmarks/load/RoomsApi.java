package io.naftiko.benchmarks.load;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An API that answers from memory on its I/O threads, so that it takes little of the machine: what stands first in the
/// path says with what, and `slow` after 5 ms.
public final class RoomsApi implements AutoCloseable {

    private static final int DELAY_MS = 5;

    private final Map<String, byte[]> answers;
    private final Undertow server;

    /// @param answers by the first segment of the path
    public RoomsApi(Map<String, byte[]> answers) {
        this.answers = Map.copyOf(answers);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(this::handle)
                .build();
        server.start();
    }

    public String origin() {
        var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return "http://127.0.0.1:" + address.getPort();
    }

    private void handle(HttpServerExchange exchange) {
        var name = exchange.getRequestPath().split("/", 3)[1];
        var answer = answers.get(name);
        if (answer == null) {
            exchange.setStatusCode(404);
        } else if (name.equals("slow")) {
            exchange.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () -> exchange.getIoThread()
                            .executeAfter(() -> send(exchange, answer), DELAY_MS, TimeUnit.MILLISECONDS));
        } else {
            send(exchange, answer);
        }
    }

    private static void send(HttpServerExchange exchange, byte[] answer) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(answer));
    }

    @Override
    public void close() {
        server.stop();
    }
}
