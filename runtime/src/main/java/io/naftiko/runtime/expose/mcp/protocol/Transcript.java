package io.naftiko.runtime.expose.mcp.protocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What is said on one stream, in order, for whoever follows it: now, later, or again.
///
/// It keeps the newest 1,000 messages and 1 MiB; whoever is slower than that misses the oldest. The last message of a
/// call is its response, and is always kept.
@SuppressWarnings("ReferenceEquality") // a follower is equal to itself alone
final class Transcript implements Outlet {

    private static final int MOST_MESSAGES = 1000;
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Next.Said> kept = new ArrayDeque<>();
    private long said;
    private int bytes;
    private boolean ended;
    private @Nullable Object follower;

    /// What a follower learns.
    sealed interface Next {

        /// A message.
        ///
        /// @param number from 1 on
        @SuppressWarnings("ArrayRecordComponent") // identity is enough: messages are never compared
        record Said(long number, byte[] message) implements Next {}

        /// Nothing was said for a while.
        record Silence() implements Next {}

        /// Nothing will be said any more.
        record End() implements Next {}
    }

    /// Whoever talks without a pause lets those who listen have their turn, also where there is one processor.
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // on a virtual thread it ends the turn
    public void send(byte[] message) {
        lock.lock();
        try {
            if (!ended) {
                add(message);
            }
        } finally {
            lock.unlock();
        }
        Thread.yield();
    }

    /// Says the last message, and no other after it.
    ///
    /// @param message empty where there is none
    void end(byte[] message) {
        lock.lock();
        try {
            if (!ended && message.length > 0) {
                add(message);
            }
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(byte[] message) {
        kept.add(new Next.Said(++said, message));
        bytes += message.length;
        while (kept.size() > MOST_MESSAGES || (bytes > MOST_BYTES && kept.size() > 1)) {
            bytes -= kept.remove().message().length;
        }
        changed.signalAll();
    }

    /// Waits until something is said. Whether more may come than the one message that ends it.
    boolean opens() throws InterruptedException {
        lock.lock();
        try {
            while (said == 0 && !ended) {
                changed.await();
            }
            return !ended || said > 1;
        } finally {
            lock.unlock();
        }
    }

    /// How many messages were said.
    long said() {
        lock.lock();
        try {
            return said;
        } finally {
            lock.unlock();
        }
    }

    /// How much memory it takes.
    int size() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    boolean isFollowed() {
        lock.lock();
        try {
            return follower != null;
        } finally {
            lock.unlock();
        }
    }

    /// Follows it in the place of whoever did before, for whom it ends.
    void follow(Object newcomer) {
        lock.lock();
        try {
            follower = newcomer;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends it for whoever follows it now; it can be followed again.
    void dismiss() {
        lock.lock();
        try {
            follower = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Follows it no more, which ends it for this follower.
    void leave(Object leaving) {
        lock.lock();
        try {
            follower = follower == leaving ? null : follower;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The first message behind `number`, as soon as there is one.
    ///
    /// @param following who has begun to follow
    /// @param patience how long to wait for it
    Next after(long number, Object following, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (said <= number || follower != following) {
                if (ended || follower != following) {
                    return new Next.End();
                }
                if (left <= 0) {
                    return new Next.Silence();
                }
                left = changed.awaitNanos(left);
            }
            return firstAfter(number);
        } finally {
            lock.unlock();
        }
    }

    /// Hands on what is said from its beginning to its end.
    void tell(Outlet outlet) throws InterruptedException {
        var follower = new Object();
        follow(follower);
        long at = 0;
        for (var next = after(0, follower, PATIENCE);
                !(next instanceof Next.End);
                next = after(at, follower, PATIENCE)) {
            if (next instanceof Next.Said(var number, var message)) {
                outlet.send(message);
                at = number;
            }
        }
    }

    private Next firstAfter(long number) {
        for (var each : kept) {
            if (each.number() > number) {
                return each;
            }
        }
        throw new IllegalStateException("the newest message is always kept");
    }
}
