package io.naftiko.runtime.expose.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Stands before several ports, and passes each connection on to the next of them, whoever it is from.
final class Balancer implements AutoCloseable {

    private final ServerSocket socket;
    private final int[] ports;

    Balancer(int... ports) {
        this.ports = ports;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            for (int i = 0; ; i++) {
                var client = socket.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), ports[i % ports.length]);
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> pass(server, client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the other end is closed with it
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
