package io.naftiko.runtime.consume;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// What comes from an upstream, in the clear. The head of an answer is bounded here, since Undertow's client reads one
/// without end, and on a fast line without letting go of the I/O thread.
final class HeadBound extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final int LONGEST = 384 << 10;

    private boolean awaited;
    private int left;

    HeadBound(StreamSourceConduit next) {
        super(next);
    }

    /// The next that comes is the head of an answer.
    void await() {
        awaited = true;
        left = LONGEST;
    }

    /// The head is there.
    void end() {
        awaited = false;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = next.read(into);
        if (awaited && read > 0) {
            left -= read;
            if (left < 0) {
                throw new ProtocolException("headers");
            }
        }
        return read;
    }
}
