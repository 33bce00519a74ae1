package io.naftiko.runtime.serve;

import java.io.IOException;

/// An address and port on which nothing can listen now.
public final class PortUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    PortUnavailable(String host, int port, Throwable cause) {
        super("cannot listen on " + host + ":" + port + ": " + reason(cause), cause);
        this.reason = reason(cause);
    }

    /// What the operating system said, such as `Address already in use`.
    public String reason() {
        return reason;
    }

    private static String reason(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
