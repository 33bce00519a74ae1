package io.naftiko.runtime.http;

/// The other end of a request.
///
/// @param principal who it is
/// @param departure tells when it has gone
public record Peer(Principal principal, Departure departure) {

    /// One that nothing is known of, and that stays.
    public static final Peer UNKNOWN = new Peer(Principal.ANYBODY, _ -> {});

    /// Tells when a peer no longer waits for its answer.
    @FunctionalInterface
    public interface Departure {

        /// Runs `then`, once, on a thread of its own choice, when the peer closes its connection before it has its
        /// whole answer. A peer that
        /// gets its answer never departs.
        void whenGone(Runnable then);
    }

    /// The same peer, of whom is known who it is.
    public Peer as(Principal proved) {
        return new Peer(proved, departure);
    }
}
