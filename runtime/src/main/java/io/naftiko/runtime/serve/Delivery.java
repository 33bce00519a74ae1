package io.naftiko.runtime.serve;

import io.naftiko.runtime.lane.Lane;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Writes content that is held in memory, on the I/O thread of its connection, and ends the exchange.
///
/// The lane's buffer carries as much at a time as fits in there: the JDK would copy all of it out of the heap for each
/// write, and keep a buffer of that size for good.
final class Delivery implements ChannelListener<StreamSinkChannel> {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final HttpServerExchange exchange;
    private final Lane lane;

    /// What is left, each piece from where it was written to. None is empty.
    private final Queue<ByteBuffer> left;

    Delivery(HttpServerExchange exchange, List<ByteBuffer> pieces, Lane lane) {
        this.exchange = exchange;
        this.lane = lane;
        left = new ArrayDeque<>(pieces.size());
        pieces.stream().filter(ByteBuffer::hasRemaining).forEach(piece -> left.add(piece.duplicate()));
    }

    void begin() {
        var channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(this);
        handleEvent(channel);
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
        try {
            if (writeAll(channel)) {
                channel.suspendWrites();
                exchange.endExchange();
            } else {
                channel.resumeWrites();
            }
        } catch (IOException gone) {
            LOG.debug("a peer is gone", gone);
            giveUp();
        }
    }

    /// Whether the channel took all of it.
    private boolean writeAll(StreamSinkChannel channel) throws IOException {
        while (!left.isEmpty()) {
            var load = load();
            int written = channel.write(load);
            unload(written);
            if (load.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    /// As much of what is left as the buffer carries.
    private ByteBuffer load() {
        var buffer = lane.buffer();
        for (var piece : left) {
            int size = Math.min(piece.remaining(), buffer.remaining());
            buffer.put(buffer.position(), piece, piece.position(), size);
            buffer.position(buffer.position() + size);
        }
        return buffer.flip();
    }

    /// Takes away what was written.
    private void unload(int written) {
        int rest = written;
        while (rest > 0) {
            var piece = left.element();
            int size = Math.min(piece.remaining(), rest);
            piece.position(piece.position() + size);
            rest -= size;
            if (!piece.hasRemaining()) {
                left.remove();
            }
        }
    }

    private void giveUp() {
        try {
            exchange.endExchange();
        } finally {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
