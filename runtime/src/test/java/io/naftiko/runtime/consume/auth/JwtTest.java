package io.naftiko.runtime.consume.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Network;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JwtTest {

    private static final String SECRET = "a secret that is long enough for every one of the HS algorithms!";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final String MANAGEMENT = """
        type: jwt
        secret: '{{HMS_APP_SECRET}}'
        lifetime: 24h
        claims:
          access_key: '{{HMS_ACCESS_KEY}}'
          type: management
          version: 2
        """;

    private static final Variables VARIABLES =
            Kinds.variables(Map.of("HMS_APP_SECRET", SECRET, "HMS_ACCESS_KEY", "key-1"));

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final List<String> tokens = new ArrayList<>();

    @Test
    void mintsTheManagementTokenOf100ms() throws Exception {
        call(filter(MANAGEMENT), 200);

        var token = tokens.getFirst();
        assertThat(header(token)).isEqualTo(json("{\"typ\": \"JWT\", \"alg\": \"HS256\"}"));
        var claims = claims(token);
        assertThat(claims.propertyNames()).containsExactly("iat", "nbf", "exp", "jti", "access_key", "type", "version");
        assertThat(claims.get("access_key")).isEqualTo(json("\"key-1\""));
        assertThat(claims.get("type")).isEqualTo(json("\"management\""));
        assertThat(claims.get("version")).isEqualTo(json("2"));
        assertThat(claims.get("iat")).isEqualTo(claims.get("nbf"));
        assertThat(claims.get("iat").longValue()).isEqualTo(NOON.getEpochSecond());
        assertThat(claims.get("exp").longValue()).isEqualTo(NOON.getEpochSecond() + 24 * 3600);
        assertThat(isSignedWith("HmacSHA256", token)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HS256,HmacSHA256", "HS384,HmacSHA384", "HS512,HmacSHA512"})
    void signsWithASharedSecret(String algorithm, String mac) throws Exception {
        var jwt = (Jwt) Kinds.read("{type: jwt, secret: '{{HMS_APP_SECRET}}', algorithm: " + algorithm + "}");
        var token = jwt.token(VARIABLES).reveal();

        assertThat(header(token).get("alg").stringValue()).isEqualTo(algorithm);
        assertThat(isSignedWith(mac, token)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RS256,RSA,SHA256withRSA",
        "ES256,EC,SHA256withECDSAinP1363Format",
        "EdDSA,Ed25519,Ed25519",
    })
    void signsWithAPrivateKey(String algorithm, String family, String verification) throws Exception {
        var keys = keys(family);
        var jwt = (Jwt) Kinds.read("{type: jwt, keyId: k1, secret: '{{KEY}}', algorithm: " + algorithm + "}");
        for (var lineEnd : List.of("\n", "\r\n", "\\n")) {
            var token = jwt.token(Kinds.variables(Map.of("KEY", pem(keys, lineEnd))))
                    .reveal();

            var verifier = Signature.getInstance(verification);
            verifier.initVerify(keys.getPublic());
            verifier.update(token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8));
            assertThat(verifier.verify(part(token, 2))).isTrue();
            assertThat(header(token).get("kid").stringValue()).isEqualTo("k1");
        }
    }

    @Test
    void keepsTheTypesAndTheNestingOfClaims() {
        var jwt = (Jwt) Kinds.read("""
            type: jwt
            secret: '{{HMS_APP_SECRET}}'
            header: {region: '{{HMS_ACCESS_KEY}}', level: 3}
            claims: {aud: one, sub: null, n: 1.50, yes: true, list: [1, 'a-{{HMS_ACCESS_KEY}}'], map: {a: {b: '2'}}, jti: mine}
            """);
        var token = jwt.token(VARIABLES).reveal();

        assertThat(Json.text(claims(token)))
                .endsWith("\"jti\":\"mine\",\"aud\":\"one\",\"sub\":null,\"n\":1.50,\"yes\":true,"
                        + "\"list\":[1,\"a-key-1\"],\"map\":{\"a\":{\"b\":\"2\"}}}");
        assertThat(header(token).get("region").stringValue()).isEqualTo("key-1");
        assertThat(header(token).get("level")).isEqualTo(json("3"));
    }

    @Test
    void travelsUnderAnotherHeaderAndPrefix() {
        var sent = Kinds.sent(
                Kinds.read("{type: jwt, secret: '{{S}}', key: X-Token, prefix: ''}"),
                Map.of("S", SECRET),
                Headers.EMPTY);

        assertThat(sent.header("X-Token")).startsWith("ey");
        assertThat(sent.header("Authorization")).isNull();
    }

    @Test
    void keepsATokenUntilItIsAboutToEnd() {
        var filter = filter("{type: jwt, secret: '{{HMS_APP_SECRET}}', lifetime: 30m}");

        call(filter, 200);
        now.set(NOON.plusSeconds(30 * 60 - 61));
        call(filter, 200);
        assertThat(tokens.get(1)).isEqualTo(tokens.get(0));

        now.set(NOON.plusSeconds(30 * 60 - 60));
        call(filter, 200);
        assertThat(claims(tokens.get(2)).get("iat").longValue())
                .isEqualTo(now.get().getEpochSecond());
        assertThat(claims(tokens.get(2)).get("jti"))
                .isNotEqualTo(claims(tokens.get(0)).get("jti"));
    }

    @Test
    void repeatsARefusedCallOnceWithANewToken() {
        var filter = filter(MANAGEMENT);

        assertThat(call(filter, 401, 200).status()).isEqualTo(200);
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();

        assertThat(call(filter, 401, 401, 200).status()).isEqualTo(401);
        assertThat(tokens).hasSize(4);
        assertThat(tokens.get(2)).isEqualTo(tokens.get(1));
    }

    @Test
    void repeatsACallWithItsBody() {
        try (var api = RecordingUpstream.answering(request -> Answer.of(401));
                var network = new JdkNetwork()) {
            upstream(network, Kinds.read(MANAGEMENT).outgoing(VARIABLES))
                    .handle(new Request("POST", Url.parse(api.origin()), Headers.EMPTY, Body.of("{}")));

            assertThat(api.requests())
                    .extracting(each -> each.method() + each.text())
                    .containsExactly("POST{}", "POST{}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HS256 | short | HS256 needs a secret of at least 32 bytes, and this one is shorter.",
                "HS512 | 0123456789abcdef0123456789abcdef | HS512 needs a secret of at least 64 bytes, and this one is"
                        + " shorter.",
                "RS256 | 0123456789abcdef | RS256 needs a private key as PEM text, which begins with `-----BEGIN"
                        + " PRIVATE KEY-----` (`openssl pkcs8 -topk8 -nocrypt` makes one of other kinds).",
                "RS256 | -----BEGIN PRIVATE KEY----- MIIB -----END PRIVATE KEY----- | the private key is not one for"
                        + " RS256.",
            })
    void saysWhyItCannotSign(String algorithm, String secret, String reason) {
        var jwt = Kinds.read("{type: jwt, secret: '{{S}}', algorithm: " + algorithm + "}");
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            var refused = catchThrowableOfType(
                    FailedCall.class, () -> Kinds.call(api, jwt, Map.of("S", secret), "GET", "/", Headers.EMPTY));

            assertThat(refused.failure()).isEqualTo(new UpstreamUnreachable("The call cannot be signed: " + reason));
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void refusesAKeyThatIsTooWeak() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = Kinds.variables(Map.of("S", pem(generator.generateKeyPair(), "\n")));
        var jwt = (Jwt) Kinds.read("{type: jwt, secret: '{{S}}', algorithm: RS256}");

        assertThat(catchThrowableOfType(FailedCall.class, () -> jwt.token(weak)))
                .hasMessage("The call cannot be signed: the key is not strong enough for RS256.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS255", "hs256"})
    void knowsNoOtherAlgorithm(String algorithm) {
        var problems = new Problems();
        Kinds.read("{type: jwt, secret: s, algorithm: " + algorithm + "}", problems);

        assertThat(problems.all())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("`algorithm` takes one of ES256,")
                .endsWith("found `" + algorithm + "`.")
                .doesNotContain("none,");
    }

    private Filter filter(String yaml) {
        return ((Jwt) Kinds.read(yaml)).outgoing(VARIABLES, clock);
    }

    /// Makes a call that is answered with each status in turn, and notes the tokens that were sent.
    private Response call(Filter filter, Integer... statuses) {
        var left = new ArrayList<>(List.of(statuses));
        var upstream = upstream(
                Network.of(request -> {
                    tokens.add(request.headers()
                            .first("Authorization")
                            .orElseThrow()
                            .substring("Bearer ".length()));
                    return new Response(left.removeFirst(), Body.empty());
                }),
                filter);
        return upstream.handle(new Request("GET", Url.parse("http://x"), Headers.EMPTY, Body.empty()));
    }

    private static Handler upstream(Network network, Filter filter) {
        return network.within(Limits.NONE).behind(filter);
    }

    private static KeyPair keys(String family) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance(family);
        if (family.equals("EC")) {
            generator.initialize(256);
        }
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys, String lineEnd) {
        var key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(key)
                .replace("\n", lineEnd);
    }

    private static boolean isSignedWith(String algorithm, String token) throws Exception {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
        var signed = token.substring(0, token.lastIndexOf('.'));
        return Arrays.equals(mac.doFinal(signed.getBytes(UTF_8)), part(token, 2));
    }

    private static JsonNode header(String token) {
        return Json.parse(part(token, 0)).orElseThrow();
    }

    private static JsonNode claims(String token) {
        return Json.parse(part(token, 1)).orElseThrow();
    }

    private static byte[] part(String token, int index) {
        return Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
