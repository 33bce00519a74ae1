package io.naftiko.runtime.fleet;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The folders of a territory, of which the operating system tells what happens in them. Used by one thread; only
/// closing may come from another.
final class Watches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final @Nullable WatchService service;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Path, Watch> watches = new HashMap<>();
    private Territory territory = Territory.NOWHERE;
    private int refusals;

    Watches() {
        this.service = service();
    }

    private static @Nullable WatchService service() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException refused) {
            LOG.warn("files are looked at now and then, because they cannot be watched: {}", refused.toString());
            return null;
        }
    }

    /// A folder that is watched.
    ///
    /// @param identity tells it from another folder that takes its name
    /// @param key null when the operating system does not watch it
    private record Watch(
            @Nullable Object identity, @Nullable WatchKey key) {

        boolean isOf(@Nullable Object other) {
            return identity != null && identity.equals(other) && (key == null || key.isValid());
        }

        void cancel() {
            if (key != null) {
                key.cancel();
            }
        }
    }

    /// Watches all of `wanted` and nothing else. True when a folder is among it that was not watched before: what
    /// happened there until now was told to nobody.
    boolean cover(Territory wanted) {
        territory = wanted;
        var folders = wanted.watched();
        watches.entrySet().removeIf(watch -> {
            boolean isPast = !folders.contains(watch.getKey());
            if (isPast) {
                watch.getValue().cancel();
            }
            return isPast;
        });
        boolean isNew = false;
        for (var folder : folders) {
            isNew |= watch(folder);
        }
        return isNew;
    }

    private boolean watch(Path folder) {
        var identity = identity(folder);
        var known = watches.get(folder);
        if (identity == null || (known != null && known.isOf(identity))) {
            return false;
        }
        var key = register(folder);
        watches.put(folder, new Watch(identity, key));
        return key != null;
    }

    private static @Nullable Object identity(Path folder) {
        try {
            var attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
        } catch (IOException _) {
            return null; // not there now: its folder tells when it is back
        }
    }

    private @Nullable WatchKey register(Path folder) {
        try {
            return service == null ? null : folder.register(service, KINDS);
        } catch (IOException refused) {
            LOG.atLevel(refusals++ == 0 ? Level.WARN : Level.DEBUG)
                    .log("{} is looked at now and then, because it cannot be watched: {}", folder, refused.toString());
            return null;
        }
    }

    /// Waits until something happens that can matter; false when it has not after `patience`.
    ///
    /// @throws ClosedWatchServiceException when the watches are closed
    boolean await(Duration patience) throws InterruptedException {
        if (service == null) {
            pause(patience);
            return false;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            var key = service.poll(left, TimeUnit.NANOSECONDS);
            if (key != null && matters(key)) {
                return true;
            }
        }
        return false;
    }

    private void pause(Duration patience) throws InterruptedException {
        if (closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ClosedWatchServiceException();
        }
    }

    private boolean matters(WatchKey key) {
        var folder = (Path) key.watchable();
        boolean matters = key.pollEvents().stream().anyMatch(event -> matters(folder, event));
        return !key.reset() || matters;
    }

    /// An event without a name says that some were lost.
    private boolean matters(Path folder, WatchEvent<?> event) {
        boolean written = event.kind().equals(StandardWatchEventKinds.ENTRY_MODIFY);
        return !(event.context() instanceof Path name) || territory.concerns(folder, name, written);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException failure) {
            LOG.debug("closing the watches failed", failure);
        }
    }
}
