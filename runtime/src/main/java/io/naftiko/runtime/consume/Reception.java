package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSourceChannel;

/// Reads the body of an answer to its end.
///
/// @param maxBytes how long it may be
/// @param awaited fails where the body does not come to an end
/// @param then gets it
record Reception(ByteBufferPool buffers, long maxBytes, Awaited<?> awaited, Consumer<Body> then) {

    /// So much room is made for what was announced, before any of it is there.
    private static final int MOST_AT_FIRST = 64 << 10;

    private static final int ROOM = 4096;

    /// @param announced how many bytes there will be; negative where nobody knows
    void of(StreamSourceChannel channel, long announced) {
        var reading = new Reading(new byte[announced < 0 ? ROOM : (int) Math.min(announced, MOST_AT_FIRST)]);
        channel.getReadSetter().set(reading);
        reading.handleEvent(channel);
    }

    private final class Reading implements ChannelListener<StreamSourceChannel> {

        private byte[] content;
        private int length;

        Reading(byte[] room) {
            this.content = room;
        }

        @Override
        public void handleEvent(StreamSourceChannel channel) {
            if (awaited.hasEnded()) {
                return;
            }
            try (var pooled = buffers.allocate()) {
                int last = read(channel, pooled.getBuffer());
                if (length > maxBytes) {
                    awaited.fail(new TooLarge(maxBytes));
                } else if (last < 0) {
                    then.accept(body());
                } else {
                    channel.resumeReads();
                }
            } catch (IOException broken) {
                awaited.fail(broken);
            }
        }

        /// Takes what is there; negative at the end.
        private int read(StreamSourceChannel channel, ByteBuffer buffer) throws IOException {
            int read = channel.read(buffer);
            while (read > 0 && length <= maxBytes) {
                take(buffer.flip());
                read = channel.read(buffer.clear());
            }
            return read;
        }

        private void take(ByteBuffer piece) {
            int more = piece.remaining();
            if (content.length - length < more) {
                content = Arrays.copyOf(content, Math.max(2 * content.length, length + more));
            }
            piece.get(content, length, more);
            length += more;
        }

        private Body body() {
            if (length == 0) {
                return Body.empty();
            }
            return Body.of(length == content.length ? content : Arrays.copyOf(content, length));
        }
    }
}
