package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Session.Terms;
import io.naftiko.runtime.http.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The sessions of a server. Each carries what was agreed in its name, sealed, so that every process with the key knows
/// it; it is good for a day. The 10,000 that were used last are remembered with what has happened in them.
final class Sessions {

    private static final Duration LIFE = Duration.ofDays(1);
    private static final int MOST = 10_000;

    private final Seal seal;
    private final InstantSource clock;
    private final Spent ended;
    private final Map<String, Session> used = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    Sessions(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
        this.ended = new Spent(clock);
    }

    /// The name of a new session, in visible ASCII.
    ///
    /// @param params of `initialize`
    String begin(ObjectNode params, Principal principal) {
        var terms = Terms.of(params, principal.name(), clock.instant().plus(LIFE));
        return seal.close(Json.bytes(terms.toJson()));
    }

    /// The session of that name; null when it is none, has ended, or is somebody else's.
    @Nullable
    Session find(String name, Principal principal) {
        var session = known(name);
        return session != null
                        && session.terms().principal().equals(principal.name())
                        && clock.instant().isBefore(session.terms().until())
                ? session
                : null;
    }

    private synchronized @Nullable Session known(String name) {
        var known = used.get(name);
        if (known == null) {
            known = opened(name);
            if (known != null) {
                used.put(name, known);
            }
        }
        return known;
    }

    private @Nullable Session opened(String name) {
        var content = seal.open(name);
        var terms =
                content == null ? null : Json.parse(content).map(Terms::read).orElse(null);
        return terms == null || ended.isUsed(terms.id()) ? null : new Session(terms);
    }

    /// Those that are remembered.
    private synchronized List<Session> all() {
        return List.copyOf(used.values());
    }

    void each(Consumer<Session> then) {
        all().forEach(then);
    }

    synchronized boolean areThere() {
        return !used.isEmpty();
    }

    /// Whether one of them wants to hear of a resource.
    boolean hear(String uri) {
        return all().stream().anyMatch(session -> session.hears(uri));
    }

    synchronized void end(String name, Session session) {
        used.remove(name);
        ended.use(session.terms().id(), session.terms().until());
        session.standing().transcript().end(new byte[0]);
    }
}
