package io.naftiko.runtime.expose.auth.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an authorization server said of tokens, for a short time: a token that is called back is good for no longer.
/// The tokens themselves are not kept, and of many those go first that nobody has used for longest.
final class Remembered implements Tokens {

    static final int MOST = 1000;

    private final Function<String, Answered> server;
    private final InstantSource clock;
    private final Map<String, Answered> byDigest = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
            return size() > MOST;
        }
    };

    /// @param server asks about a token
    Remembered(Function<String, Answered> server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /// @param until when it holds no more
    record Answered(Finding finding, Instant until) {}

    @Override
    public Finding find(String token) {
        var digest = Holder.digest(token);
        var known = known(digest);
        return known != null && clock.instant().isBefore(known.until()) ? known.finding() : ask(token, digest);
    }

    /// Nobody waits for the answer to another's question.
    private Finding ask(String token, String digest) {
        var answered = server.apply(token);
        synchronized (byDigest) {
            byDigest.put(digest, answered);
        }
        return answered.finding();
    }

    private @Nullable Answered known(String digest) {
        synchronized (byDigest) {
            return byDigest.get(digest);
        }
    }
}
