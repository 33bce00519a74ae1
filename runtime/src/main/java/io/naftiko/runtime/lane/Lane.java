package io.naftiko.runtime.lane;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioIoThread;

/// An I/O thread on which code runs in turns: what its channels wake, and the virtual threads that it carries.
///
/// A virtual thread that waits for one of these channels goes on in the thread that has read it, so that a request, the
/// call that it makes and its answer stay on one processor and wake no other thread. What takes long, or blocks in the
/// operating system, would hold up the other channels: it [leaves][#leave] the lane first.
///
/// Code on the I/O thread itself takes no lock that a virtual thread may hold while it waits.
public final class Lane implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final int BUFFER_BYTES = 128 << 10;

    private static final long LONGEST_ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final XnioIoThread thread;

    /// What bytes go through on their way between a channel and the heap. Reads and writes are the fewer, the larger it
    /// is; a connection would have to pay for one of its own.
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /// What runs in the next turn. Only touched by what runs on this thread.
    private final Queue<Runnable> ready = new ArrayDeque<>();

    private final List<Runnable> endings = new ArrayList<>();
    private boolean called;
    private boolean turning;
    private long roundBegan;

    public Lane(XnioIoThread thread) {
        this.thread = thread;
    }

    /// The lane on which the current virtual thread is; null where it is on none.
    public static @Nullable Lane current() {
        var passage = Passage.current();
        return passage == null ? null : passage.lane();
    }

    /// The current thread, if it is on a lane, goes on as a usual virtual thread.
    public static void leave() {
        var passage = Passage.current();
        if (passage != null) {
            passage.leave();
        }
    }

    /// What `work` comes to, which runs in a usual virtual thread while the current one waits. For what blocks in the
    /// operating system and is soon done.
    public static <T> T aside(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Carriers.startUsual(() -> complete(result, work));
        return result.join();
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    /// A virtual thread, not started, that begins on the lane on which the current one is, if it is on one.
    public static Thread beside(Runnable task) {
        var passage = Passage.current();
        return passage == null ? Thread.ofVirtual().unstarted(task) : passage.beside(task);
    }

    /// The current thread is about to make something of so many bytes. Where it and those [#beside] it have had too
    /// many, it leaves its lane.
    public static void read(int bytes) {
        var passage = Passage.current();
        if (passage != null) {
            passage.read(bytes);
        }
    }

    /// The current thread, if it is on a lane, lets the others there have their turn. For what computes piece by piece.
    @SuppressWarnings("ThreadPriorityCheck") // this is no hint: it ends the turn
    public static void giveWay() {
        if (current() != null) {
            Thread.yield();
        }
    }

    public XnioIoThread thread() {
        return thread;
    }

    /// An empty buffer outside of the heap, for what runs on the I/O thread itself: whoever takes it is done with it
    /// before its turn is over.
    public ByteBuffer buffer() {
        return buffer.clear();
    }

    /// Starts a virtual thread on this lane; a usual one where the JVM does not let carriers be chosen.
    public void start(Runnable task) {
        if (Carriers.canBeChosen()) {
            Passage.thread(this, task).start();
        } else {
            Thread.startVirtualThread(task);
        }
    }

    /// Runs `work` on the I/O thread itself, after what runs there now.
    ///
    /// @throws RejectedExecutionException when the lane has ended
    @Override
    public void execute(Runnable work) {
        if (isHere()) {
            add(work);
        } else {
            thread.execute(work);
        }
    }

    /// Whether the lane, which may have ended, runs `turn`.
    public boolean takes(Runnable turn) {
        try {
            execute(turn);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /// Runs `then` when the lane is about to end. Called on the lane.
    public void whenEnding(Runnable then) {
        endings.add(then);
    }

    /// Called before the I/O thread ends. One that has ended already is left as it is.
    public void end() {
        takes(() -> {
            endings.forEach(Runnable::run);
            endings.clear();
        });
    }

    private boolean isHere() {
        return Thread.currentThread().equals(thread) || equals(current());
    }

    private void add(Runnable work) {
        if (!called) {
            callTurn();
            called = true;
        }
        ready.add(work);
    }

    /// The I/O thread looks at its channels and at the clock only when no work is left. Turns that follow each other
    /// for
    /// long leave it some time for that.
    private void callTurn() {
        long now = System.nanoTime();
        if (!turning) {
            roundBegan = now;
        }
        if (now - roundBegan < LONGEST_ROUND_NANOS) {
            thread.execute(this::turn);
        } else {
            thread.executeAfter(this::turn, 1, TimeUnit.MILLISECONDS);
            roundBegan = now;
        }
    }

    /// What is added meanwhile is for the next turn.
    private void turn() {
        called = false;
        turning = true;
        for (int left = ready.size(); left > 0; left--) {
            run(ready.remove());
        }
        turning = false;
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("a turn on an I/O thread failed", fault);
        }
    }
}
