package io.naftiko.runtime.expose.auth.oauth;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import io.naftiko.runtime.document.Json;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The public keys with which an issuer signs (RFC 7517).
///
/// @param issuer as its tokens say it
record Keys(String issuer, List<PublicJwk<?>> all) {

    private static final JwtInput JSON = new JwtInput();

    Keys {
        all = List.copyOf(all);
    }

    /// Asks an authorization server for its keys.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when it does not say them
    static Keys of(AuthorizationServer server) {
        var metadata = server.metadata();
        var keys = server.get(metadata.endpoint("jwks_uri"))
                .orElseThrow(() ->
                        AuthorizationServer.failed("The authorization server " + metadata.issuer() + " has no keys."))
                .path("keys");
        return new Keys(
                metadata.issuer(), keys.valueStream().flatMap(Keys::read).toList());
    }

    /// A key that is secret, for encryption or of an unknown kind is left out: nothing can be verified with it.
    private static Stream<PublicJwk<?>> read(JsonNode key) {
        try {
            return Jwks.parser().json(JSON).build().parse(Json.text(key)) instanceof PublicJwk<?> jwk
                            && !"enc".equals(jwk.get("use"))
                    ? Stream.of(jwk)
                    : Stream.empty();
        } catch (JwtException | IllegalArgumentException _) {
            return Stream.empty();
        }
    }

    /// The key called `id` that an algorithm can use; without an id, the only one that it can use.
    Optional<PublicKey> find(@Nullable String id, String algorithm) {
        var found = all.stream()
                .filter(key -> id == null || id.equals(key.getId()))
                .filter(key -> key.getType().equals(type(algorithm)))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .toList();
        return found.isEmpty() || (id == null && found.size() > 1)
                ? Optional.empty()
                : Optional.of(found.getFirst().toKey());
    }

    private static String type(String algorithm) {
        return switch (algorithm.substring(0, Math.min(2, algorithm.length()))) {
            case "ES" -> "EC";
            case "Ed" -> "OKP";
            default -> "RSA";
        };
    }
}
