package io.naftiko.runtime.model;

import java.util.Optional;

/// A server, spoken with by one client at the other end of a pair of streams. Either says one message after the other.
public interface Dialogue {

    /// Takes a message, on the thread that reads them. What is returned is to be done about it on a thread of its own;
    /// it may take its time, and an interrupt ends it.
    ///
    /// @param message without the end of its line
    Optional<Runnable> hear(byte[] message);

    /// A message is lost, because it was longer than `most` bytes.
    void missed(int most);
}
