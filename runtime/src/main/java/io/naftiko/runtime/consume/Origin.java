package io.naftiko.runtime.consume;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom an address speaks to (RFC 6454, 4): what must be equal for a credential to go there.
///
/// @param port the scheme's own where the address names none
/// @param user what stands before the host; empty when nothing does
record Origin(String scheme, String host, int port, String user) {

    static Origin of(URI uri) {
        var scheme = lower(uri.getScheme());
        return new Origin(
                scheme, lower(uri.getHost()), port(uri, scheme), requireNonNullElse(uri.getRawUserInfo(), ""));
    }

    private static String lower(@Nullable String text) {
        return requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri, String scheme) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme.equals("https") ? 443 : 80;
    }

    /// Host and port, for messages.
    String peer() {
        return host + ":" + port;
    }
}
