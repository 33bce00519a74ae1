package io.naftiko.runtime.consume;

import io.undertow.client.ClientConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// An upstream that a lane calls, with the connections to it that nobody uses at the moment. Only touched on its lane.
final class Destination {

    private static final int USUAL_PORT = 80;

    private final String named;
    private final String host;
    private final int port;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean proven;
    private boolean odd;

    /// @param since on the clock of [System#nanoTime]
    private record Idle(ClientConnection connection, long since) {}

    private Destination(String named, String host, int port) {
        this.named = named;
        this.host = host;
        this.port = port;
    }

    /// @param origin which [Simple#isOrigin] accepts; any other is an [odd][#isOdd] destination
    static Destination of(String origin) {
        if (!Simple.isOrigin(origin)) {
            var odd = new Destination("", "", 0);
            odd.markOdd();
            return odd;
        }
        var named = origin.substring("http://".length());
        int colon = named.indexOf(':');
        return colon < 0
                ? new Destination(named, named, USUAL_PORT)
                : new Destination(named, named.substring(0, colon), Integer.parseInt(named.substring(colon + 1)));
    }

    /// As a request names it (RFC 9110, 7.2).
    String named() {
        return named;
    }

    /// Host and port, for messages.
    String peer() {
        return host + ":" + port;
    }

    /// Where it is; empty when nobody knows its name. This may block.
    Optional<InetSocketAddress> lookUp() {
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    /// The connection that was used last; null where there is none.
    @Nullable
    ClientConnection take() {
        for (var last = idle.pollLast(); last != null; last = idle.pollLast()) {
            if (last.connection().isOpen()) {
                return last.connection();
            }
        }
        return null;
    }

    /// Keeps a connection, unless it is closed or about to be.
    void give(ClientConnection connection) {
        if (connection.isOpen()) {
            idle.addLast(new Idle(connection, System.nanoTime()));
        }
    }

    /// Closes what was not used for `nanos`; whether anything is left.
    boolean keepsAfterClosing(long nanos) {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.peekFirst().since() >= nanos) {
            cut(idle.removeFirst().connection());
        }
        return !idle.isEmpty();
    }

    /// Whether Undertow's client has understood an answer of it.
    boolean isProven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    /// Whether Undertow's client does not understand it.
    boolean isOdd() {
        return odd;
    }

    void markOdd() {
        odd = true;
    }

    /// Closes a connection at once. Its own way of closing waits for the upstream.
    static void cut(ClientConnection connection) {
        try {
            IoUtils.safeClose(connection.performUpgrade());
        } catch (IOException _) { // it is closed, or about to be
            IoUtils.safeClose(connection);
        }
    }
}
