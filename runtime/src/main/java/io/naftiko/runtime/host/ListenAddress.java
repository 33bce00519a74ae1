package io.naftiko.runtime.host;

import java.net.InetAddress;
import java.util.Set;

/// An address and port to listen on.
///
/// @param host an IP address or a name that resolves to one
/// @param port 0 for any free one
public record ListenAddress(String host, int port) {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    /// Whether only this machine can reach it. A name other than an address is taken to be reachable.
    boolean isLoopback() {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// This address as it is called on this machine, also where it stands for all that the machine has.
    ListenAddress called() {
        return EVERYWHERE.contains(host) ? new ListenAddress("localhost", port) : this;
    }

    ListenAddress withPort(int other) {
        return new ListenAddress(host, other);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
