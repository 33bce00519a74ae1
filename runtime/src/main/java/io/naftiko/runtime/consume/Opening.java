package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import io.undertow.client.ClientCallback;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// A connection that is being opened.
final class Opening<C> extends Awaited<C> implements ClientCallback<C> {

    private final Consumer<ClientCallback<C>> open;
    private final Consumer<C> close;

    /// @param open begins it
    /// @param close ends what was opened too late
    Opening(
            Consumer<ClientCallback<C>> open,
            Consumer<C> close,
            Connections connections,
            long deadline,
            Function<Exception, FailedCall> explained) {
        super(connections, deadline, explained);
        this.open = open;
        this.close = close;
    }

    @Override
    void begin() {
        open.accept(this);
    }

    @Override
    public void completed(C connection) {
        if (hasEnded()) {
            close.accept(connection);
        }
        succeed(connection);
    }

    @Override
    public void failed(IOException reason) {
        fail(reason);
    }

    @Override
    Exception late() {
        return new HttpConnectTimeoutException("");
    }

    /// What is opened too late is closed then.
    @Override
    void abandon() {}
}
