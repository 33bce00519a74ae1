package io.naftiko.runtime.serve;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/// The requests in flight on the connections of one I/O thread. Those that take their time are watched, where
/// somebody wants to know of their peers.
///
/// Most requests are answered before anybody looks: to them it costs a place in a queue. It belongs to the I/O thread
/// alone.
final class Lookout {

    private final XnioIoThread thread;
    private final long roundMillis;

    /// Those that are not watched, the oldest first.
    private final Deque<Watch> unwatched = new ArrayDeque<>();

    private int round;
    private boolean awake;

    /// @param round how long one takes: a request is watched from the end of the round after its own
    Lookout(XnioIoThread thread, Duration round) {
        this.thread = thread;
        this.roundMillis = round.toMillis();
    }

    /// A request has come.
    Watch begin(HttpServerExchange exchange) {
        forget();
        var watch = new Watch((HttpServerConnection) exchange.getConnection(), round);
        unwatched.add(watch);
        stayAwake();
        return watch;
    }

    /// Those that are answered leave at the front; behind one that takes its time, with the next round.
    private void forget() {
        for (var first = unwatched.peek(); first != null && first.isOver(); first = unwatched.peek()) {
            unwatched.remove();
        }
    }

    /// There is no other round while no request is in flight.
    private void stayAwake() {
        if (!awake && !unwatched.isEmpty()) {
            awake = true;
            thread.executeAfter(this::look, roundMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        unwatched.removeIf(watch -> watch.isOver() || (watch.round() != round && watch.begin()));
        round++;
        awake = false;
        stayAwake();
    }
}
