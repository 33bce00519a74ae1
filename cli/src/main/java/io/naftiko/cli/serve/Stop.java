package io.naftiko.cli.serve;

import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Waits for the wish that this process ends: SIGTERM, SIGINT, or an interrupt of the waiting thread.
///
/// A second signal ends the process at once.
final class Stop implements AutoCloseable {

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Signals signals = new Signals(Set.of("TERM", "INT"), wanted::countDown);

    void await() {
        try {
            wanted.await();
        } catch (InterruptedException _) {
            // whoever interrupts wants the same
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
