package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a thread waits for and an I/O thread brings about, within a time.
///
/// All but [#get] is called on the lane of the connections.
abstract class Awaited<T> implements Watched {

    private final Thread caller = Thread.currentThread();
    private final Connections connections;
    private final Function<Exception, FailedCall> explained;
    private boolean ended;
    private long deadline;
    private volatile @Nullable T value;
    private volatile @Nullable Exception failure;

    /// @param deadline on the clock of [System#nanoTime]
    /// @param explained what the caller learns of a failure
    Awaited(Connections connections, long deadline, Function<Exception, FailedCall> explained) {
        this.connections = connections;
        this.deadline = deadline;
        this.explained = explained;
    }

    /// Brings it about, or begins to.
    abstract void begin();

    /// Why it has failed once its time is over.
    abstract Exception late();

    /// Nobody waits any more: ends what was begun.
    abstract void abandon();

    /// Begins, and waits for the end.
    ///
    /// @throws FailedCall when it has failed, or the thread was interrupted
    T get() {
        if (!connections.lane().takes(this::watched)) {
            throw explained.apply(new ClosedChannelException());
        }
        while (true) {
            var found = value;
            if (found != null) {
                return found;
            }
            var broken = failure;
            if (broken != null) {
                throw explained.apply(broken);
            }
            LockSupport.park(this);
            if (Thread.currentThread().isInterrupted()) {
                connections.lane().takes(() -> fail(new InterruptedException()));
                throw explained.apply(new InterruptedException());
            }
        }
    }

    /// Who waits.
    final Thread caller() {
        return caller;
    }

    final Connections connections() {
        return connections;
    }

    /// What the caller learns of a failure.
    final Function<Exception, FailedCall> explained() {
        return explained;
    }

    /// Why it has failed; null where it has not.
    final @Nullable Exception reason() {
        return failure;
    }

    private void watched() {
        if (connections.haveEnded()) {
            fail(new ClosedChannelException());
        } else {
            connections.add(this);
            begin();
        }
    }

    @Override
    public void look(long now) {
        if (now - deadline >= 0) {
            fail(late());
        }
    }

    final void extend(long later) {
        deadline = later;
    }

    public final boolean hasEnded() {
        return ended;
    }

    final void succeed(T found) {
        if (end()) {
            value = found;
            LockSupport.unpark(caller);
        }
    }

    @Override
    public final void fail(Exception reason) {
        if (end()) {
            abandon();
            failure = reason;
            LockSupport.unpark(caller);
        }
    }

    private boolean end() {
        boolean first = !ended;
        ended = true;
        connections.remove(this);
        return first;
    }
}
