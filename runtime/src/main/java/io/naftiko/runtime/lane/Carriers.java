package io.naftiko.runtime.lane;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/// What runs the turns of virtual threads.
///
/// The JDK lets a virtual thread be carried by any executor, but has no public method for it: who starts the JVM must
/// open `java.base/java.lang`. Where that is not so, or a JDK has it in another way, virtual threads are carried as
/// usual.
final class Carriers {

    private static final MethodType NEW_THREAD =
            MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class);

    /// How the JDK makes a virtual thread that an executor carries; null where that cannot be had.
    private static final @Nullable MethodHandle THREADS = threads();

    /// The carriers of usual virtual threads; null where they cannot be had.
    private static final @Nullable Executor USUAL = usual();

    private Carriers() {}

    /// Whether anything else than the JDK's own carriers can carry a virtual thread.
    static boolean canBeChosen() {
        return THREADS != null && USUAL != null;
    }

    /// Runs the turn of a virtual thread on a carrier of the JDK.
    static void runAsUsual(Runnable turn) {
        Objects.requireNonNull(USUAL).execute(turn);
    }

    /// Starts a virtual thread on the carriers of the JDK, whatever carries the current one.
    static void startUsual(Runnable task) {
        if (USUAL == null) {
            Thread.startVirtualThread(task);
        } else {
            thread(USUAL, task).start();
        }
    }

    /// A virtual thread, not started, whose turns `carrier` runs.
    static Thread thread(Executor carrier, Runnable task) {
        try {
            return (Thread) Objects.requireNonNull(THREADS).invokeExact(carrier, (String) null, 0, task);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) { // the method declares none
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable MethodHandle threads() {
        try {
            var builders = Class.forName("java.lang.ThreadBuilders");
            return MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
                    .findStatic(builders, "newVirtualThread", NEW_THREAD);
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null;
        }
    }

    private static @Nullable Executor usual() {
        try {
            var threads = Class.forName("java.lang.VirtualThread");
            return (Executor) MethodHandles.privateLookupIn(threads, MethodHandles.lookup())
                    .findStaticGetter(threads, "DEFAULT_SCHEDULER", ForkJoinPool.class)
                    .invoke();
        } catch (Throwable _) { // as a method handle declares it
            return null;
        }
    }
}
