package io.naftiko.cli.serve;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A rehearsal for the starts to come, in a process of its own, once a server has had time to serve. It ends with the
/// server, done or not: a later one makes up for it.
final class DueRehearsal implements AutoCloseable {

    /// What the launcher says: where it is, and whether nobody has rehearsed yet with this JDK and these jars.
    private static final String LAUNCHER = "naftiko.launcher";
    private static final String DUE = "naftiko.rehearsal";

    /// Commands that somebody only tries out are over by then.
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Thread thread;

    /// @param launcher what rehearses when it is told to
    /// @param calm how long it waits before that
    DueRehearsal(String launcher, Duration calm) {
        thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> rehearse(launcher, calm));
    }

    /// That of this process; null where none is due.
    static @Nullable DueRehearsal ofProcess() {
        var launcher = System.getProperty(LAUNCHER);
        return launcher != null && "due".equals(System.getProperty(DUE)) ? new DueRehearsal(launcher, CALM) : null;
    }

    private static void rehearse(String launcher, Duration calm) {
        try {
            Thread.sleep(calm);
            var process = new ProcessBuilder(launcher, "rehearse")
                    .redirectOutput(DISCARD)
                    .redirectError(DISCARD)
                    .start();
            try {
                process.waitFor();
            } finally {
                end(process.toHandle());
            }
        } catch (IOException _) {
            // the next start is as slow as this one
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The launcher tidies up behind what it waits for.
    private static void end(ProcessHandle launcher) {
        launcher.destroy();
        launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
