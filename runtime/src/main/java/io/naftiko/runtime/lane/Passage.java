package io.naftiko.runtime.lane;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The way of one virtual thread: it begins on a lane, and goes on as usual once it has left that.
final class Passage implements Executor {

    private static final ScopedValue<Passage> CURRENT = ScopedValue.newInstance();

    private volatile @Nullable Lane lane;

    private final Load load;

    private Passage(Lane lane, Load load) {
        this.lane = lane;
        this.load = load;
    }

    /// A virtual thread, not started, that begins on `lane`.
    static Thread thread(Lane lane, Runnable task) {
        return thread(new Passage(lane, new Load()), task);
    }

    /// A virtual thread, not started, that begins where this one is, and shares its load.
    Thread beside(Runnable task) {
        var on = lane;
        return on == null ? Thread.ofVirtual().unstarted(task) : thread(new Passage(on, load), task);
    }

    private static Thread thread(Passage passage, Runnable task) {
        return Carriers.thread(
                passage, () -> ScopedValue.where(CURRENT, passage).run(task));
    }

    /// That of the current thread; null where it has none.
    static @Nullable Passage current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /// Null once the lane was left.
    @Nullable
    Lane lane() {
        return lane;
    }

    /// Called by the thread itself. Who carries it is asked for each of its turns, so the next one is a usual
    /// carrier's.
    @SuppressWarnings("ThreadPriorityCheck") // this is no hint: it ends the turn
    void leave() {
        if (lane != null) {
            lane = null;
            Thread.yield();
        }
    }

    /// Leaves the lane where it and those beside it have read too much.
    void read(int bytes) {
        if (lane != null) {
            load.add(bytes);
            if (load.isTooMuch()) {
                leave();
            }
        }
    }

    /// A turn on a lane that has ended goes on as usual.
    @Override
    public void execute(Runnable turn) {
        var on = lane;
        if (on == null || !on.takes(turn)) {
            Carriers.runAsUsual(turn);
        }
    }
}
