package io.naftiko.runtime.serve;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/// The requests in flight on the connections of one I/O thread. Those that take their time are watched, where
/// somebody wants to know of their peers.
///
/// Most requests are answered before anybody looks: to them it costs an entry in a set.
final class Lookout {

    private final XnioIoThread thread;
    private final long roundMillis;

    /// Those that are not watched, the oldest first.
    private final Set<Watch> unwatched = new LinkedHashSet<>();

    private int round;
    private boolean awake;

    /// @param round how long one takes: a request is watched from the end of the round after its own
    Lookout(XnioIoThread thread, Duration round) {
        this.thread = thread;
        this.roundMillis = round.toMillis();
    }

    /// A request has come.
    synchronized Watch begin(HttpServerExchange exchange) {
        var watch = new Watch((HttpServerConnection) exchange.getConnection(), this, round);
        unwatched.add(watch);
        stayAwake();
        return watch;
    }

    /// The answer is there.
    synchronized void end(Watch watch) {
        unwatched.remove(watch);
    }

    /// There is no other round while no request is in flight.
    private void stayAwake() {
        if (!awake && !unwatched.isEmpty()) {
            awake = true;
            thread.executeAfter(this::look, roundMillis, TimeUnit.MILLISECONDS);
        }
    }

    /// Called on the I/O thread.
    private synchronized void look() {
        unwatched.removeIf(watch -> watch.round() != round && watch.begin());
        round++;
        awake = false;
        stayAwake();
    }
}
