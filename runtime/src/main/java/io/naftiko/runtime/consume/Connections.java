package io.naftiko.runtime.consume;

import io.naftiko.runtime.lane.Lane;
import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoFuture.HandlingNotifier;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;

/// What goes on between one lane and the upstreams. Only touched on the lane.
final class Connections {

    /// How long a connection is kept after its last use.
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final long TICK_MILLIS = 20;
    private static final OptionMap SOCKET = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.KEEP_ALIVE, true)
            .set(UndertowOptions.MAX_HEADERS, 10_000)
            .set(UndertowOptions.ENABLE_STATISTICS, true)
            .getMap();
    private static final ByteBufferPool BUFFERS = new DefaultByteBufferPool(true, 16 << 10, 4096, 4);

    private final Lane lane;
    private final Map<String, Optional<Destination>> destinations = new HashMap<>();
    private final Set<Watched> running = new LinkedHashSet<>();
    private boolean ticking;
    private boolean ended;

    Connections(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /// Where `origin` is; empty where it is not one of the usual form, or is behind a proxy.
    Optional<Destination> to(String origin) {
        return destinations.computeIfAbsent(origin, Connections::destination);
    }

    private static Optional<Destination> destination(String origin) {
        return Simple.isOrigin(origin) ? Destination.of(origin).filter(Destination::isDirect) : Optional.empty();
    }

    /// Connects to `address`, which is looked up.
    void open(InetSocketAddress address, ClientCallback<ClientConnection> then) {
        var host = address.getAddress().getHostAddress();
        var uri = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
        UndertowClient.getInstance().connect(then, uri, lane.thread(), BUFFERS, SOCKET);
    }

    /// Opens a channel to `address`, which is looked up.
    void reach(InetSocketAddress address, ClientCallback<StreamConnection> then) {
        lane.thread()
                .openStreamConnection(address, null, SOCKET)
                .addNotifier(
                        new HandlingNotifier<>() {
                            @Override
                            public void handleDone(StreamConnection opened, @Nullable Object attachment) {
                                then.completed(opened);
                            }

                            @Override
                            public void handleFailed(IOException reason, @Nullable Object attachment) {
                                then.failed(reason);
                            }
                        },
                        null);
    }

    /// Makes a channel one for requests, whose handshake is done.
    ///
    /// @param begun what has come behind the handshake
    void secure(StreamConnection channel, Tls tls, ByteBuffer begun, ClientCallback<ClientConnection> then) {
        tls.over(channel, begun, BUFFERS, SOCKET, then);
    }

    /// Keeps a connection for another exchange, once the I/O thread has seen what came behind the answer, for which
    /// Undertow closes the connection.
    void keep(ClientConnection connection, Destination to) {
        try {
            lane.thread().execute(() -> to.give(connection));
        } catch (RejectedExecutionException _) {
            Destination.cut(connection);
        }
    }

    /// From now on the time of `watched` is watched.
    void add(Watched watched) {
        running.add(watched);
        tick();
    }

    void remove(Watched watched) {
        running.remove(watched);
    }

    private void tick() {
        if (!ticking) {
            ticking = true;
            lane.thread().executeAfter(this::look, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        ticking = false;
        long now = System.nanoTime();
        List.copyOf(running).forEach(each -> each.look(now));
        boolean keepsSome = false;
        for (var destination : destinations.values()) {
            keepsSome |= destination.isPresent() && destination.get().keepsAfterClosing(KEPT.toNanos());
        }
        if (keepsSome || !running.isEmpty()) {
            tick();
        }
    }

    /// Whether nothing more can be done by these.
    boolean haveEnded() {
        return ended;
    }

    /// Ends all that runs, and closes every connection.
    void end() {
        ended = true;
        List.copyOf(running).forEach(each -> each.fail(new IOException("closed")));
        destinations.values().forEach(each -> each.ifPresent(known -> known.keepsAfterClosing(0)));
        destinations.clear();
    }
}
