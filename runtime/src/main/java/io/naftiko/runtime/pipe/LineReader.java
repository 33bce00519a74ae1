package io.naftiko.runtime.pipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads the lines of a stream as bytes. Of a line that is too long it keeps nothing.
final class LineReader {

    private static final int BUFFER_BYTES = 16 << 10;

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;

    /// @param most how many bytes a line may have
    LineReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /// What comes next.
    sealed interface Next {

        /// A line without its end. The last one of the stream may have none.
        @SuppressWarnings("ArrayRecordComponent") // identity is enough: lines are never compared
        record Line(byte[] content) implements Next {}

        record TooLong() implements Next {}

        record End() implements Next {}
    }

    Next next() throws IOException {
        var line = new ByteArrayOutputStream();
        long length = 0;
        while (position < end || fill()) {
            int stop = lineEnd();
            length += stop - position;
            if (length <= most) {
                line.write(buffer, position, stop - position);
            }
            position = stop;
            if (stop < end) {
                position++;
                return next(line, length);
            }
        }
        return length == 0 ? new Next.End() : next(line, length);
    }

    private Next next(ByteArrayOutputStream line, long length) {
        return length <= most ? new Next.Line(line.toByteArray()) : new Next.TooLong();
    }

    /// Where the next line feed stands; the end of what is there where there is none.
    private int lineEnd() {
        int at = position;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
