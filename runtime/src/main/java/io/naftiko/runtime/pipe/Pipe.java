package io.naftiko.runtime.pipe;

import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.host.Stage;
import io.naftiko.runtime.model.Dialogue;
import io.naftiko.runtime.model.Tenure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server of a file, with its client at the other end of a pair of streams: each message is a line. What a message
/// asks for is done on a virtual thread of its own.
public final class Pipe implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);

    /// How many bytes a line may have. A longer one is thrown away, and its sender is told.
    private static final int MOST_BYTES = 8 << 20;

    /// How long work that is interrupted has to notice.
    private static final Duration LAST_MOMENT = Duration.ofMillis(500);

    private final String file;
    private final String namespace;
    private final OutputStream out;
    private final Runnable deaf;
    private final ReentrantLock saying = new ReentrantLock();
    private final ExecutorService works = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Dialogue dialogue = new Silence();
    private Tenure tenure = Tenure.NONE;

    /// @param file in which the server `namespace` is
    /// @param out to the client
    /// @param deaf runs when the client hears nothing any more; it may run more than once
    public Pipe(String file, String namespace, OutputStream out, Runnable deaf) {
        this.file = file;
        this.namespace = namespace;
        this.out = out;
        this.deaf = deaf;
    }

    /// Nobody is there to speak with.
    private record Silence() implements Dialogue {

        @Override
        public Optional<Runnable> hear(byte[] message) {
            return Optional.empty();
        }

        @Override
        public void missed(int most) {}
    }

    /// Speaks as the server does in `sites` from now on. Where it is none of them any more, it goes on as it was.
    @Override
    public synchronized Mounting swap(List<Site> sites) {
        sites.stream()
                .filter(site -> site.file().equals(file))
                .flatMap(site -> site.mounts().stream())
                .filter(mount -> mount.exposes().namespace().equals(namespace))
                .findFirst()
                .ifPresent(this::speakAs);
        return Mounting.NONE;
    }

    private void speakAs(Mount mount) {
        if (mount.speaker() != null && !mount.tenure().equals(tenure)) {
            var before = tenure;
            tenure = mount.tenure();
            dialogue = mount.speaker().speakTo(this::say);
            tenure.begin();
            before.end();
        }
    }

    /// Takes what the client says, and returns at its end.
    public void follow(InputStream in) {
        var lines = new LineReader(in, MOST_BYTES);
        try {
            while (goesOn(lines.next())) {}
        } catch (IOException broken) {
            LOG.debug("the input broke off", broken);
        }
    }

    private boolean goesOn(LineReader.Next next) {
        switch (next) {
            case LineReader.Next.Line(var content) -> hear(content);
            case LineReader.Next.TooLong _ -> dialogue.missed(MOST_BYTES);
            case LineReader.Next.End _ -> {
                return false;
            }
        }
        return true;
    }

    /// Whatever a client says, the next message is heard too.
    private void hear(byte[] line) {
        if (isBlank(line)) {
            return;
        }
        try {
            dialogue.hear(line).ifPresent(works::execute);
        } catch (RejectedExecutionException _) {
            LOG.debug("a message came after the end");
        } catch (RuntimeException | StackOverflowError unforeseen) {
            LOG.error("a message failed", unforeseen);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private void say(byte[] message) {
        saying.lock();
        try {
            out.write(message);
            out.write('\n');
            out.flush();
        } catch (IOException broken) {
            LOG.debug("the client hears nothing any more", broken);
            deaf.run();
        } finally {
            saying.unlock();
        }
    }

    /// Begins no other work. What is under way has `patience`; then it is interrupted.
    public synchronized void close(Duration patience) {
        works.shutdown();
        try {
            if (!works.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                works.shutdownNow();
                works.awaitTermination(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            works.shutdownNow();
            Thread.currentThread().interrupt();
        }
        tenure.end();
    }
}
