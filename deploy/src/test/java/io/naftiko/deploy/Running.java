package io.naftiko.deploy;

import java.net.URI;

/// A Naftiko that serves.
interface Running extends AutoCloseable {

    /// Where the port is reached that a capability names.
    URI at(int port);

    /// Asks it to stop, as a shell or an orchestrator does (SIGTERM), and returns its exit code.
    int terminate() throws InterruptedException;

    @Override
    void close();
}
