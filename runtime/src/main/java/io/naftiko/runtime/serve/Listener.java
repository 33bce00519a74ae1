package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Handler;
import io.undertow.Handlers;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/// An open port (HTTP/1.1) whose requests a handler answers, each on its own virtual thread.
///
/// Every request has an id: that of its header `X-Request-Id`, where it is a sane one, or a new one. The handler finds
/// it in the request, and the peer in the response.
public final class Listener implements AutoCloseable {

    /// How long calls in flight may go on once the listener closes.
    public static final Duration DRAIN = Duration.ofSeconds(10);

    private static final int IO_THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    private static final int BACKLOG = 1000;
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int BUFFERS_PER_THREAD = 4;

    /// Buffers beyond these are freed by hand when they come back, which the JDK warns of on standard error.
    private static final int MOST_BUFFERS = 4096;

    private final XnioWorker worker;
    private final Front front;
    private final GracefulShutdownHandler calls;
    private final HttpOpenListener connections;
    private final AcceptingChannel<StreamConnection> port;

    private Listener(XnioWorker worker, Handler handler, ServeLimits limits, InetSocketAddress address)
            throws IOException {
        this.worker = worker;
        front = new Front(handler, limits);
        calls = Handlers.gracefulShutdown(front);
        var buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, MOST_BUFFERS, BUFFERS_PER_THREAD);
        connections = new HttpOpenListener(buffers, options(limits));
        connections.setRootHandler(Handlers.httpContinueRead(calls));
        ChannelListener<AcceptingChannel<StreamConnection>> accept = ChannelListeners.openListenerAdapter(connections);
        port = worker.createStreamConnectionServer(address, accept, SOCKET);
        port.resumeAccepts();
    }

    /// Opens `port` of `host`, or any free port when it is 0.
    ///
    /// @throws PortUnavailable when nothing can listen there
    public static Listener open(String host, int port, Handler handler, ServeLimits limits) throws PortUnavailable {
        try {
            var worker = Xnio.getInstance().createWorker(WORKER);
            try {
                return new Listener(worker, handler, limits, new InetSocketAddress(InetAddress.getByName(host), port));
            } catch (IOException | RuntimeException refused) {
                worker.shutdownNow();
                throw refused;
            }
        } catch (IOException | RuntimeException refused) {
            throw new PortUnavailable(host, port, refused);
        }
    }

    /// The port that is really open.
    public int port() {
        return port.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /// Accepts no connection any more: another listener can have the port.
    public void leave() {
        if (port.isOpen()) {
            port.suspendAccepts();
            IoUtils.safeClose(port);
        }
    }

    /// Accepts no connection and no request any more, and returns when the calls in flight are done, or after [#DRAIN].
    @Override
    public void close() {
        leave();
        calls.shutdown();
        try {
            calls.awaitShutdown(DRAIN.toMillis());
            connections.closeConnections();
            front.end();
            worker.shutdownNow();
            worker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// Undertow's own threads only move bytes, so that few of them are enough.
    private static final OptionMap WORKER = OptionMap.builder()
            .set(Options.THREAD_DAEMON, true)
            .set(Options.WORKER_IO_THREADS, IO_THREADS)
            .set(Options.WORKER_TASK_CORE_THREADS, 1)
            .set(Options.WORKER_TASK_MAX_THREADS, 1)
            .getMap();

    private static final OptionMap SOCKET = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.REUSE_ADDRESSES, true)
            .set(Options.BACKLOG, BACKLOG)
            .getMap();

    private static OptionMap options(ServeLimits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .set(UndertowOptions.MAX_ENTITY_SIZE, drained(limits.maxBodyBytes()))
                .set(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes())
                .set(UndertowOptions.MAX_HEADERS, 200)
                .set(UndertowOptions.MAX_PARAMETERS, 1000)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.header()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.keepAlive()))
                .set(UndertowOptions.IDLE_TIMEOUT, millis(limits.idle()))
                .getMap();
    }

    /// How much of a refused body is read and thrown away so that the peer sees the refusal; then the line is cut.
    private static long drained(int maxBodyBytes) {
        return maxBodyBytes * 2L + (1 << 20);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
