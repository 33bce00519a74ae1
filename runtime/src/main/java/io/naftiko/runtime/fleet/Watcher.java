package io.naftiko.runtime.fleet;

import java.nio.file.ClosedWatchServiceException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refreshes a fleet whenever its files change.
///
/// Changes that come together are one: it waits until it is quiet for 100 ms, but no longer than 500 ms. Since some
/// file systems tell of no change, and any can lose one, it also looks every two seconds; more seldom where a look
/// takes long, so that looking takes a fiftieth of one processor at most.
public final class Watcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST_BURST = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(2);
    private static final int SHARE = 50;

    private final Fleet fleet;
    private final Watches watches = new Watches();
    private final Thread thread;
    private Duration pause = SELDOM;
    private String complaint = "";

    private Watcher(Fleet fleet) {
        this.fleet = fleet;
        this.thread = Thread.ofPlatform().daemon().name("naftiko-watch").unstarted(this::watch);
    }

    /// Watches the files of `fleet` from now on.
    ///
    /// Its thread is none of the virtual ones: they share processors with the calls, and would not let go of them
    /// while a large folder is looked at.
    public static Watcher of(Fleet fleet) {
        var watcher = new Watcher(fleet);
        watcher.thread.start();
        return watcher;
    }

    private void watch() {
        try {
            while (true) {
                if (watches.cover(fleet.territory()) || watches.await(pause)) {
                    awaitQuiet();
                }
                look();
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // whoever closes it or interrupts its thread wants its end
        }
    }

    private void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_BURST.toNanos();
        while (System.nanoTime() < deadline && watches.await(QUIET)) {}
    }

    private void look() {
        long start = System.nanoTime();
        try {
            if (fleet.refresh().isEmpty()) {
                pause = pauseAfter(Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (RuntimeException unforeseen) {
            complain(unforeseen);
        }
    }

    /// What fails once fails at each look.
    private void complain(RuntimeException unforeseen) {
        if (!unforeseen.toString().equals(complaint)) {
            complaint = unforeseen.toString();
            LOG.error("looking at the files failed", unforeseen);
        }
    }

    private static Duration pauseAfter(Duration look) {
        var share = look.multipliedBy(SHARE);
        return share.compareTo(SELDOM) > 0 ? share : SELDOM;
    }

    /// Ends once the look that it is at is done.
    @Override
    public void close() {
        watches.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
