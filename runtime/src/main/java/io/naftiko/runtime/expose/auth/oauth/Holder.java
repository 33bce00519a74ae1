package io.naftiko.runtime.expose.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Principal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who has a token, by what its issuer says of it.
///
/// @param subject `sub`; null when the issuer does not say it
/// @param client `client_id`; null when the issuer does not say it
record Holder(
        String issuer, @Nullable String subject, @Nullable String client) {

    /// The holder as a caller. Where the issuer names nobody, each token is somebody of its own.
    Principal allowed(Set<String> scopes, String token) {
        return new Principal(issuer + " " + named(token), scopes);
    }

    /// A subject may be called as a client is (RFC 9068, 5), so that the name says which it is.
    private String named(String token) {
        if (subject != null) {
            return "sub " + subject;
        }
        return client == null ? "token " + digest(token) : "client " + client;
    }

    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
