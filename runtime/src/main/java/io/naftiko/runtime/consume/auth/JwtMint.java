package io.naftiko.runtime.consume.auth;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecurityException;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Secret;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/// Makes signed tokens (RFC 7519) of fixed claims.
///
/// Each has `iat`, `nbf`, `exp` and a `jti` of its own, unless the claims say otherwise.
final class JwtMint {

    private static final JwtJson JSON = new JwtJson();

    private final SecureDigestAlgorithm<Key, ?> algorithm;
    private final Key key;
    private final Map<String, Object> header;
    private final ObjectNode claims;
    private final Duration lifetime;

    @SuppressWarnings("unchecked") // the key was made for the algorithm; the first token proves it
    JwtMint(String algorithm, Key key, ObjectNode header, ObjectNode claims, Duration lifetime) {
        this.algorithm = (SecureDigestAlgorithm<Key, ?>) Jwts.SIG.get().forKey(algorithm);
        this.key = key;
        this.header = Json.MAPPER.convertValue(header, new TypeReference<Map<String, Object>>() {});
        this.claims = claims;
        this.lifetime = lifetime;
    }

    /// A token that begins at `now`, to the second.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when the key is not good enough for the algorithm
    Renewed.Token at(Instant now) {
        var from = Instant.ofEpochSecond(now.getEpochSecond());
        var until = from.plus(lifetime);
        return new Renewed.Token(new Secret(sign(payload(from, until))), from, until);
    }

    private ObjectNode payload(Instant from, Instant until) {
        return Json.object()
                .put("iat", from.getEpochSecond())
                .put("nbf", from.getEpochSecond())
                .put("exp", until.getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .setAll(claims);
    }

    private String sign(ObjectNode payload) {
        try {
            return Jwts.builder()
                    .json(JSON)
                    .header()
                    .add("typ", "JWT")
                    .add(header)
                    .and()
                    .content(Json.bytes(payload))
                    .signWith(key, algorithm)
                    .compact();
        } catch (SecurityException _) {
            throw JwtKey.unusable("the key is not strong enough for " + algorithm.getId());
        }
    }
}
