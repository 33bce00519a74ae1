package io.naftiko.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// An API that answers every request with 1 KB of JSON, except below `/hang`, where it never answers.
public final class StubApi implements AutoCloseable {

    private static final byte[] ANSWER = ("{\"id\":\"7\",\"items\":["
                    + "{\"name\":\"Northern Light\",\"length\":182},".repeat(24) + "{}]}")
            .getBytes(UTF_8);

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    public StubApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", StubApi::answer);
        server.createContext("/hang", this::hang);
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }

    private void hang(HttpExchange exchange) {
        try (exchange) {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
