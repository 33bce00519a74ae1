package io.naftiko.runtime.serve;

import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSinkChannel;

/// Writes an answer from a virtual thread, which waits while its peer takes no more.
///
/// The connection's I/O thread wakes it. XNIO's own way to wait would open a selector for each virtual thread.
final class Outflow extends OutputStream {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final StreamSinkChannel channel;
    private final int patienceMillis;
    private final Semaphore news = new Semaphore(0);

    Outflow(HttpServerExchange exchange) {
        channel = exchange.getResponseChannel();
        patienceMillis = exchange.getConnection().getUndertowOptions().get(UndertowOptions.IDLE_TIMEOUT, NO_LIMIT);
        channel.getWriteSetter().set(ready -> {
            ready.suspendWrites();
            news.release();
        });
        channel.getCloseSetter().set(_ -> news.release());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        var left = ByteBuffer.wrap(content, offset, length);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0) {
                await();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        while (!channel.flush()) {
            await();
        }
    }

    /// Writes the end, without which an answer is not complete.
    @Override
    public void close() throws IOException {
        channel.shutdownWrites();
        flush();
    }

    private void await() throws IOException {
        channel.resumeWrites();
        try {
            if (!news.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("a peer took nothing for " + patienceMillis + " ms");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a peer took no more");
        }
    }
}
