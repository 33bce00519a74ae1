package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Limits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/// The wire, by Undertow's HTTP client, for what is asked on a [Lane]: the request that came in, the call of the
/// upstream and the answers to both stay on one I/O thread. It speaks HTTP/1.1, plain or over TLS. All else goes by
/// another network.
///
/// Each lane has connections of its own.
public final class UndertowNetwork implements Network {

    private final Network other;
    private final Map<Lane, Connections> connections = new ConcurrentHashMap<>();

    /// @param other for calls on no lane, for upstreams behind a proxy, and for whatever this one does not understand
    public UndertowNetwork(Network other) {
        this.other = other;
    }

    @Override
    public Handler within(Limits limits) {
        return sender(limits, other.within(limits), false);
    }

    @Override
    public Handler passing(Limits limits) {
        return sender(limits, other.passing(limits), true);
    }

    private Handler sender(Limits limits, Handler otherwise, boolean passes) {
        var budget = Budget.of(limits);
        return request -> {
            var lane = Lane.current();
            if (lane == null) {
                return otherwise.handle(request);
            }
            var here = on(lane);
            var to = here.to(request.url().origin());
            return to.isPresent()
                    ? new LaneCall(request, to.get(), budget, here, otherwise, passes).run()
                    : otherwise.handle(request);
        };
    }

    private Connections on(Lane lane) {
        return connections.computeIfAbsent(lane, this::begin);
    }

    private Connections begin(Lane lane) {
        var begun = new Connections(lane);
        lane.whenEnding(() -> {
            connections.remove(lane);
            begun.end();
        });
        return begun;
    }

    @Override
    public void close() {
        connections.values().forEach(UndertowNetwork::end);
        connections.clear();
        other.close();
    }

    private static void end(Connections each) {
        try {
            each.lane().execute(each::end);
        } catch (RejectedExecutionException _) {
            // the lane has ended before, and with it its connections
        }
    }
}
