package io.naftiko.runtime.consume;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.http.HttpClientProvider;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.ImmediatePooled;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.conduits.PushBackStreamSourceConduit;

/// TLS on one connection to an upstream. Whom it trusts is said to the JVM, and sessions are taken up again on every
/// lane.
final class Tls {

    /// A record of the usual length has room.
    private static final ByteBufferPool RECORDS = new DefaultByteBufferPool(true, 17 << 10, 4096, 4);

    private static final URI ANY = URI.create("https://any");

    private final Destination to;
    private final SSLContext context;
    private final SSLEngine engine;

    private Tls(Destination to, SSLContext context, SSLEngine engine) {
        this.to = to;
        this.context = context;
        this.engine = engine;
    }

    /// The upstream must prove to have the name that its address says (RFC 9110, 4.3.4), and is asked for HTTP/1.1
    /// (RFC 7301).
    static Tls with(Destination to) throws SSLException {
        var context = context();
        var engine = context.createSSLEngine(to.host(), to.port());
        engine.setUseClientMode(true);
        var said = engine.getSSLParameters();
        said.setEndpointIdentificationAlgorithm("HTTPS");
        said.setApplicationProtocols(new String[] {"http/1.1"});
        if (to.hasName()) {
            said.setServerNames(List.of(new SNIHostName(to.host())));
        }
        engine.setSSLParameters(said);
        return new Tls(to, context, engine);
    }

    /// That of the JDK's client too. To make it takes longer than a file does: it reads the certificates that the JDK
    /// trusts.
    private static SSLContext context() throws SSLException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new SSLException(e);
        }
    }

    /// Comes before all else.
    ///
    /// @return what has come behind it
    /// @throws SSLException when there is no agreement
    ByteBuffer handshake(Handshake.Wire wire) throws SSLException {
        return new Handshake(engine, wire).run();
    }

    /// Makes a channel one for requests, after the handshake.
    ///
    /// @param begun what has come behind the handshake
    /// @param then learns it in this turn
    void over(
            StreamConnection channel,
            ByteBuffer begun,
            ByteBufferPool buffers,
            OptionMap options,
            ClientCallback<ClientConnection> then) {
        var source = new PushBackStreamSourceConduit(
                new Share(channel.getSourceChannel().getConduit()));
        if (begun.hasRemaining()) {
            source.pushBack(new ImmediatePooled<>(begun));
        }
        channel.getSourceChannel().setConduit(source);
        var secured = new UndertowXnioSsl(Xnio.getInstance(), options, RECORDS, context, this::refuse)
                .wrapExistingConnection(channel, options);
        UndertowXnioSsl.getSslConduit(secured).setSslEngine(engine);
        HttpClientProvider.alpnProtocol(then, ANY, buffers, options)
                .getSelected()
                .handleEvent(secured);
        secured.getSourceChannel().suspendReads(); // else it sends an empty record before the request
        secured.getSinkChannel().suspendWrites();
    }

    /// A second handshake (TLS 1.2) is refused by the end of the connection, and left to the other client from then on:
    /// Undertow loses content that comes in the middle of one. In TLS 1.3 there is none, and new keys need no task.
    private void refuse(Runnable task) {
        to.markOdd();
        throw new RejectedExecutionException();
    }
}
