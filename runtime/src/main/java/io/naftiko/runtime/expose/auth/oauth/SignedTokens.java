package io.naftiko.runtime.expose.auth.oauth;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.naftiko.runtime.expose.auth.oauth.Finding.Invalid;
import io.naftiko.runtime.expose.auth.oauth.Finding.Valid;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens that are signed statements (RFC 7519, RFC 9068), verified with the issuer's public keys.
final class SignedTokens implements Tokens {

    /// How far clocks may be apart.
    static final Duration SKEW = Duration.ofSeconds(30);

    /// Only what needs a private key to sign: a public key that is taken for a shared secret opens nothing.
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            Jwts.SIG.RS256,
            Jwts.SIG.RS384,
            Jwts.SIG.RS512,
            Jwts.SIG.PS256,
            Jwts.SIG.PS384,
            Jwts.SIG.PS512,
            Jwts.SIG.ES256,
            Jwts.SIG.ES384,
            Jwts.SIG.ES512,
            Jwts.SIG.EdDSA);

    private final Kept<Keys> keys;
    private final InstantSource clock;
    private final JwtParser parser;

    SignedTokens(Kept<Keys> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.parser = Jwts.parser()
                .json(new JwtInput())
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(SKEW.toSeconds())
                .sig()
                .clear()
                .add(ALGORITHMS)
                .and()
                .zip()
                .clear()
                .and()
                .keyLocator(this::key)
                .build();
    }

    @Override
    public Finding find(String token) {
        try {
            return finding(parser.parseSignedClaims(token).getPayload(), token);
        } catch (ExpiredJwtException _) {
            return new Invalid("The token has expired.");
        } catch (PrematureJwtException _) {
            return new Invalid("The token is not valid yet.");
        } catch (JwtException | IllegalArgumentException _) {
            return new Invalid("The token is not one of the authorization server.");
        }
    }

    private Finding finding(Claims claims, String token) {
        if (claims.getExpiration() == null) {
            return new Invalid("The token never expires.");
        }
        var issued = claims.getIssuedAt();
        if (issued != null && issued.toInstant().isAfter(clock.instant().plus(SKEW))) {
            return new Invalid("The token is not valid yet.");
        }
        if (!keys.current().issuer().equals(claims.getIssuer())) {
            return new Invalid("The token is of another issuer.");
        }
        var audience = claims.getAudience();
        return new Valid(holder(claims).allowed(scopes(claims), token), audience == null ? Set.of() : audience);
    }

    private static Holder holder(Claims claims) {
        var client = claims.get("client_id") instanceof String id ? id : null;
        return new Holder(claims.getIssuer(), claims.getSubject(), client);
    }

    private static Set<String> scopes(Claims claims) {
        return TokenWords.of(claims.get(claims.containsKey("scope") ? "scope" : "scp"));
    }

    /// The key that a token names; null when the issuer has none of that name, even now.
    private @Nullable Key key(Header header) {
        if (!(header instanceof JwsHeader signed)) {
            return null;
        }
        var known = keys.current();
        return known.find(signed.getKeyId(), signed.getAlgorithm())
                .or(() -> keys.newerThan(known).find(signed.getKeyId(), signed.getAlgorithm()))
                .orElse(null);
    }
}
