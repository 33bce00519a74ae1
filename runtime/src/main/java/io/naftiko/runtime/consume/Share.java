package io.naftiko.runtime.consume;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// What comes from an upstream, no more than a share of it in one turn of the I/O thread: one that sends faster than it
/// is read would else never let go of the thread, nor let anybody look whether it is too much, or too late.
final class Share extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final int MOST = 256 << 10;

    private int taken;
    private boolean pauses;

    Share(StreamSourceConduit next) {
        super(next);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (pauses) {
            return 0;
        }
        int read = next.read(into);
        taken += Math.max(0, read);
        if (taken >= MOST) {
            taken = 0;
            pauses = true;
            next.getReadThread().execute(this::goOn);
        }
        return read;
    }

    private void goOn() {
        pauses = false;
        if (next.isReadResumed()) {
            next.wakeupReads();
        }
    }
}
