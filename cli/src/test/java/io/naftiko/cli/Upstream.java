package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// An API on a loopback socket: a lambda makes the body of each answer, and every request is kept.
final class Upstream implements AutoCloseable {

    /// A request as text: its first line, its headers and its body.
    record Received(String target, String headers, String body) {

        @Override
        public String toString() {
            return target + "\n" + headers + "\n" + body;
        }
    }

    private final HttpServer server;
    private final int status;
    private final Function<Received, String> answer;
    private final List<Received> requests = new CopyOnWriteArrayList<>();

    private Upstream(int status, Function<Received, String> answer) {
        this.status = status;
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static Upstream answering(int status, String json) {
        return new Upstream(status, _ -> json);
    }

    static Upstream answering(int status, Function<Received, String> answer) {
        return new Upstream(status, answer);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var received = new Received(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().entrySet().toString(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(received);
        var text = answer.apply(received);
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType(text));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String mediaType(String text) {
        return text.startsWith("<") ? "application/xml" : text.contains("{") ? "application/json" : "text/plain";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
