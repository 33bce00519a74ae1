package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.Units;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestGuardTest {

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final Guarded servers = new Guarded(
            "{type: digest, username: '{{USER}}', password: '{{PASSWORD}}'}",
            Map.of("USER", "Mufäsa", "PASSWORD", "Circle of Life"));

    @AfterEach
    void close() {
        servers.close();
    }

    /// An answer to a challenge, of which a test may change every part.
    private record Reply(
            DigestHash hash, String user, String password, String realm, String nonce, String uri, String count) {

        String header(String method) {
            var secret = hash.of(user, realm, password);
            var response = hash.of(secret, nonce, count, "c", "auth", hash.of(method, uri));
            return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                    + "\", response=\"" + response + "\", algorithm=" + hash.published() + ", qop=auth, nc=" + count
                    + ", cnonce=\"c\"";
        }

        Reply as(String other) {
            return new Reply(hash, other, password, realm, nonce, uri, count);
        }

        Reply with(String other) {
            return new Reply(hash, user, other, realm, nonce, uri, count);
        }

        Reply of(String other) {
            return new Reply(hash, user, password, other, nonce, uri, count);
        }

        Reply to(String other) {
            return new Reply(hash, user, password, realm, other, uri, count);
        }

        Reply about(String other) {
            return new Reply(hash, user, password, realm, nonce, other, count);
        }

        Reply counting(String other) {
            return new Reply(hash, user, password, realm, nonce, uri, other);
        }
    }

    private Reply good() {
        return new Reply(
                DigestHash.SHA_256,
                "Mufäsa",
                "Circle of Life",
                "ships-rest",
                nonce(servers.rest()),
                path(),
                "00000001");
    }

    private String path() {
        return URI.create(servers.url("ships-rest")).getPath() + "/ships";
    }

    private static String nonce(HttpResponse<String> challenged) {
        var nonce = NONCE.matcher(
                challenged.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    /// Headers go octet by octet, and the client of the JDK only sends ASCII.
    private int status(String authorization) throws IOException {
        return reply(authorization).status();
    }

    private RawClient.Reply reply(String authorization) throws IOException {
        var octets = new String(authorization.getBytes(UTF_8), ISO_8859_1);
        return RawClient.exchange(
                URI.create(servers.url("ships-rest")).getPort(),
                "GET " + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + octets + "\r\n\r\n");
    }

    @Test
    void challengesWithEveryHashTheBestFirst() {
        assertThat(servers.rest().headers().allValues("WWW-Authenticate"))
                .hasSize(2)
                .allSatisfy(challenge -> assertThat(challenge)
                        .startsWith("Digest realm=\"ships-rest\", qop=\"auth\", algorithm=")
                        .endsWith(", charset=UTF-8"))
                .first()
                .asString()
                .contains("algorithm=SHA-256");
        assertThat(nonce(servers.rest())).isNotEqualTo(nonce(servers.rest()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA_256", "MD5"})
    void theRightAnswerComesIn(String hash) throws Exception {
        var good = good();
        var reply = new Reply(
                DigestHash.valueOf(hash),
                good.user(),
                good.password(),
                good.realm(),
                good.nonce(),
                good.uri(),
                good.count());

        assertThat(status(reply.header("GET"))).isEqualTo(200);
        assertThat(servers.upstream().onlyRequest().headers().has("Authorization"))
                .isFalse();
    }

    @Test
    void anAnswerWithoutAlgorithmIsMd5() throws Exception {
        var good = good();
        var reply = new Reply(
                DigestHash.MD5, good.user(), good.password(), good.realm(), good.nonce(), good.uri(), good.count());

        assertThat(status(reply.header("GET").replace(", algorithm=MD5", ""))).isEqualTo(200);
    }

    @Test
    void ourOwnClientComesIn() {
        try (var plain = new Guarded(
                "{type: digest, username: '{{USER}}', password: '{{PASSWORD}}'}",
                Map.of("USER", "harbour", "PASSWORD", "s3cret"))) {
            var units = Units.of("""
                naftiko: 1.0.0-alpha2
                capability:
                  consumes:
                  - type: http
                    namespace: ships
                    baseUri: %s
                    authentication: {type: digest, username: harbour, password: s3cret}
                    resources:
                    - {path: /ships, operations: [{name: list-ships, method: GET}]}
                  exposes:
                  - type: mcp
                    namespace: ships-mcp
                    tools: [{name: list-ships, description: Ships., call: ships.list-ships}]
                """.formatted(plain.url("ships-rest")), Map.of());

            assertThat(units.call("list-ships", "{}").status()).isEqualTo(200);
            assertThat(units.call("list-ships", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void everyPartOfAnAnswerCounts() throws Exception {
        var good = good();
        for (var wrong : List.of(
                good.as("mufasa"),
                good.with("circle of life"),
                good.of("another realm"),
                good.to("AAAA"),
                good.to(new Nonces(InstantSource.system()).next()),
                good.about("/other"),
                good.about(path() + "?x=1"))) {
            var refused = reply(wrong.header("GET"));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.headers().get("www-authenticate")).doesNotContain("stale");
        }
        assertThat(status(good.header("POST"))).isEqualTo(401);
        assertThat(status(good.header("GET"))).isEqualTo(200);
    }

    @Test
    void anAnswerIsGoodOnce() throws Exception {
        var good = good();

        assertThat(status(good.header("GET"))).isEqualTo(200);
        var replayed = reply(good.header("GET"));
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.headers().get("www-authenticate")).contains("stale=true");
        assertThat(status(good.counting("00000003").header("GET"))).isEqualTo(200);
        assertThat(status(good.counting("00000002").header("GET"))).isEqualTo(200);
        assertThat(status(good.counting("00000002").header("GET"))).isEqualTo(401);
        assertThat(status(good.counting("00000000").header("GET"))).isEqualTo(401);
        assertThat(status(good.counting("000000ff").header("GET"))).isEqualTo(200);
        assertThat(status(good.counting("00000004").header("GET"))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        , qop=auth                | , qop=auth-int
        , qop=auth                | ''
        , nc=00000001             | ''
        , nc=00000001             | , nc=1
        , nc=00000001             | , nc=0000000g
        , nc=00000001             | , nc=00000001, nc=00000001
        , cnonce="c"              | , cnonce=""
        , algorithm=SHA-256       | , algorithm=SHA-512-256
        , algorithm=SHA-256       | , algorithm=SHA-256-sess
        Digest                    | Digest x
        , cnonce="c"              | , cnonce="c
        """)
    void whatIsNoAnswerIsRefused(String part, String other) throws Exception {
        var header = good().header("GET");

        assertThat(header).contains(part);
        assertThat(status(header.replace(part, other))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Digest", "Digest ", "Digest ,", "Digest a", "Digest a=", "Digest a=b", "Basic YTpi"})
    void nonsenseIsRefused(String header) throws Exception {
        assertThat(status(header)).isEqualTo(401);
    }

    @Test
    void aLongAnswerIsReadInTimeThatItsLengthTakes() throws Exception {
        assertThat(status("Digest username=\"" + "\\x".repeat(10_000))).isEqualTo(401);
        assertThat(status("Digest " + "a".repeat(20_000))).isEqualTo(401);
        assertThat(status("Digest " + "a=b,".repeat(5_000))).isEqualTo(401);
    }

    @Test
    void worksForMcpToo() {
        var uri = URI.create(servers.url("ships-mcp")).getPath() + "/mcp";
        try (var plain = new Guarded(
                "{type: digest, username: '{{USER}}', password: '{{PASSWORD}}'}",
                Map.of("USER", "harbour", "PASSWORD", "s3cret"))) {
            var reply = new Reply(
                    DigestHash.SHA_256, "harbour", "s3cret", "ships-mcp", nonce(plain.mcp()), uri, "00000001");

            assertThat(plain.mcp("Authorization", reply.header("POST")).statusCode())
                    .isEqualTo(200);
            assertThat(plain.mcp("Authorization", reply.header("POST")).statusCode())
                    .isEqualTo(401);
        }
    }
}
