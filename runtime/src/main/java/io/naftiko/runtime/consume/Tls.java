package io.naftiko.runtime.consume;

import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.ImmediatePooled;
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
import org.xnio.ssl.SslConnection;

/// TLS on one connection to an upstream. Whom it trusts is said to the JVM, and sessions are taken up again on every
/// lane.
final class Tls {

    /// A record of the usual length has room.
    private static final ByteBufferPool RECORDS = new DefaultByteBufferPool(true, 17 << 10, 4096, 4);

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

    /// What is read and written by a channel in the clear, after the handshake.
    ///
    /// @param begun what has come behind the handshake
    SslConnection over(StreamConnection channel, ByteBuffer begun) {
        if (begun.hasRemaining()) {
            var source =
                    new PushBackStreamSourceConduit(channel.getSourceChannel().getConduit());
            source.pushBack(new ImmediatePooled<>(begun));
            channel.getSourceChannel().setConduit(source);
        }
        var secured = new UndertowXnioSsl(Xnio.getInstance(), OptionMap.EMPTY, RECORDS, context, this::refuse)
                .wrapExistingConnection(channel, OptionMap.EMPTY);
        UndertowXnioSsl.getSslConduit(secured).setSslEngine(engine);
        return secured;
    }

    /// A second handshake (TLS 1.2) is refused by the end of the connection, and left to the other client from then on:
    /// Undertow loses content that comes in the middle of one. In TLS 1.3 there is none, and new keys need no task.
    private void refuse(Runnable task) {
        to.markOdd();
        throw new RejectedExecutionException();
    }
}
