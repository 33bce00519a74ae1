package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.report.FailedCall;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// A call of an upstream, by the thread that needs its answer: on a connection that is there, else on a new one.
final class LaneCall {

    private final Request request;
    private final Budget budget;
    private final Connections connections;
    private final Handler other;
    private final boolean passes;
    private final Destination to;
    private final long start = System.nanoTime();
    private final Duration total;

    /// @param other for an upstream whose answers are not understood here, and to agree with on TLS
    /// @param passes whether a long answer may come as [Body.Incoming]
    /// @throws FailedCall when there is no time left for it
    LaneCall(Request request, Destination to, Budget budget, Connections connections, Handler other, boolean passes) {
        this.passes = passes;
        this.other = other;
        this.request = request;
        this.budget = budget;
        this.connections = connections;
        this.to = to;
        this.total = budget.left(to::peer);
    }

    Response run() {
        var answer = isSure() ? answer() : other.handle(request);
        if (isLong(answer.body())) {
            Lane.leave();
        }
        return answer;
    }

    /// Who makes something of such an answer may take long.
    private static boolean isLong(Body body) {
        return body instanceof Body.Held held && held.size() > Arrival.LONG;
    }

    /// Whether nothing is lost by trying: what Undertow's client does not understand can be asked for again, or it has
    /// understood this upstream before.
    private boolean isSure() {
        return !to.isOdd() && (isRepeatable() || to.isProven()) && Simple.is(request);
    }

    private Response answer() {
        var kept = to.take();
        if (kept != null) {
            var exchange = exchange(kept);
            try {
                return exchange.get();
            } catch (FailedCall broken) {
                if (!exchange.cameToNothing() || !mayRepeat()) {
                    throw broken;
                }
            }
        }
        return anew();
    }

    private Response anew() {
        Line line;
        try {
            line = new Dialing(to, connections, by(budget.longestConnect()), this::explained).run();
        } catch (SSLException _) { // nothing was asked for yet
            return byOther();
        }
        var exchange = exchange(line);
        try {
            var answer = exchange.get();
            to.prove();
            return answer;
        } catch (FailedCall broken) {
            if (!exchange.cameToNothing() || !mayRepeat()) {
                throw broken;
            }
            return byOther();
        }
    }

    private Response byOther() {
        var answer = other.handle(request);
        to.markOdd();
        return answer;
    }

    /// Whether it may reach the upstream twice (RFC 9110, 9.2.2).
    private boolean isRepeatable() {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private boolean mayRepeat() {
        return isRepeatable() && !connections.haveEnded();
    }

    private Exchange exchange(Line line) {
        return new Exchange(
                request,
                line,
                to,
                connections,
                by(budget.begin()),
                by(total),
                budget.maxBytes(),
                passes,
                this::explained);
    }

    private long by(Duration time) {
        return start + (time.compareTo(total) < 0 ? time : total).toNanos();
    }

    private FailedCall explained(Exception problem) {
        return Breakdown.of(problem, to.peer(), budget);
    }
}
