package io.naftiko.cli.serve;

import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Waits for the end of this process: because there is nothing left to do, or because somebody wishes it by SIGTERM,
/// SIGINT or an interrupt of the waiting thread.
///
/// A second signal ends the process at once.
final class Stop implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Signals signals = new Signals(Set.of("TERM", "INT"), this::wish);
    private volatile boolean wished;

    private void wish() {
        wished = true;
        end();
    }

    /// There is nothing left to do.
    void end() {
        over.countDown();
    }

    /// Whether somebody wished it.
    boolean isWished() {
        return wished;
    }

    void await() {
        try {
            over.await();
        } catch (InterruptedException _) {
            wished = true;
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
