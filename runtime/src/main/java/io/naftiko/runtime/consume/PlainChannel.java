package io.naftiko.runtime.consume;

import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.Option;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/// A channel without TLS, in the only form in which Undertow's client takes one that it has not opened.
final class PlainChannel extends SslConnection {

    private final StreamConnection channel;

    PlainChannel(StreamConnection channel) {
        super(channel.getIoThread());
        this.channel = channel;
        setSourceConduit(channel.getSourceChannel().getConduit());
        setSinkConduit(channel.getSinkChannel().getConduit());
        channel.setCloseListener(_ -> IoUtils.safeClose(this));
    }

    @Override
    public SocketAddress getPeerAddress() {
        return channel.getPeerAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return channel.getLocalAddress();
    }

    @Override
    protected void closeAction() throws IOException {
        channel.close();
    }

    /// The channel knows.
    @Override
    protected void notifyWriteClosed() {}

    /// The channel knows.
    @Override
    protected void notifyReadClosed() {}

    @Override
    public boolean supportsOption(Option<?> option) {
        return channel.supportsOption(option);
    }

    @Override
    public <T> T getOption(Option<T> option) throws IOException {
        return channel.getOption(option);
    }

    @Override
    public <T> T setOption(Option<T> option, T value) throws IOException {
        return channel.setOption(option, value);
    }

    @Override
    public void startHandshake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLSession getSslSession() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelListener.Setter<? extends SslConnection> getHandshakeSetter() {
        throw new UnsupportedOperationException();
    }
}
