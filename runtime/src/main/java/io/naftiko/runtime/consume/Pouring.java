package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSourceChannel;

/// The rest of a long answer: it is read from the connection no faster than the thread that passes it on asks for it.
///
/// Everything but [#request] and [#cancel] is called on the lane.
final class Pouring implements ChannelListener<StreamSourceChannel>, Subscription, Watched {

    private final StreamSourceChannel channel;
    private final ByteBufferPool buffers;
    private final Connections connections;
    private final long maxBytes;
    private final Consumer<Boolean> then;
    private final Inflow inflow;
    private long length;
    private long wanted = Inflow.AHEAD;
    private boolean ended;

    /// @param begun what was read before
    /// @param then learns whether it came to its end, and the connection can be used again
    /// @param explained what the reader learns of a failure
    /// @param reader who made the call
    Pouring(
            StreamSourceChannel channel,
            ByteBufferPool buffers,
            Connections connections,
            byte[] begun,
            long maxBytes,
            Consumer<Boolean> then,
            Function<Exception, FailedCall> explained,
            Thread reader) {
        this.channel = channel;
        this.buffers = buffers;
        this.connections = connections;
        this.maxBytes = maxBytes;
        this.then = then;
        this.length = begun.length;
        this.inflow = new Inflow(this, List.of(ByteBuffer.wrap(begun)), explained, reader);
    }

    /// What the reader reads.
    Inflow begin() {
        connections.add(this);
        channel.getReadSetter().set(this);
        handleEvent(channel);
        return inflow;
    }

    @Override
    public void handleEvent(StreamSourceChannel ready) {
        try (var pooled = buffers.allocate()) {
            while (wanted > 0 && !ended) {
                int read = ready.read(pooled.getBuffer().clear());
                if (read == 0) {
                    ready.resumeReads();
                    return;
                }
                take(read, pooled.getBuffer().flip());
            }
            ready.suspendReads();
        } catch (IOException broken) {
            fail(broken);
        }
    }

    /// @param read how many bytes there are; negative at the end
    private void take(int read, ByteBuffer buffer) {
        if (read < 0) {
            end(null);
            return;
        }
        length += read;
        if (length > maxBytes) {
            fail(new TooLarge(maxBytes));
            return;
        }
        var piece = new byte[read];
        buffer.get(piece);
        wanted--;
        inflow.add(List.of(ByteBuffer.wrap(piece)));
    }

    @Override
    public void request(long pieces) {
        connections.lane().takes(() -> {
            wanted += pieces;
            if (!ended) {
                handleEvent(channel);
            }
        });
    }

    @Override
    public void cancel() {
        connections.lane().takes(() -> fail(new ClosedChannelException()));
    }

    /// The reader has a time of its own.
    @Override
    public void look(long now) {}

    @Override
    public void fail(Exception reason) {
        end(reason);
    }

    /// Who reads the end may call again at once, and finds the connection.
    ///
    /// @param reason null where it came to its end
    private void end(@Nullable Exception reason) {
        if (!ended) {
            ended = true;
            connections.remove(this);
            then.accept(reason == null);
            inflow.end(reason);
        }
    }
}
