package io.naftiko.runtime.expose.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.auth.Guarded;
import io.naftiko.runtime.testing.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth2GuardTest {

    private static final String RESOURCE = "https://harbour.example/fleet/mcp";
    private static final String METADATA = "/.well-known/oauth-protected-resource/fleet/mcp";

    private final Issuer issuer = new Issuer("/realms/harbour");

    @AfterEach
    void close() {
        issuer.close();
    }

    private Guarded servers(String more) {
        return new Guarded(
                "{type: oauth2, authorizationServerUri: '%s', resource: '%s', scopes: ['ships:read']%s}"
                        .formatted(issuer.uri(), RESOURCE, more),
                Map.of("USER", "engine", "PASSWORD", "s3:ret"));
    }

    private static HttpResponse<String> call(Guarded servers, String token) {
        return servers.mcp("Authorization", "Bearer " + token);
    }

    private static String challenge(HttpResponse<String> refused) {
        return refused.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Test
    void whoeverHasATokenForThisResourceComesIn() {
        try (var servers = servers("")) {
            var claims = issuer.claims(RESOURCE);

            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(200);
            assertThat(call(servers, Issuer.es256(claims)).statusCode()).isEqualTo(200);
            assertThat(servers.rest("Authorization", "bearer " + Issuer.rs256(claims))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(servers.get("ships-skill", "/skills", "Authorization", "Bearer " + Issuer.es256(claims))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(servers.upstream().onlyRequest().headers().has("Authorization"))
                    .isFalse();
        }
    }

    @Test
    void keysAreFetchedOnceWhenTheFirstTokenComes() {
        try (var servers = servers("")) {
            servers.mcp();
            assertThat(issuer.asked("/keys")).isEmpty();

            Stream.generate(() -> issuer.claims(RESOURCE))
                    .limit(3)
                    .forEach(claims -> servers.rest("Authorization", "Bearer " + Issuer.rs256(claims)));
            assertThat(issuer.asked("/keys")).hasSize(1);
        }
    }

    @Test
    void whoeverHasNoTokenIsToldWhereToGetOne() {
        try (var servers = servers("")) {
            var refused = servers.mcp();

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(challenge(refused))
                    .isEqualTo("Bearer resource_metadata=\"https://harbour.example" + METADATA
                            + "\", scope=\"ships:read\"");
            assertThat(challenge(servers.mcp("Authorization", "Basic YTpi"))).doesNotContain("error");
        }
    }

    @Test
    void everybodyMayReadTheMetadata() {
        try (var servers = servers("")) {
            var origin = servers.url("ships-rest").replace("/ships-rest", "");
            var metadata = servers.send("GET", origin + METADATA, "");

            assertThat(metadata.statusCode()).isEqualTo(200);
            assertThat(metadata.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(Json.parse(metadata.body()).orElseThrow())
                    .isEqualTo(Json.parse("""
                        {"resource": "%s", "authorization_servers": ["%s"], "scopes_supported": ["ships:read"],
                         "bearer_methods_supported": ["header"]}
                        """.formatted(RESOURCE, issuer.uri())).orElseThrow());
        }
    }

    static Stream<Arguments> badClaims() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                bad("expired", claims -> claims.put("exp", now - 60), "The token has expired."),
                bad("endless", claims -> claims.remove("exp"), "The token never expires."),
                bad("not yet valid", claims -> claims.put("nbf", now + 300), "The token is not valid yet."),
                bad("of the future", claims -> claims.put("iat", now + 300), "The token is not valid yet."),
                bad("other issuer", claims -> claims.put("iss", "https://evil.example"), "another issuer"),
                bad("no issuer", claims -> claims.remove("iss"), "another issuer"),
                bad("other audience", claims -> claims.put("aud", "https://other.example"), "another resource"),
                bad("no audience", claims -> claims.remove("aud"), "another resource"),
                bad("part of the audience", claims -> claims.put("aud", RESOURCE + "/x"), "another resource"));
    }

    private static Arguments bad(String name, Consumer<Map<String, Object>> change, String reason) {
        return Arguments.of(name, change, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badClaims")
    void aTokenMustSayTheRightThings(String name, Consumer<Map<String, Object>> change, String reason) {
        try (var servers = servers("")) {
            var claims = issuer.claims(RESOURCE);
            change.accept(claims);
            var refused = call(servers, Issuer.rs256(claims));

            assertThat(refused.statusCode()).as(name).isEqualTo(401);
            assertThat(challenge(refused)).contains("error=\"invalid_token\"", reason, "resource_metadata=");
            assertThat(refused.body()).doesNotContain("evil", "somebody");
        }
    }

    @Test
    void clocksMayBeALittleApartAndAnAudienceOneOfSeveral() {
        try (var servers = servers("")) {
            var now = Instant.now().getEpochSecond();
            var claims = issuer.claims(RESOURCE);
            claims.put("exp", now - 10);
            claims.put("nbf", now + 10);
            claims.put("iat", now + 10);
            claims.put("aud", List.of("https://other.example", RESOURCE));

            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theAudienceMayBeSaidInAnotherWord() {
        try (var servers = servers(", audience: harbour-api")) {
            assertThat(call(servers, Issuer.rs256(issuer.claims("harbour-api"))).statusCode())
                    .isEqualTo(200);
            assertThat(call(servers, Issuer.rs256(issuer.claims(RESOURCE))).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void everyScopeIsNeeded() {
        try (var servers = servers("")) {
            var claims = issuer.claims(RESOURCE);
            claims.put("scope", "ships:readall ships");
            var refused = call(servers, Issuer.rs256(claims));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(challenge(refused))
                    .contains("error=\"insufficient_scope\"", "scope=\"ships:read\"", "resource_metadata=");
            assertThat(refused.body()).contains("scope-insufficient");
            claims.remove("scope");
            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(403);
            claims.put("scp", List.of("ships:read"));
            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(200);
        }
    }

    static Stream<Arguments> forged() {
        var claims = Map.<String, Object>of();
        return Stream.of(
                Arguments.of("no signature", (Forger) all -> Issuer.unsigned("{\"alg\":\"none\"}", all) + "."),
                Arguments.of("no signature, with a key", (Forger)
                        all -> Issuer.unsigned("{\"alg\":\"none\",\"kid\":\"rsa\"}", all) + "."),
                Arguments.of("the public key as a shared secret", (Forger) OAuth2GuardTest::hmac),
                Arguments.of("another key", (Forger) all -> Issuer.sign(
                        "{\"alg\":\"RS256\",\"kid\":\"rsa\"}", all, "SHA256withRSA", Issuer.OTHER_RSA.getPrivate())),
                Arguments.of("a key of another algorithm", (Forger) all -> Issuer.sign(
                        "{\"alg\":\"ES256\",\"kid\":\"rsa\"}", all, "SHA256withRSA", Issuer.RSA.getPrivate())),
                Arguments.of("a key of its own", (Forger) all -> Issuer.sign(
                        "{\"alg\":\"RS256\",\"kid\":\"own\",\"jwk\":"
                                + Json.text(Issuer.key("own", Issuer.OTHER_RSA.getPublic())) + "}",
                        all,
                        "SHA256withRSA",
                        Issuer.OTHER_RSA.getPrivate())),
                Arguments.of("a header that must be understood", (Forger) all -> Issuer.sign(
                        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"x\"],\"x\":1}",
                        all,
                        "SHA256withRSA",
                        Issuer.RSA.getPrivate())),
                Arguments.of("other claims", (Forger) all -> {
                    var good = Issuer.rs256(all).split("\\.", -1);
                    return good[0] + "." + Issuer.unsigned("{}", claims).split("\\.", -1)[1] + "." + good[2];
                }),
                Arguments.of("no dots", (Forger) _ -> "opaque"),
                Arguments.of("only dots", (Forger) _ -> ".."),
                Arguments.of("no JSON", (Forger) _ -> "YQ.YQ.YQ"),
                Arguments.of("encrypted", (Forger) _ -> "YQ.YQ.YQ.YQ.YQ"),
                Arguments.of("endless", (Forger) _ -> "x".repeat(20_000)));
    }

    /// Makes a token of claims.
    @FunctionalInterface
    interface Forger {

        String forge(Map<String, Object> claims);
    }

    private static String hmac(Map<String, Object> claims) {
        try {
            var text = Issuer.unsigned("{\"alg\":\"HS256\",\"kid\":\"rsa\"}", claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Issuer.RSA.getPublic().getEncoded(), "HmacSHA256"));
            return text + "." + Issuer.base64(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedTokenIsRefused(String name, Forger forger) {
        try (var servers = servers("")) {
            var refused = call(servers, forger.forge(issuer.claims(RESOURCE)));

            assertThat(refused.statusCode()).as(name).isIn(400, 401);
            assertThat(challenge(refused)).contains("error=");
            assertThat(call(servers, Issuer.rs256(issuer.claims(RESOURCE))).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a\"b", "="})
    void whatIsNoTokenIsMalformed(String token) {
        try (var servers = servers("")) {
            var refused = call(servers, token);

            assertThat(refused.statusCode()).isIn(400, 401);
            assertThat(issuer.asked("/keys")).isEmpty();
        }
    }

    @Test
    void severalTokensAreMalformed() {
        try (var servers = servers("")) {
            var good = "Bearer " + Issuer.rs256(issuer.claims(RESOURCE));
            var refused = servers.mcp("Authorization", good, "Authorization", good);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(challenge(refused)).contains("error=\"invalid_request\"");
        }
    }

    @Test
    void aTokenInTheQueryIsNone() {
        try (var servers = servers("")) {
            var token = Issuer.rs256(issuer.claims(RESOURCE));

            assertThat(servers.get("ships-rest", "/ships?access_token=" + token).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesItAndNotForEveryToken() {
        try (var servers = servers("")) {
            var claims = issuer.claims(RESOURCE);
            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(200);
            issuer.keys(Issuer.key("new", Issuer.OTHER_RSA.getPublic()));
            var renewed = Issuer.sign(
                    "{\"alg\":\"RS256\",\"kid\":\"new\"}", claims, "SHA256withRSA", Issuer.OTHER_RSA.getPrivate());

            assertThat(call(servers, renewed).statusCode()).isEqualTo(200);
            assertThat(call(servers, Issuer.rs256(claims)).statusCode()).isEqualTo(401);
            for (int i = 0; i < 5; i++) {
                call(
                        servers,
                        renewed.replaceFirst(
                                "^[^.]+",
                                Issuer.base64(("{\"alg\":\"RS256\",\"kid\":\"" + i + "\"}").getBytes(UTF_8))));
            }
            assertThat(issuer.asked("/keys")).hasSize(2);
        }
    }

    @Test
    void aTokenWithoutAKeyNameNeedsTheOnlyKey() {
        try (var servers = servers("")) {
            var claims = issuer.claims(RESOURCE);
            var nameless = Issuer.sign("{\"alg\":\"RS256\"}", claims, "SHA256withRSA", Issuer.RSA.getPrivate());

            assertThat(call(servers, nameless).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-configuration/realms/harbour",
                "/realms/harbour/.well-known/openid-configuration",
                "/realms/harbour/.well-known/oauth-authorization-server"
            })
    void metadataIsFoundWhereServersPutIt(String place) {
        issuer.noPage("/.well-known/oauth-authorization-server/realms/harbour");
        issuer.page(place, Answer.json(Json.text(issuer.metadata(issuer.uri()))));
        try (var servers = servers("")) {
            assertThat(call(servers, Issuer.rs256(issuer.claims(RESOURCE))).statusCode())
                    .isEqualTo(200);
        }
    }

    static Stream<Arguments> uselessMetadata() {
        return Stream.of(
                useless("of another issuer", all -> all.put("issuer", "https://evil.example")),
                useless("without keys", all -> all.remove("jwks_uri")),
                useless("with keys over plain http", all -> all.put("jwks_uri", "http://evil.example/keys")),
                useless("with keys in a file", all -> all.put("jwks_uri", "file:///etc/passwd")),
                useless(
                        "with keys that are not there",
                        all -> all.put("jwks_uri", all.path("issuer").stringValue("") + "/no-keys")));
    }

    private static Arguments useless(String name, Consumer<tools.jackson.databind.node.ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessMetadata")
    void nobodyComesInWhileTheServerSaysNothingUseful(
            String name, Consumer<tools.jackson.databind.node.ObjectNode> change) {
        var metadata = issuer.metadata(issuer.uri());
        change.accept(metadata);
        issuer.page("/.well-known/oauth-authorization-server/realms/harbour", Answer.json(Json.text(metadata)));
        try (var servers = servers("")) {
            var refused = call(servers, Issuer.rs256(issuer.claims(RESOURCE)));

            assertThat(refused.statusCode()).as(name).isEqualTo(503);
            assertThat(refused.body())
                    .contains("authorization-server-unavailable")
                    .doesNotContain("evil", "127.0.0.1", "harbour");
        }
    }

    @Test
    void nobodyComesInWhileTheServerIsDown() {
        try (var servers = servers("")) {
            var token = Issuer.rs256(issuer.claims(RESOURCE));
            issuer.close();

            assertThat(call(servers, token).statusCode()).isEqualTo(503);
            assertThat(servers.mcp().statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenCanBeAskedFor() {
        issuer.page("/introspect", Answer.json("""
            {"active": true, "aud": "%s", "scope": "ships:read", "iss": "%s", "exp": 4102444800}
            """.formatted(RESOURCE, issuer.uri())));
        try (var servers =
                servers(", tokenValidation: introspection, clientId: '{{USER}}', clientSecret: '{{PASSWORD}}'")) {
            assertThat(call(servers, "opaque+token").statusCode()).isEqualTo(200);
            assertThat(call(servers, "opaque+token").statusCode()).isEqualTo(200);

            var asked = issuer.asked("/introspect");
            assertThat(asked).hasSize(1);
            assertThat(asked.getFirst().text()).isEqualTo("token=opaque%2Btoken&token_type_hint=access_token");
            assertThat(asked.getFirst().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(asked.getFirst().header("Authorization"))
                    .isEqualTo(
                            "Basic " + java.util.Base64.getEncoder().encodeToString("engine:s3%3Aret".getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"active\": false}",
                "{\"active\": \"true\", \"aud\": \"RESOURCE\", \"scope\": \"ships:read\"}",
                "{}",
                "{\"active\": true, \"scope\": \"ships:read\"}",
                "{\"active\": true, \"aud\": \"https://other.example\", \"scope\": \"ships:read\"}",
                "{\"active\": true, \"aud\": \"RESOURCE\", \"scope\": \"ships:read\", \"exp\": 1}",
                "{\"active\": true, \"aud\": \"RESOURCE\", \"scope\": \"ships:read\", \"nbf\": 4102444800}",
                "{\"active\": true, \"aud\": \"RESOURCE\", \"scope\": \"ships:read\", \"iss\":"
                        + " \"https://evil.example\"}"
            })
    void whatTheServerSaysOfATokenCounts(String said) {
        issuer.page("/introspect", Answer.json(said.replace("RESOURCE", RESOURCE)));
        try (var servers = servers(", tokenValidation: introspection")) {
            assertThat(call(servers, "opaque").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aScopeThatTheServerDoesNotSayIsMissing() {
        issuer.page("/introspect", Answer.json("{\"active\": true, \"aud\": [\"%s\"]}".formatted(RESOURCE)));
        try (var servers = servers(", tokenValidation: introspection")) {
            assertThat(call(servers, "opaque").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nobodyComesInWhileTheServerDoesNotAnswerWhatATokenIs() {
        issuer.page("/introspect", Answer.json(401, "{\"active\": true, \"aud\": \"%s\"}".formatted(RESOURCE)));
        try (var servers = servers(", tokenValidation: introspection")) {
            assertThat(call(servers, "opaque").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void nobodyComesInWhileAVariableIsUnsetAndThereIsNoMetadata() {
        try (var servers = new Guarded(
                "{type: oauth2, authorizationServerUri: '{{TOKEN}}', resource: '%s'}".formatted(RESOURCE), Map.of())) {
            assertThat(servers.mcp().statusCode()).isEqualTo(503);
            assertThat(servers.mcp().body()).contains("TOKEN");
        }
        try (var servers = new Guarded(
                "{type: oauth2, authorizationServerUri: '{{TOKEN}}', resource: '%s'}".formatted(RESOURCE),
                Map.of("TOKEN", "http://evil.example"))) {
            assertThat(servers.mcp().statusCode()).isEqualTo(503);
        }
    }

    @Test
    void theOpenApiDocumentNamesTheTokenEndpoint() {
        try (var servers = servers(", tokenEndpoint: 'https://login.example/token'")) {
            var token = "Bearer " + Issuer.rs256(issuer.claims(RESOURCE));
            var document = Json.parse(servers.get("ships-rest", "/openapi.json", "Authorization", token)
                            .body())
                    .orElseThrow();

            assertThat(document.at("/components/securitySchemes/caller"))
                    .isEqualTo(Json.parse("""
                        {"type": "oauth2", "flows": {"clientCredentials":
                         {"tokenUrl": "https://login.example/token", "scopes": {"ships:read": ""}}}}
                        """).orElseThrow());
            assertThat(document.at("/security/0/caller/0").stringValue("")).isEqualTo("ships:read");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: oauth2}",
                "{type: oauth2, authorizationServerUri: 'https://login.example'}",
                "{type: oauth2, resource: 'https://harbour.example'}",
                "{type: oauth2, authorizationServerUri: 'http://login.example', resource: 'https://harbour.example'}",
                "{type: oauth2, authorizationServerUri: 'https://login.example', resource: 'harbour'}",
                "{type: oauth2, authorizationServerUri: 'https://login.example', resource: 'https://h.example/#x'}",
                "{type: oauth2, authorizationServerUri: 'https://login.example', resource: 'https://h.example',"
                        + " tokenValidation: none}",
            })
    void whatCannotBeCheckedIsNotServed(String authentication) {
        var plan = new Engine(Settings.of(Environment.of(Map.of())))
                .plan(Path.of("ships.yaml"), """
                    naftiko: 1.0.0-alpha2
                    capability:
                      exposes:
                      - type: mcp
                        namespace: ships
                        authentication: %s
                        tools:
                        - {name: one, description: One., outputParameters: [{type: string, value: ok}]}
                    """.formatted(authentication));

        assertThat(plan.accepted()).isFalse();
    }
}
