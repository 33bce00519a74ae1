package io.naftiko.runtime.model;

import java.util.function.Consumer;

/// A server that can be spoken with over a pair of streams.
@FunctionalInterface
public interface Speaker {

    /// Speaks with the client of this process. What was said to another version of the same server is not forgotten.
    ///
    /// @param client takes messages, each in one line without its end; many threads may call it at once
    Dialogue speakTo(Consumer<byte[]> client);
}
