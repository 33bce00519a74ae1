package io.naftiko.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An API on every address of this machine, so that containers reach it too: it gives one answer and records what it is
/// asked.
final class StubUpstream implements AutoCloseable {

    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final byte[] answer;
    private final HttpServer server;

    /// @param target path and query, as in the request line
    record Received(String method, String target, String authorization, String body) {}

    /// @param answer the JSON of every answer
    StubUpstream(String answer) throws IOException {
        this.answer = answer.getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.createContext("/", this::record);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// What came since the last look.
    List<Received> newRequests() {
        var news = List.copyOf(requests);
        requests.removeAll(news);
        return news;
    }

    private void record(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
