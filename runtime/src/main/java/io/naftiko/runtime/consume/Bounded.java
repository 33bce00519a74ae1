package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Content that may only be so long, while it is read.
final class Bounded extends FilterInputStream {

    private final String tooLong;
    private long left;

    /// @param tooLong says that there is more than `maxBytes`
    Bounded(InputStream content, long maxBytes, String tooLong) {
        super(content);
        this.left = maxBytes;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new FailedCall(new UnreadableReply(tooLong));
        }
    }
}
