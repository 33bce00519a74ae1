package io.naftiko.runtime.expose.mcp.protocol;

/// Takes JSON-RPC texts on their way to a client. Several threads may send at once; what comes after the end is
/// dropped.
@FunctionalInterface
public interface Outlet {

    /// Nobody is there.
    Outlet NONE = _ -> {};

    /// Sends one message.
    ///
    /// @param message JSON text in UTF-8
    void send(byte[] message);
}
