package io.naftiko.runtime.consume;

/// What goes on between a lane and an upstream, and ends by itself or by a failure. Called on the lane.
interface Watched {

    /// Fails where it is too late.
    ///
    /// @param now on the clock of [System#nanoTime]
    void look(long now);

    /// Ends, unless it has ended before.
    void fail(Exception reason);
}
