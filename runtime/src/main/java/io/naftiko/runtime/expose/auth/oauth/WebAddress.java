package io.naftiko.runtime.expose.auth.oauth;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Addresses to which a secret, or a question whose answer is trusted, may go.
final class WebAddress {

    private WebAddress() {}

    /// Whether `text` is an `https` address, or an `http` one of this machine; without user, query and fragment.
    static boolean isTrusted(String text) {
        var uri = parse(text);
        return uri != null
                && uri.getRawQuery() == null
                && isPlain(uri)
                && ("https".equalsIgnoreCase(uri.getScheme()) || isLoopback(uri));
    }

    /// Whether `text` can name a server: `http` or `https`, without query and fragment.
    static boolean isResource(String text) {
        var uri = parse(text);
        return uri != null
                && uri.getRawQuery() == null
                && isPlain(uri)
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    }

    private static boolean isLoopback(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && isLoopbackName(uri.getHost());
    }

    private static boolean isLoopbackName(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static @Nullable URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
