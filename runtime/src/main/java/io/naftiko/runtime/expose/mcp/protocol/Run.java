package io.naftiko.runtime.expose.mcp.protocol;

import org.jspecify.annotations.Nullable;

/// A call that is being worked on, which others may stop.
final class Run {

    private @Nullable Thread thread;
    private boolean stopped;

    /// The work begins, on this thread.
    synchronized void begin() {
        thread = Thread.currentThread();
        if (stopped) {
            thread.interrupt();
        }
    }

    /// Nobody waits for the answer any more: the thread that works on it is interrupted.
    synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// The work is done, and can be stopped no more. Whether it was.
    synchronized boolean end() {
        thread = null;
        boolean interrupted = stopped && Thread.interrupted();
        return interrupted || stopped;
    }
}
