package io.naftiko.runtime.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// How many bytes a call allocates.
///
/// The figure does not depend on the machine or its load, and hardly on the compiler: one that optimizes saves some of
/// it. Of several rounds the smallest counts, since the JDK prepares things of its own now and then.
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UPS = 100;
    private static final int ROUNDS = 4;
    private static final int CALLS = 200;

    private Allocation() {}

    /// By the thread that makes the call.
    public static long ofThread(Runnable call) {
        return perCall(THREADS::getCurrentThreadAllocatedBytes, call);
    }

    /// By all threads, from the one that makes the call to those that help to answer it.
    public static long ofProcess(Runnable call) {
        return perCall(THREADS::getTotalThreadAllocatedBytes, call);
    }

    private static long perCall(LongSupplier allocated, Runnable call) {
        repeat(call, WARM_UPS);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated.getAsLong();
            repeat(call, CALLS);
            least = Math.min(least, (allocated.getAsLong() - before) / CALLS);
        }
        return least;
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }
}
