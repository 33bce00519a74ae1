package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Shown.Kind;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Tenure;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells the clients of a server what has changed of it, whatever version of its file they began with.
public final class Hub {

    private static final int MOST = 10_000;

    private final Sessions sessions;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Watching watching = new Watching(this);
    private volatile @Nullable Shown shown;

    Hub(Sessions sessions) {
        this.sessions = sessions;
    }

    /// The tenure of a version of the server: whoever listens when it begins hears how it differs from the one before.
    public Tenure tenure(Shown version) {
        return new Tenure() {
            @Override
            public void begin() {
                change(version);
            }

            @Override
            public void end() {
                close(version);
            }
        };
    }

    private synchronized void change(Shown version) {
        var before = shown;
        shown = version;
        if (before == null || !isHeard()) {
            return;
        }
        var then = before.lists();
        var now = version.lists();
        for (var kind : Kind.values()) {
            if (!Objects.equals(then.get(kind), now.get(kind))) {
                subscriptions.forEach(each -> each.changed(kind));
                sessions.each(session -> session.hear(kind.changed(), Json.object()));
            }
        }
    }

    private boolean isHeard() {
        return !subscriptions.isEmpty() || sessions.areThere();
    }

    /// What is shown now; `otherwise` before the first version has begun.
    Shown shown(Shown otherwise) {
        var now = shown;
        return now == null ? otherwise : now;
    }

    /// Begins to tell a client what it wants to hear, and says first what that will be.
    ///
    /// @param request for it
    /// @throws Refused when it cannot
    Subscription join(Message.Request request, Principal caller, Shown otherwise) {
        var wishes = request.params().path("notifications");
        if (!wishes.isObject()) {
            throw new Refused(Fault.invalidParams("`notifications` must say what to listen to."));
        }
        if (subscriptions.size() >= MOST) {
            throw new Refused(Fault.failed("Too many clients listen already.", null));
        }
        var subscription = Subscription.of(request.id(), wishes, shown(otherwise), caller);
        subscription.acknowledge();
        subscriptions.add(subscription);
        subscription.uris().forEach(uri -> watch(uri, otherwise));
        return subscription;
    }

    void leave(Subscription subscription) {
        subscriptions.remove(subscription);
        subscription.leave();
    }

    /// Looks at a resource as long as somebody wants to hear of it.
    void watch(String uri, Shown otherwise) {
        watching.begin(uri, otherwise);
    }

    boolean isHeard(String uri) {
        return subscriptions.stream().anyMatch(each -> each.uris().contains(uri)) || sessions.hear(uri);
    }

    void updated(String uri) {
        subscriptions.forEach(each -> each.updated(uri));
        sessions.each(session -> {
            if (session.hears(uri)) {
                session.hear("notifications/resources/updated", Json.object().put("uri", uri));
            }
        });
    }

    /// The server is gone, unless another version of it took its place.
    private synchronized void close(Shown version) {
        if (version.equals(shown)) {
            shown = null;
            watching.end();
            subscriptions.forEach(each -> {
                subscriptions.remove(each);
                each.end();
            });
            sessions.each(session -> session.standing().transcript().dismiss());
        }
    }
}
