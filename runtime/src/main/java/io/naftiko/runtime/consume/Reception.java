package io.naftiko.runtime.consume;

import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSourceChannel;

/// Reads the body of an answer to its end, or until it is long.
///
/// @param most how many bytes it may have, or be read of it
record Reception(ByteBufferPool buffers, long most, Reader reader) {

    /// So much room is made for what was announced, before any of it is there.
    private static final int MOST_AT_FIRST = 64 << 10;

    private static final int ROOM = 4096;

    /// Who wants the body.
    interface Reader {

        /// Whether it does no more.
        boolean hasEnded();

        void whole(byte[] body);

        /// There is more of it than was asked for.
        void more(byte[] begun);

        void fail(Exception reason);
    }

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
            if (reader.hasEnded()) {
                return;
            }
            try (var pooled = buffers.allocate()) {
                int last = read(channel, pooled.getBuffer());
                if (length > most) {
                    reader.more(body());
                } else if (last < 0) {
                    reader.whole(body());
                } else {
                    channel.resumeReads();
                }
            } catch (IOException broken) {
                reader.fail(broken);
            }
        }

        /// Takes what is there; negative at the end.
        private int read(StreamSourceChannel channel, ByteBuffer buffer) throws IOException {
            int read = channel.read(buffer);
            while (read > 0) {
                take(buffer.flip());
                if (length > most) {
                    return read;
                }
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

        private byte[] body() {
            return length == content.length ? content : Arrays.copyOf(content, length);
        }
    }
}
