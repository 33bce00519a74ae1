package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Shown.Watched;
import io.naftiko.runtime.http.Principal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at resources again and again, each on a thread of its own, as long as somebody wants to hear of their changes.
final class Watching {

    private static final int MOST = 1000;

    private final Hub hub;
    private final Map<String, Thread> threads = new HashMap<>();

    Watching(Hub hub) {
        this.hub = hub;
    }

    synchronized void begin(String uri, Shown otherwise) {
        if (threads.size() < MOST && !threads.containsKey(uri)) {
            var thread = Thread.ofVirtual().unstarted(() -> watch(uri, otherwise));
            threads.put(uri, thread);
            thread.start();
        }
    }

    synchronized void end() {
        threads.values().forEach(Thread::interrupt);
        threads.clear();
    }

    private void watch(String uri, Shown otherwise) {
        try {
            @Nullable String before = null;
            for (var watched = next(uri, otherwise); watched != null; watched = next(uri, otherwise)) {
                var now = watched.version().now();
                if (before != null && now != null && !now.equals(before)) {
                    hub.updated(uri);
                }
                before = now == null ? before : now;
                Thread.sleep(watched.every());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The resource as it is now; null once nobody wants to hear of it, or it is gone.
    private synchronized @Nullable Watched next(String uri, Shown otherwise) {
        if (!Thread.currentThread().equals(threads.get(uri))) {
            return null;
        }
        var watched = hub.isHeard(uri)
                ? hub.shown(otherwise).watched(uri, Principal.OWNER).orElse(null)
                : null;
        if (watched == null) {
            threads.remove(uri);
        }
        return watched;
    }
}
