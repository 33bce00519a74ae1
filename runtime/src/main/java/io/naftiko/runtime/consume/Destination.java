package io.naftiko.runtime.consume;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An upstream that a lane calls, with the connections to it that nobody uses at the moment. Only touched on its lane.
final class Destination {

    private static final int USUAL_PORT = 80;
    private static final int USUAL_SECURE_PORT = 443;
    private static final int LAST_PORT = 65_535;

    /// For so long an odd one is left alone: it may have been odd because it was about to end.
    private static final long ODD_NANOS = Duration.ofMinutes(1).toNanos();

    private final boolean secure;
    private final String named;
    private final String host;
    private final int port;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private volatile boolean proven;
    private volatile long oddUntil;

    /// @param since on the clock of [System#nanoTime]
    private record Idle(Line line, long since) {}

    private Destination(boolean secure, String named, String host, int port) {
        this.secure = secure;
        this.named = named;
        this.host = host;
        this.port = port;
    }

    /// @param origin which [Simple#isOrigin] accepts; empty where its port is none
    static Optional<Destination> of(String origin) {
        boolean secure = origin.startsWith("https:");
        var named = origin.substring(origin.indexOf("//") + 2);
        int colon = named.indexOf(':');
        if (colon < 0) {
            return Optional.of(new Destination(secure, named, named, secure ? USUAL_SECURE_PORT : USUAL_PORT));
        }
        int port = Integer.parseInt(named.substring(colon + 1));
        return port > LAST_PORT
                ? Optional.empty()
                : Optional.of(new Destination(secure, named, named.substring(0, colon), port));
    }

    /// Whether it is called over TLS.
    boolean isSecure() {
        return secure;
    }

    /// Whether the JVM was told of no proxy before it (`-Dhttps.proxyHost`).
    boolean isDirect() {
        var proxies = ProxySelector.getDefault();
        return proxies == null
                || proxies.select(URI.create((secure ? "https://" : "http://") + named)).stream()
                        .allMatch(each -> each.type() == Proxy.Type.DIRECT);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /// Whether its host is no IPv4 address.
    boolean hasName() {
        return host.chars().anyMatch(c -> c != '.' && !Character.isDigit(c));
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
    Line take() {
        for (var last = idle.pollLast(); last != null; last = idle.pollLast()) {
            if (last.line().isOpen()) {
                return last.line();
            }
        }
        return null;
    }

    /// Keeps a connection, unless it is closed or about to be.
    void give(Line line) {
        if (line.isOpen()) {
            idle.addLast(new Idle(line, System.nanoTime()));
        }
    }

    /// Closes what was not used for `nanos`; whether anything is left.
    boolean keepsAfterClosing(long nanos) {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.peekFirst().since() >= nanos) {
            idle.removeFirst().line().cut();
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

    /// Whether Undertow's client did not understand it a short while ago.
    boolean isOdd() {
        return oddUntil != 0 && System.nanoTime() - oddUntil < 0;
    }

    void markOdd() {
        oddUntil = System.nanoTime() + ODD_NANOS;
    }
}
