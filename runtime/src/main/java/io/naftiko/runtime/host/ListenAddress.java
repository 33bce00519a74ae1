package io.naftiko.runtime.host;

import java.net.InetAddress;

/// An address and port to listen on.
///
/// @param host an IP address or a name that resolves to one
/// @param port 0 for any free one
public record ListenAddress(String host, int port) {

    /// Whether only this machine can reach it. A name other than an address is taken to be reachable.
    boolean isLoopback() {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    ListenAddress withPort(int other) {
        return new ListenAddress(host, other);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
