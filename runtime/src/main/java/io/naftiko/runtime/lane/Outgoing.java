package io.naftiko.runtime.lane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// Content that is held in memory, on its way into a channel of a lane. Only touched on the I/O thread.
///
/// The lane's buffer carries as much at a time as fits in there: the JDK would copy all of it out of the heap for each
/// write, and keep a buffer of that size for good.
public final class Outgoing {

    private final Lane lane;

    /// What is left, each piece from where it was written to. None is empty.
    private final Queue<ByteBuffer> left;

    /// @param pieces are not changed
    public Outgoing(List<ByteBuffer> pieces, Lane lane) {
        this.lane = lane;
        left = new ArrayDeque<>(pieces.size());
        pieces.stream().filter(ByteBuffer::hasRemaining).forEach(piece -> left.add(piece.duplicate()));
    }

    /// Writes until nothing is left, or `channel` takes no more; whether nothing is.
    public boolean writeTo(WritableByteChannel channel) throws IOException {
        while (!left.isEmpty()) {
            var load = load();
            unload(channel.write(load));
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
}
