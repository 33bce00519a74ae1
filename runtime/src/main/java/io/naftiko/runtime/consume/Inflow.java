package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The body of a long answer, read by the thread that made the call while it comes in.
///
/// The upstream is asked for no more than is read, but for [#AHEAD] pieces.
final class Inflow extends InputStream {

    /// How many pieces may wait for their reader. The client makes each of 16 KiB at most.
    static final int AHEAD = 16;

    /// What the client hands out at once, or the end.
    private record Portion(List<ByteBuffer> pieces, boolean last) {}

    private final Subscription upstream;
    private final BlockingQueue<Portion> waiting = new LinkedBlockingQueue<>();
    private final Function<Exception, FailedCall> breakdown;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Thread reader;

    private volatile @Nullable Exception failure;
    private Iterator<ByteBuffer> pieces = Collections.emptyIterator();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean ended;

    /// @param begun what has come already
    /// @param breakdown why the rest of it does not come
    /// @param reader who made the call
    Inflow(Subscription upstream, List<ByteBuffer> begun, Function<Exception, FailedCall> breakdown, Thread reader) {
        this.upstream = upstream;
        this.breakdown = breakdown;
        this.reader = reader;
        add(List.copyOf(begun));
    }

    void add(List<ByteBuffer> more) {
        waiting.add(new Portion(more, false));
    }

    /// Nothing comes any more.
    ///
    /// @param reason null where that is the end
    void end(@Nullable Exception reason) {
        failure = reason;
        waiting.add(new Portion(List.of(), true));
    }

    /// All of it must have been read, and passed on, by `deadline` on the clock of [System#nanoTime].
    Inflow until(long deadline) {
        closed.orTimeout(deadline - System.nanoTime(), TimeUnit.NANOSECONDS).exceptionally(this::expire);
        return this;
    }

    /// The reader may wait here, or for whom it passes the content on to. It is interrupted before it can read the end.
    private @Nullable Void expire(Throwable late) {
        var reason = new TimeoutException();
        failure = reason;
        reader.interrupt();
        end(reason);
        return null;
    }

    @Override
    public int read() {
        return hasMore() ? piece.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int read = 0;
        do {
            int size = Math.min(length - read, piece.remaining());
            piece.get(into, offset + read, size);
            read += size;
        } while (read < length && isThere());
        return read;
    }

    /// Whether more can be read without waiting.
    private boolean isThere() {
        return (piece.hasRemaining() || pieces.hasNext() || hasWaiting()) && hasMore();
    }

    private boolean hasWaiting() {
        var next = waiting.peek();
        return next != null && !next.last();
    }

    /// Zero only at the end, for which it waits: [java.util.zip.GZIPInputStream] takes zero for the end.
    @Override
    public int available() {
        return hasMore() ? piece.remaining() : 0;
    }

    private boolean hasMore() {
        while (!ended && !piece.hasRemaining()) {
            if (pieces.hasNext()) {
                piece = pieces.next();
            } else {
                receive();
            }
        }
        return !ended;
    }

    private void receive() {
        var more = take();
        if (!more.last()) {
            upstream.request(1);
            pieces = more.pieces().iterator();
            return;
        }
        var reason = failure;
        if (reason != null) {
            throw broken(reason);
        }
        ended = true;
    }

    private Portion take() {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            var reason = failure;
            if (reason == null) {
                Thread.currentThread().interrupt();
            }
            throw broken(reason == null ? e : reason);
        }
    }

    /// What [#expire] interrupts is over now.
    private FailedCall broken(Exception reason) {
        if (reason instanceof TimeoutException) {
            Thread.interrupted();
        }
        return breakdown.apply(reason);
    }

    /// Ends the exchange, where it has not ended.
    @Override
    public void close() {
        closed.complete(null);
        if (!ended) {
            upstream.cancel();
        }
    }
}
