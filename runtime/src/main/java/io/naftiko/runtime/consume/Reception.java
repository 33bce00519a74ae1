package io.naftiko.runtime.consume;

import io.naftiko.runtime.lane.Lane;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSourceChannel;

/// Reads the body of an answer to its end, or until it is long.
///
/// @param most how many bytes it may have, or be read of it
record Reception(Lane lane, long most, Reader reader) {

    private static final int ROOM = 4096;

    /// Room is made for what was announced, but for no more than so many times what is there: to announce much is
    /// cheap.
    private static final int TRUST = 16;

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
        var reading = new Reading(announced);
        channel.getReadSetter().set(reading);
        reading.handleEvent(channel);
    }

    private final class Reading implements ChannelListener<StreamSourceChannel> {

        private final long announced;
        private byte[] content = {};
        private int length;

        Reading(long announced) {
            this.announced = announced;
        }

        @Override
        public void handleEvent(StreamSourceChannel channel) {
            if (reader.hasEnded()) {
                return;
            }
            try {
                int last = read(channel);
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
        private int read(StreamSourceChannel channel) throws IOException {
            var buffer = lane.buffer();
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
                content = Arrays.copyOf(content, room(length + more));
            }
            piece.get(content, length, more);
            length += more;
        }

        /// How much room is made where `needed` bytes are there.
        private int room(int needed) {
            return announced < needed
                    ? Math.max(Math.max(ROOM, 2 * content.length), needed)
                    : (int) Math.min(announced, (long) TRUST * needed);
        }

        private byte[] body() {
            return length == content.length ? content : Arrays.copyOf(content, length);
        }
    }
}
