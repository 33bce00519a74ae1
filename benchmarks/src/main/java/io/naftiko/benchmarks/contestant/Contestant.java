package io.naftiko.benchmarks.contestant;

import org.jspecify.annotations.Nullable;

/// A server that can be started to be measured.
public interface Contestant {

    /// How it is named on the command line.
    String id();

    /// What it is, for people.
    String title();

    /// Whether it can do what is asked, and is to be measured with it.
    boolean takes(Trial trial);

    /// Gets what it needs.
    ///
    /// @return why it cannot be had, as a sentence; null when all is well
    @Nullable
    String prepare();

    /// Starts it, and does not wait for it.
    Entrant start(Upstreams upstreams);
}
