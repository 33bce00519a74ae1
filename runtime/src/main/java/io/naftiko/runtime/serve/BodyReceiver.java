package io.naftiko.runtime.serve;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/// Receives the body of one request on its I/O thread.
///
/// It holds what has come and makes no room for what is merely announced, so that headers alone cost no memory.
/// Undertow's own receiver allocates the announced length at once, even one that it then refuses.
final class BodyReceiver implements ChannelListener<StreamSourceChannel> {

    /// Learns how it ended; called once, on the I/O thread.
    interface Outcome {

        void received(HttpServerExchange exchange, byte[] body);

        void tooLarge(HttpServerExchange exchange);

        void tooSlow(HttpServerExchange exchange);

        /// The peer is gone, or what it sent is no body.
        void broken(HttpServerExchange exchange, IOException failure);
    }

    private final HttpServerExchange exchange;
    private final ServeLimits limits;
    private final Outcome outcome;
    private byte[] content = {};
    private int length;
    private XnioExecutor.@Nullable Key deadline;

    private BodyReceiver(HttpServerExchange exchange, ServeLimits limits, Outcome outcome) {
        this.exchange = exchange;
        this.limits = limits;
        this.outcome = outcome;
    }

    /// Called on the I/O thread.
    static void receive(HttpServerExchange exchange, ServeLimits limits, Outcome outcome) {
        if (exchange.isRequestComplete()) {
            outcome.received(exchange, new byte[0]);
        } else if (exchange.getRequestContentLength() > limits.maxBodyBytes()) {
            outcome.tooLarge(exchange);
        } else {
            var channel = exchange.getRequestChannel();
            var receiver = new BodyReceiver(exchange, limits, outcome);
            channel.getReadSetter().set(receiver);
            receiver.handleEvent(channel);
        }
    }

    @Override
    public void handleEvent(StreamSourceChannel channel) {
        try (var pooled = exchange.getConnection().getByteBufferPool().allocate()) {
            if (isAtEnd(channel, pooled.getBuffer())) {
                stop(channel);
                end();
            } else {
                goOn(channel);
            }
        } catch (IOException failure) {
            stop(channel);
            outcome.broken(exchange, failure);
        }
    }

    /// Takes what is there; false when more is to come and there is room for it.
    private boolean isAtEnd(StreamSourceChannel channel, ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        while (count > 0 && !isTooLarge()) {
            take(buffer.flip());
            count = channel.read(buffer.clear());
        }
        return count != 0 || isTooLarge();
    }

    private boolean isTooLarge() {
        return length > limits.maxBodyBytes();
    }

    private void goOn(StreamSourceChannel channel) {
        if (deadline == null) {
            deadline = exchange.getIoThread()
                    .executeAfter(() -> giveUp(channel), limits.body().toMillis(), TimeUnit.MILLISECONDS);
        }
        channel.resumeReads();
    }

    private void giveUp(StreamSourceChannel channel) {
        channel.suspendReads();
        outcome.tooSlow(exchange);
    }

    private void stop(StreamSourceChannel channel) {
        channel.suspendReads();
        if (deadline != null) {
            deadline.remove();
        }
    }

    private void end() {
        if (isTooLarge()) {
            outcome.tooLarge(exchange);
        } else {
            outcome.received(exchange, content.length == length ? content : Arrays.copyOf(content, length));
        }
    }

    /// A body that comes in one piece is held as it is; behind that the room doubles.
    private void take(ByteBuffer piece) {
        int size = piece.remaining();
        if (content.length - length < size) {
            content = Arrays.copyOf(content, Math.max(length + size, content.length * 2));
        }
        piece.get(content, length, size);
        length += size;
    }
}
