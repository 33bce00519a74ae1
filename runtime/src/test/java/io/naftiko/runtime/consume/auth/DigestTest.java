package io.naftiko.runtime.consume.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DigestTest {

    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

    private final JdkNetwork network = new JdkNetwork();

    private final Handler upstream = Upstream.of(
            network,
            Kinds.read("{type: digest, username: Mufasa, password: '{{PASSWORD}}'}"),
            Kinds.variables(Map.of("PASSWORD", "Circle of Life")),
            Limits.NONE);

    @AfterEach
    void close() {
        network.close();
    }

    /// The examples of RFC 7616, 3.9.1.
    @ParameterizedTest
    @MethodSource
    void answersAsTheStandardDoes(String algorithm, String response) {
        var challenge = DigestChallenge.of(challenging("realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
                + "algorithm=" + algorithm + ", nonce=\"" + NONCE + "\", opaque=\"FQhe\""));
        var request = new Request("GET", Url.parse("http://x/dir/index.html"), Headers.EMPTY, Body.empty());

        var answer = challenge
                .orElseThrow()
                .answer("Mufasa", "Circle of Life", request, 1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(answer)
                .contains(
                        "response=\"" + response + "\"",
                        "nc=00000001",
                        "qop=auth",
                        "opaque=\"FQhe\"",
                        "uri=\"/dir/index.html\"");
    }

    static Stream<Arguments> answersAsTheStandardDoes() {
        return Stream.of(
                arguments("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
                arguments("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"));
    }

    @Test
    void answersAnUpstreamThatCountsNothing() {
        var challenge = DigestChallenge.of(
                challenging("realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""));
        var request = new Request("GET", Url.parse("http://x/dir/index.html"), Headers.EMPTY, Body.empty());

        assertThat(challenge.orElseThrow().answer("Mufasa", "Circle Of Life", request, 1, "unused"))
                .contains("response=\"670fd8c2df070c60b045671b8b24ff02\"")
                .doesNotContain("cnonce", "nc=", "algorithm");
    }

    @Test
    void repeatsAChallengedCallAndKeepsTheChallenge() {
        try (var api = RecordingUpstream.answering(
                request -> request.headers().has("Authorization") ? Answer.json("{}") : challenge(NONCE))) {
            assertThat(post(api).status()).isEqualTo(200);
            assertThat(post(api).status()).isEqualTo(200);

            assertThat(api.requests()).extracting(Received::text).containsExactly("body", "body", "body");
            assertThat(api.requests().getFirst().headers().has("Authorization")).isFalse();
            assertThat(api.requests().get(1).header("Authorization"))
                    .contains("nc=00000001", "uri=\"/a?b=%20c\"")
                    .doesNotContain("Circle");
            assertThat(api.requests().get(2).header("Authorization")).contains("nc=00000002");
        }
    }

    @Test
    void takesANewNonceWhenTheOldOneIsStale() {
        try (var api = RecordingUpstream.answering(
                request -> request.headers().first("Authorization").orElse("").contains("nonce=\"two\"")
                        ? Answer.json("{}")
                        : challenge(request.headers().has("Authorization") ? "two" : "one"))) {
            post(api);
            assertThat(post(api).status()).isEqualTo(200);

            assertThat(api.requests()).hasSize(4);
            assertThat(api.requests().getLast().header("Authorization")).contains("nonce=\"two\"", "nc=00000001");
        }
    }

    @Test
    void passesARefusalOnAfterOneRepetition() {
        try (var api = RecordingUpstream.answering(challenge(NONCE))) {
            assertThat(post(api).status()).isEqualTo(401);
            assertThat(api.requests()).hasSize(2);
        }
    }

    @Test
    void passesOnAChallengeThatItCannotAnswer() {
        try (var api = RecordingUpstream.answering(Answer.of(401)
                .with("WWW-Authenticate", "Digest realm=r, nonce=n, qop=\"auth-int\"")
                .with("WWW-Authenticate", "Digest realm=r, nonce=n, algorithm=SHA-3")
                .with("WWW-Authenticate", "Basic realm=r"))) {
            assertThat(post(api).status()).isEqualTo(401);
            assertThat(api.requests()).hasSize(1);
        }
    }

    private Response post(RecordingUpstream api) {
        return upstream.handle(
                new Request("POST", Url.parse(api.origin() + "/a?b=%20c"), Headers.EMPTY, Body.of("body")));
    }

    private static Answer challenge(String nonce) {
        return Answer.of(401)
                .with(
                        "WWW-Authenticate",
                        "Basic realm=r, Digest realm=\"r\", qop=\"auth\", " + "algorithm=SHA-256, nonce=\"" + nonce
                                + "\"");
    }

    private static Headers challenging(String digest) {
        return Headers.of("WWW-Authenticate", "Digest " + digest);
    }
}
