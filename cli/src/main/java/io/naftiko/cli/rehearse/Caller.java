package io.naftiko.cli.rehearse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

/// A client of HTTP that is so simple that the JVM has nothing to learn from it.
final class Caller {

    private static final int MILLIS = 10_000;

    private Caller() {}

    /// A port on which nobody listens now.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Whether somebody listens on the port before long.
    static boolean awaitListener(int port) throws InterruptedException {
        for (long end = System.nanoTime() + MILLIS * 1_000_000L; System.nanoTime() < end; Thread.sleep(5)) {
            try (var socket = new Socket()) {
                socket.connect(address(port), MILLIS);
                return true;
            } catch (IOException _) {
                // not yet
            }
        }
        return false;
    }

    /// Whether the answer is a good one.
    static boolean get(int port, String path) throws IOException {
        return send(port, "GET " + path + " HTTP/1.1\r\n", "");
    }

    static boolean post(int port, String path, Map<String, String> headers, String json) throws IOException {
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        head.append("Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return send(port, head.toString(), json);
    }

    private static boolean send(int port, String head, String body) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address(port), MILLIS);
            socket.setSoTimeout(MILLIS);
            var rest = "Host: 127.0.0.1:" + port + "\r\nConnection: close\r\nContent-Length: "
                    + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
            socket.getOutputStream().write((head + rest).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).startsWith("HTTP/1.1 200 ");
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
