package io.naftiko.runtime.consume;

import io.undertow.client.ClientConnection;
import java.io.IOException;
import org.xnio.IoUtils;

/// A connection to an upstream, for one exchange after the other.
record Line(ClientConnection connection, HeadBound head) {

    boolean isOpen() {
        return connection.isOpen();
    }

    /// Closes it at once. The connection's own way of closing waits for the upstream.
    void cut() {
        try {
            IoUtils.safeClose(connection.performUpgrade());
        } catch (IOException _) { // it is closed, or about to be
            IoUtils.safeClose(connection);
        }
    }
}
