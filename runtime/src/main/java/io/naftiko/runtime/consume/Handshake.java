package io.naftiko.runtime.consume;

import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Agrees with an upstream on keys, and makes sure that it is whom the address names (RFC 8446, 4).
///
/// It runs on the thread that makes the call, since most of it is arithmetic; only bytes go by the lane.
final class Handshake {

    /// As long as the JDK takes a record.
    private static final int LONGEST_RECORD = 33_093;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Carries bytes to the upstream, and then others from it.
    @FunctionalInterface
    interface Wire {

        /// Waits until that is done.
        ///
        /// @param out all of it goes out
        /// @param in where it has room, something comes in
        /// @return how much came in; [Flight#HUNG_UP] where nothing will
        int carry(ByteBuffer out, ByteBuffer in);
    }

    private final SSLEngine engine;
    private final Wire wire;
    private final ByteBuffer out = ByteBuffer.allocate(LONGEST_RECORD);
    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_RECORD);
    private final ByteBuffer content = ByteBuffer.allocate(LONGEST_RECORD);

    /// @param engine that of a client, which has done nothing yet
    Handshake(SSLEngine engine, Wire wire) {
        this.engine = engine;
        this.wire = wire;
    }

    /// Makes the engine ready for content, with the upstream.
    ///
    /// @return what has come behind the handshake
    /// @throws SSLException when there is no agreement
    ByteBuffer run() throws SSLException {
        try {
            engine.beginHandshake();
            var next = engine.getHandshakeStatus();
            while (next != HandshakeStatus.NOT_HANDSHAKING) {
                step(next);
                next = engine.getHandshakeStatus();
            }
            carry(NOTHING);
            return in.flip();
        } catch (SSLException refused) {
            tell();
            throw refused;
        }
    }

    private void step(HandshakeStatus next) throws SSLException {
        switch (next) {
            case NEED_TASK -> Objects.requireNonNull(engine.getDelegatedTask()).run();
            case NEED_WRAP -> wrap();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            case FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    private void wrap() throws SSLException {
        var result = engine.wrap(NOTHING, out);
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_OVERFLOW -> carry(NOTHING);
            case BUFFER_UNDERFLOW, CLOSED -> throw ended();
        }
    }

    private void unwrap() throws SSLException {
        var result = engine.unwrap(in.flip(), content);
        in.compact();
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_UNDERFLOW -> carry(in);
            case BUFFER_OVERFLOW, CLOSED -> throw ended();
        }
    }

    /// Sends what is to be sent, and waits for more.
    private void carry(ByteBuffer more) throws SSLException {
        int came = wire.carry(out.flip(), more);
        out.clear();
        if (came == Flight.HUNG_UP) {
            throw ended();
        }
    }

    private static SSLHandshakeException ended() {
        return new SSLHandshakeException("ended");
    }

    /// Tells the upstream why there is no agreement (RFC 8446, 6.2), if it can still be told.
    private void tell() {
        try {
            if (engine.wrap(NOTHING, out.clear()).getStatus() != Status.BUFFER_OVERFLOW) {
                carry(NOTHING);
            }
        } catch (SSLException _) {
            // it learns it by the end of the connection
        }
    }
}
