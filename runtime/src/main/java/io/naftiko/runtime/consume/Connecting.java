package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpConnectTimeoutException;
import java.util.function.Function;

/// A connection that is being opened.
final class Connecting extends Awaited<ClientConnection> implements ClientCallback<ClientConnection> {

    private final InetSocketAddress address;

    Connecting(
            Connections connections,
            InetSocketAddress address,
            long deadline,
            Function<Exception, FailedCall> explained) {
        super(connections, deadline, explained);
        this.address = address;
    }

    @Override
    void begin() {
        connections().open(address, this);
    }

    @Override
    public void completed(ClientConnection connection) {
        if (hasEnded()) {
            Destination.cut(connection);
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
