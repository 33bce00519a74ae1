package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;

/// A listener and the table that it answers from, which can be exchanged while it runs.
final class OpenPort implements AutoCloseable {

    private final Current current;
    private final Listener listener;

    private OpenPort(Current current, Listener listener) {
        this.current = current;
        this.listener = listener;
    }

    static OpenPort open(ListenAddress address, RouteTable table, HostOptions options) throws PortUnavailable {
        var current = new Current(table);
        var guard = address.isLoopback() ? new LoopbackGuard(options.allowedHosts()) : Filter.NONE;
        return new OpenPort(
                current, Listener.open(address.host(), address.port(), current.behind(guard), options.limits()));
    }

    /// Answers from `table` from now on; calls in flight finish as they began.
    void answerFrom(RouteTable table) {
        current.table = table;
    }

    int port() {
        return listener.port();
    }

    /// Accepts no connection any more.
    void leave() {
        listener.leave();
    }

    /// Returns when the calls in flight are done.
    @Override
    public void close() {
        listener.close();
    }

    private static final class Current implements Handler {

        private volatile RouteTable table;

        Current(RouteTable table) {
            this.table = table;
        }

        @Override
        public Response handle(Request request) {
            return table.handle(request);
        }
    }
}
