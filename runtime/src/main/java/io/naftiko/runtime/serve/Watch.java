package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Peer;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// Notices that the peer of one request closes its connection.
///
/// Undertow does not read a connection while a request is in flight. This reads it in that time: its end means that the
/// peer has gone, also where the peer has closed only its own side. Bytes are the peer's next request: they are put
/// back, and from there on nothing can be known.
final class Watch implements Peer.Departure, ChannelListener<ConduitStreamSourceChannel> {

    private enum State {
        IDLE,
        WATCHING,
        GONE,
        ANSWERED
    }

    private final HttpServerConnection connection;
    private final List<Runnable> waiting = new ArrayList<>(0);
    private final int round;
    private State state = State.IDLE;

    /// @param round of the lookout in which the request came
    Watch(HttpServerConnection connection, int round) {
        this.connection = connection;
        this.round = round;
    }

    int round() {
        return round;
    }

    /// Whether there is nothing to look for any more.
    synchronized boolean isOver() {
        return state == State.GONE || state == State.ANSWERED;
    }

    @Override
    public synchronized void whenGone(Runnable then) {
        switch (state) {
            case IDLE, WATCHING -> waiting.add(then);
            case GONE -> Thread.startVirtualThread(then);
            case ANSWERED -> {}
        }
    }

    /// Looks from now on, if somebody wants to know; false where that is not so yet. Called on the connection's I/O
    /// thread.
    synchronized boolean begin() {
        if (waiting.isEmpty()) {
            return !connection.isOpen();
        }
        if (state == State.IDLE && isReadable()) {
            state = State.WATCHING;
            connection.getChannel().getSourceChannel().setReadListener(this);
            connection.getOriginalSourceConduit().resumeReads();
        }
        return true;
    }

    private boolean isReadable() {
        return connection.getExtraBytes() == null
                && !connection.getOriginalSourceConduit().isReadShutdown();
    }

    /// There is something to be read. What lies above the original conduit is at the end of the request's body.
    @Override
    public synchronized void handleEvent(ConduitStreamSourceChannel channel) {
        if (state == State.WATCHING) {
            look(connection.getByteBufferPool().allocate());
        }
    }

    private void look(PooledByteBuffer pooled) {
        int length = read(pooled);
        if (length > 0) {
            stop();
            pooled.getBuffer().flip();
            connection.ungetRequestBytes(pooled);
        } else {
            pooled.close();
        }
        if (length < 0) {
            gone();
        }
    }

    private int read(PooledByteBuffer pooled) {
        try {
            return connection.getOriginalSourceConduit().read(pooled.getBuffer());
        } catch (IOException _) { // the peer has reset the connection
            return -1;
        }
    }

    private void stop() {
        connection.getOriginalSourceConduit().suspendReads();
        state = State.IDLE;
    }

    /// Whoever waits learns that the peer has gone.
    void gone() {
        if (endsAs(State.GONE)) {
            waiting.forEach(Thread::startVirtualThread);
        }
    }

    /// Looks no more, because the answer is there; whether the peer is too.
    boolean end() {
        return endsAs(State.ANSWERED);
    }

    /// Whether it ends as `end`: nothing changes what was settled before. Reads stay suspended until Undertow wants the
    /// next request.
    private synchronized boolean endsAs(State end) {
        if (state == State.WATCHING) {
            stop();
        }
        if (state == State.IDLE) {
            state = end;
        }
        return state == end;
    }
}
