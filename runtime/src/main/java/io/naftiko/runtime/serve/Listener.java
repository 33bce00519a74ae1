package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Handler;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/// An open port (HTTP/1.1) whose requests a handler answers, each on its own virtual thread.
///
/// Every request has an id: that of its header `X-Request-Id`, where it is a sane one, or a new one. The handler finds
/// it in the request, and the peer in the response.
public final class Listener implements AutoCloseable {

    /// How long calls in flight may go on once the listener closes.
    public static final Duration DRAIN = Duration.ofSeconds(10);

    private static final int IO_THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private final Undertow server;
    private final XnioWorker worker;
    private final GracefulShutdownHandler calls;

    private Listener(Undertow server, XnioWorker worker, GracefulShutdownHandler calls) {
        this.server = server;
        this.worker = worker;
        this.calls = calls;
    }

    /// Opens `port` of `host`, or any free port when it is 0.
    ///
    /// @throws PortUnavailable when nothing can listen there
    public static Listener open(String host, int port, Handler handler, ServeLimits limits) throws PortUnavailable {
        var worker = worker();
        var calls = Handlers.gracefulShutdown(new Front(handler, limits));
        var server = withLimits(limits)
                .setWorker(worker)
                .setHandler(Handlers.httpContinueRead(calls))
                .addHttpListener(port, host)
                .build();
        try {
            server.start();
            return new Listener(server, worker, calls);
        } catch (RuntimeException refused) {
            worker.shutdownNow();
            throw new PortUnavailable(host, port, refused);
        }
    }

    /// The port that is really open.
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /// Accepts no connection and no request any more, and returns when the calls in flight are done, or after [#DRAIN].
    @Override
    public void close() {
        calls.shutdown();
        server.stop();
        try {
            calls.awaitShutdown(DRAIN.toMillis());
            worker.shutdownNow();
            worker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// Undertow's own threads only move bytes, so that few of them are enough.
    private static XnioWorker worker() {
        var options = OptionMap.builder()
                .set(Options.THREAD_DAEMON, true)
                .set(Options.WORKER_IO_THREADS, IO_THREADS)
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 1)
                .set(Options.TCP_NODELAY, true)
                .set(Options.CORK, true)
                .getMap();
        try {
            return Xnio.getInstance().createWorker(options);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Undertow.Builder withLimits(ServeLimits limits) {
        return Undertow.builder()
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, drained(limits.maxBodyBytes()))
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes())
                .setServerOption(UndertowOptions.MAX_HEADERS, 200)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 1000)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.header()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.keepAlive()))
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, millis(limits.idle()));
    }

    /// How much of a refused body is read and thrown away so that the peer sees the refusal; then the line is cut.
    private static long drained(int maxBodyBytes) {
        return maxBodyBytes * 2L + (1 << 20);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
