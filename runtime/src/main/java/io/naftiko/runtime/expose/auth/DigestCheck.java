package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.expose.auth.Verdict.Admitted;
import io.naftiko.runtime.expose.auth.Verdict.Refused;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Request;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the answers to digest challenges, of which each is good for one request.
final class DigestCheck implements Gate.Check {

    private final String realm;
    private final Expected username;
    private final Principal caller;
    private final Map<DigestHash, String> secrets = new EnumMap<>(DigestHash.class);
    private final Nonces nonces;

    DigestCheck(String realm, String username, String password, Nonces nonces) {
        this.realm = realm;
        this.username = Expected.of(username);
        this.caller = new Principal(username, Set.of());
        this.nonces = nonces;
        for (var hash : DigestHash.values()) {
            secrets.put(hash, hash.of(username, realm, password));
        }
    }

    @Override
    public Verdict of(Request request) {
        return switch (Credentials.of(request, "Digest")) {
            case Credentials.None _ -> Refused.missing(challenges(false));
            case Credentials.Several _ -> Refused.wrong(challenges(false));
            case Credentials.One(var text) ->
                DigestAnswer.of(new String(text.getBytes(ISO_8859_1), UTF_8))
                        .map(answer -> verdict(request, answer))
                        .orElseGet(() -> Refused.wrong(challenges(false)));
        };
    }

    /// Only a caller who knows the password learns that a nonce is not good any more (RFC 7616, 3.3).
    private Verdict verdict(Request request, DigestAnswer answer) {
        if (!isProven(request, answer)) {
            return Refused.wrong(challenges(false));
        }
        return nonces.use(answer.nonce(), answer.count())
                ? Admitted.behindHeader(request, caller)
                : Refused.wrong(challenges(true));
    }

    private boolean isProven(Request request, DigestAnswer answer) {
        var proof = Expected.of(answer.proof(secrets.getOrDefault(answer.hash(), ""), request.method()));
        boolean isProof = proof.matches(answer.response().getBytes(UTF_8));
        boolean isUser = username.matches(answer.username().getBytes(UTF_8));
        return isProof
                && isUser
                && answer.realm().equals(realm)
                && answer.uri().equals(request.url().toString())
                && nonces.isOwn(answer.nonce());
    }

    private List<String> challenges(boolean stale) {
        var nonce = nonces.next();
        return Arrays.stream(DigestHash.values())
                .map(hash -> challenge(hash, nonce, stale).text())
                .toList();
    }

    private Challenge challenge(DigestHash hash, String nonce, boolean stale) {
        var challenge = Challenge.of("Digest")
                .with("realm", realm)
                .with("qop", "auth")
                .withToken("algorithm", hash.published())
                .with("nonce", nonce)
                .withToken("charset", "UTF-8");
        return stale ? challenge.withToken("stale", "true") : challenge;
    }
}
