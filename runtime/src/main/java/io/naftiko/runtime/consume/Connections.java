package io.naftiko.runtime.consume;

import io.naftiko.runtime.lane.Lane;
import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.http.HttpClientProvider;
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
import org.xnio.ssl.SslConnection;

/// What goes on between one lane and the upstreams. Only touched on the lane.
final class Connections {

    /// How long a connection is kept after its last use.
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final long TICK_MILLIS = 20;
    private static final OptionMap SOCKET = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.KEEP_ALIVE, true)
            .set(UndertowOptions.MAX_HEADERS, 10_000)
            .getMap();
    private static final URI ANY = URI.create("http://any");
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

    /// Makes a channel a line, without TLS.
    void use(StreamConnection channel, ClientCallback<Line> then) {
        use(new PlainChannel(channel), then);
    }

    /// Makes a channel a line, once the handshake of TLS is done.
    ///
    /// @param begun what has come behind the handshake
    void use(StreamConnection channel, Tls tls, ByteBuffer begun, ClientCallback<Line> then) {
        var secured = tls.over(channel, begun);
        use(secured, then);
        secured.getSourceChannel().suspendReads(); // else it sends an empty record before the request
        secured.getSinkChannel().suspendWrites();
    }

    private static void use(SslConnection channel, ClientCallback<Line> then) {
        var source = channel.getSourceChannel();
        var head = new HeadBound(source.getConduit());
        source.setConduit(head);
        var made = new ClientCallback<ClientConnection>() {
            @Override
            public void completed(ClientConnection connection) {
                then.completed(new Line(connection, head));
            }

            @Override
            public void failed(IOException reason) {
                then.failed(reason);
            }
        };
        HttpClientProvider.alpnProtocol(made, ANY, BUFFERS, SOCKET)
                .getSelected()
                .handleEvent(channel);
    }

    /// Keeps a line for another exchange, once the I/O thread has seen what came behind the answer, for which Undertow
    /// closes the connection.
    void keep(Line line, Destination to) {
        try {
            lane.thread().execute(() -> to.give(line));
        } catch (RejectedExecutionException _) {
            line.cut();
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
