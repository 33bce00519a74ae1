package io.naftiko.runtime.consume;

import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.report.FailedCall;
import io.undertow.client.ClientCallback;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// Makes a new connection to an upstream, by the thread that needs it.
///
/// @param deadline by when it must be there, on the clock of [System#nanoTime]
/// @param explained what the caller learns of a failure
record Dialing(Destination to, Connections connections, long deadline, Function<Exception, FailedCall> explained) {

    /// @throws SSLException when there is no agreement on TLS with whoever is there
    /// @throws FailedCall when nobody is there, or not in time
    Line run() throws SSLException {
        return to.isSecure() ? secure() : plain();
    }

    private Line plain() {
        var channel = reached();
        return open(then -> connections.use(channel, then), Line::cut);
    }

    /// A handshake computes for milliseconds, so it leaves the lane.
    private Line secure() throws SSLException {
        Lane.leave();
        var channel = reached();
        try {
            var tls = Tls.with(to);
            var begun =
                    tls.handshake((out, in) -> new Flight(channel, out, in, connections, deadline, explained).get());
            return open(then -> connections.use(channel, tls, begun, then), Line::cut);
        } catch (SSLException refused) {
            IoUtils.safeClose(channel);
            throw refused;
        }
    }

    private StreamConnection reached() {
        var address = address();
        return open(then -> connections.reach(address, then), IoUtils::safeClose);
    }

    private InetSocketAddress address() {
        return Lane.aside(to::lookUp).orElseThrow(() -> explained.apply(unknown()));
    }

    private static ConnectException unknown() {
        var problem = new ConnectException();
        problem.initCause(new UnknownHostException());
        return problem;
    }

    private <C> C open(Consumer<ClientCallback<C>> open, Consumer<C> close) {
        return new Opening<>(open, close, connections, deadline, explained).get();
    }
}
