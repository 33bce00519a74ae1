package io.naftiko.runtime.expose.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.expose.auth.oauth.AuthorizationServer.Metadata;
import io.naftiko.runtime.expose.auth.oauth.Finding.Invalid;
import io.naftiko.runtime.expose.auth.oauth.Finding.Valid;
import io.naftiko.runtime.expose.auth.oauth.Remembered.Answered;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tokens of which the authorization server is asked (RFC 7662). Its answers are remembered for a short time.
final class AskedTokens implements Tokens {

    /// How long a good token is taken for good, if it does not expire before.
    static final Duration GOOD = Duration.ofSeconds(60);

    /// How long a bad token is taken for bad.
    static final Duration BAD = Duration.ofSeconds(10);

    private static final long FAR_FUTURE = 1L << 40;

    private final AuthorizationServer server;
    private final Kept<Metadata> metadata;
    private final @Nullable Client client;
    private final InstantSource clock;
    private final Remembered remembered;

    /// Creates the tokens of one authorization server.
    ///
    /// @param client as whom it is asked; null to ask without a name
    AskedTokens(AuthorizationServer server, @Nullable Client client, InstantSource clock) {
        this.server = server;
        this.metadata = new Kept<>(server::metadata, clock);
        this.client = client;
        this.clock = clock;
        this.remembered = new Remembered(this::ask, clock);
    }

    /// Who asks (RFC 6749, 2.3.1).
    record Client(String id, Secret secret) {

        private String credentials() {
            var pair = PercentEncoding.FORM.encode(id) + ":" + PercentEncoding.FORM.encode(secret.reveal());
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        }
    }

    @Override
    public Finding find(String token) {
        return remembered.find(token);
    }

    private Answered ask(String token) {
        var known = metadata.current();
        var answer = server.send(question(known.endpoint("introspection_endpoint"), token))
                .orElseThrow(() -> AuthorizationServer.failed(
                        "The authorization server " + known.issuer() + " does not say what a token is."));
        var finding = answer.path("active").isBoolean() && answer.path("active").booleanValue()
                ? finding(answer, known.issuer(), token)
                : new Invalid("The token is not active.");
        return new Answered(finding, until(finding, answer));
    }

    private Instant until(Finding finding, JsonNode answer) {
        var latest = clock.instant().plus(finding instanceof Valid ? GOOD : BAD);
        return answer.has("exp") && time(answer, "exp").isBefore(latest) ? time(answer, "exp") : latest;
    }

    private Request question(String endpoint, String token) {
        var headers = Headers.of("Accept", MediaTypes.JSON).and("Content-Type", MediaTypes.FORM);
        var body = "token=" + PercentEncoding.FORM.encode(token) + "&token_type_hint=access_token";
        return new Request(
                "POST",
                Url.parse(endpoint),
                client == null ? headers : headers.and("Authorization", client.credentials()),
                Body.of(body));
    }

    private Finding finding(JsonNode answer, String expected, String token) {
        var now = clock.instant();
        if (answer.has("exp") && !now.isBefore(time(answer, "exp").plus(SignedTokens.SKEW))) {
            return new Invalid("The token has expired.");
        }
        if (answer.has("nbf") && now.plus(SignedTokens.SKEW).isBefore(time(answer, "nbf"))) {
            return new Invalid("The token is not valid yet.");
        }
        var issuer = answer.path("iss").stringValue(expected);
        return issuer.equals(expected)
                ? new Valid(holder(answer, issuer).allowed(scopes(answer), token), audience(answer.path("aud")))
                : new Invalid("The token is of another issuer.");
    }

    private static Holder holder(JsonNode answer, String issuer) {
        return new Holder(issuer, text(answer, "sub"), text(answer, "client_id"));
    }

    private static @Nullable String text(JsonNode answer, String name) {
        var value = answer.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static Set<String> scopes(JsonNode answer) {
        return TokenWords.of(text(answer, "scope"));
    }

    private static Instant time(JsonNode answer, String name) {
        return Instant.ofEpochSecond(Math.clamp(answer.path(name).asLong(0), 0, FAR_FUTURE));
    }

    private static Set<String> audience(JsonNode claim) {
        var all = new LinkedHashSet<String>();
        if (claim.isString()) {
            all.add(claim.stringValue());
        }
        claim.valueStream().filter(JsonNode::isString).forEach(each -> all.add(each.stringValue()));
        return all;
    }
}
