package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          binds:
          - {namespace: env, keys: {TOKEN: TOKEN}}
          consumes:
          - type: http
            namespace: ships
            baseUri: %1$s/v1
            inputParameters:
            - {name: Registry-Version, in: header, value: '7'}
            - {name: tenant, in: query, value: harbour}
            authentication: {type: apikey, key: api_key, value: '{{TOKEN}}', placement: query}
            resources: []
          - type: http
            namespace: signed
            baseUri: %1$s
            authentication: {type: bearer, token: '{{TOKEN}}'}
            resources: []
          - type: http
            namespace: docks
            baseUri: %1$s/{dock}
            inputParameters: [{name: dock, in: path, type: string}]
            resources: []
          - {type: http, namespace: free, baseUri: '%1$s', resources: []}
          exposes:
          - type: rest
            namespace: proxy
            port: 8080
            resources:
            - path: /ships/{{rest}}
              forward: {targetNamespace: ships, trustedHeaders: [X-Trace, accept, Connection, Content-Length, X-Hop]}
            - path: /ships/status
              operations:
              - {method: GET, name: status, outputParameters: [{name: ok, type: boolean, value: true}]}
            - path: /signed/{proxy+}
              forward: {targetNamespace: signed, trustedHeaders: [Authorization]}
            - path: /docks/{dock}/all
              forward: {targetNamespace: docks}
            - path: /untrusted/*
              forward: {targetNamespace: free}
          - type: rest
            namespace: plain
            port: 8080
            resources:
            - path: /plain/{path}
              forward: {targetNamespace: free}
        """;

    @TempDir
    private Path folder;

    private final RecordingUpstream upstream = RecordingUpstream.answering(ForwardTest::answer);
    private Hosting hosting;

    private static Answer answer(Received request) {
        return request.path().endsWith("/missing")
                ? Answer.json(404, "{\"error\":\"none\"}")
                : Answer.json("{\"got\":\"" + request.method() + "\"}")
                        .with("ETag", "\"1\"")
                        .with("Allow", "GET, POST")
                        .with("Set-Cookie", "a=b")
                        .with("X-Internal", "1");
    }

    @BeforeEach
    void serve() throws IOException {
        var file = folder.resolve("proxy.yaml");
        Files.writeString(file, CAPABILITY.formatted(upstream.origin()));
        hosting = new Hosting(Settings.of(Environment.of(Map.of("TOKEN", "s3cret"))), List.of(file));
    }

    @AfterEach
    void close() {
        hosting.close();
        upstream.close();
    }

    private String url(String path) {
        return hosting.url("proxy") + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void keepsMethodPathQueryAndBody(String method) {
        var answer = hosting.send(method, url("/ships/7/logs?from=1&x=a%2Fb"), "text", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"got\":\"" + method + "\"}");
        var sent = upstream.onlyRequest();
        assertThat(sent.method()).isEqualTo(method);
        assertThat(sent.target()).isEqualTo("/v1/7/logs?tenant=harbour&from=1&x=a%2Fb&api_key=s3cret");
        assertThat(sent.text()).isEqualTo("text");
        assertThat(sent.header("Content-Type")).isEqualTo("text/plain");
    }

    @Test
    void answersHead() {
        assertThat(hosting.send("HEAD", url("/ships/7"), "").statusCode()).isEqualTo(200);
        assertThat(upstream.onlyRequest().method()).isEqualTo("HEAD");
    }

    @Test
    void passesStatusAndBodyOnWithTheHeadersThatAreKept() {
        var missing = hosting.send("GET", url("/ships/missing"), "");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("{\"error\":\"none\"}");

        var found = hosting.send("GET", url("/ships/7"), "");
        assertThat(found.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(found.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(found.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(found.headers().firstValue("X-Internal")).isEmpty();
    }

    @Test
    void sendsOnlyTrustedHeadersAndNoneOfTheConnection() throws IOException {
        raw("GET " + path("/ships/7")
                + " HTTP/1.1\r\nHost: localhost\r\nX-Trace: t1\r\nX-Trace: t2\r\nAccept: text/html\r\n"
                + "Cookie: a=b\r\nAuthorization: Bearer mine\r\nX-Forwarded-For: 1.2.3.4\r\nX-Hop: 1\r\n"
                + "Registry-Version: 99\r\nConnection: close, x-hop\r\nUser-Agent: mine\r\n\r\n");

        var sent = upstream.onlyRequest();
        assertThat(sent.headers().all("X-Trace")).containsExactly("t1", "t2");
        assertThat(sent.header("Accept")).isEqualTo("text/html");
        assertThat(sent.header("Registry-Version")).isEqualTo("7");
        assertThat(sent.header("User-Agent")).startsWith("naftiko");
        assertThat(List.of("Cookie", "Authorization", "X-Forwarded-For", "X-Hop", "X-Request-Id"))
                .allSatisfy(name -> assertThat(sent.header(name)).as(name).isNull());
        assertThat(String.valueOf(sent.header("Connection"))).doesNotContain("x-hop");
    }

    @Test
    void theCredentialOfTheApiWinsOverTheCallers() {
        hosting.send("GET", url("/signed/7"), "", "Authorization", "Bearer mine");

        assertThat(upstream.onlyRequest().header("Authorization")).isEqualTo("Bearer s3cret");
    }

    @Test
    void aCallersCredentialStaysHereUnlessItIsTrusted() {
        hosting.send("GET", url("/untrusted/7"), "", "Authorization", "Bearer mine");

        assertThat(upstream.onlyRequest().header("Authorization")).isNull();
    }

    @Test
    void whatTheFileFixesOfTheQueryIsNotTheCallersToGive() {
        hosting.send("GET", url("/ships/7?tenant=other&te%6eant=other&api_key=mine&x=1"), "");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/v1/7?tenant=harbour&x=1&api_key=s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /ships                | /v1
        /ships/               | /v1
        /ships/a              | /v1/a
        /ships/a/             | /v1/a/
        /ships/a/b/c.json     | /v1/a/b/c.json
        /ships/a//b           | /v1/a//b
        /ships/a%2Fb          | /v1/a%2Fb
        /ships/a%20b;v=1      | /v1/a%20b;v=1
        /ships/...            | /v1/...
        /ships/a%3Fb%23c      | /v1/a%3Fb%23c
        /ships//evil.com/x    | /v1//evil.com/x
        /ships/@evil.com      | /v1/@evil.com
        /ships/http://evil.com | /v1/http://evil.com
        /ships/100%25         | /v1/100%25
        """)
    void keepsTheWayThePathIsWritten(String path, String sent) throws IOException {
        raw("GET " + path(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(upstream.onlyRequest().path()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ships/..",
                "/ships/../admin",
                "/ships/a/../../admin",
                "/ships/%2e%2e/admin",
                "/ships/%2E./admin",
                "/ships/a/%2e%2e%2f%2e%2e/admin",
                "/ships/%252e%252e/admin",
                "/ships/..;/admin",
                "/ships/..%5cadmin",
                "/ships/%5c..%5cadmin",
                "/ships/./admin",
                "/ships/a%00",
                "/ships/a%0d%0aX:1"
            })
    void neverLeadsAboveTheAddressOfTheApi(String path) throws IOException {
        var reply = raw("GET " + path(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("bad-input");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void aRouteOfItsOwnGoesBeforeIt() {
        assertThat(hosting.send("GET", url("/ships/status"), "").body()).isEqualTo("{\"ok\":true}");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void placeholdersBeforeTheLastFeedTheAddress() {
        hosting.send("GET", url("/docks/north%20pier/all/ships/7"), "");

        assertThat(upstream.onlyRequest().path()).isEqualTo("/north%20pier/ships/7");
    }

    @Test
    void refusesMethodsThatMeanTheConnection() throws IOException {
        var reply = raw("TRACE " + path("/ships/7") + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).containsEntry("allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void aPlainPathAnswersToo() {
        var origin = URI.create(hosting.url("plain")).resolve("/plain/a/b?c=d").toString();
        hosting.send("GET", origin, "");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/a/b?c=d");
    }

    @Test
    void isDescribed() {
        var document =
                Json.parse(hosting.send("GET", url("/openapi.json"), "").body()).orElseThrow();

        assertThat(document.at("/paths/~1ships~1{rest}").propertyNames())
                .containsExactly("get", "head", "post", "put", "patch", "delete", "options");
        assertThat(document.at("/paths/~1docks~1{dock}~1all~1{path}/get/parameters"))
                .extracting(each -> each.path("name").stringValue())
                .containsExactly("dock", "path");
    }

    @Test
    void isAUnitLikeOthers() {
        var units = Units.of(CAPABILITY.formatted(upstream.origin()), Map.of("TOKEN", "s3cret"));

        var response = units.call("* /ships/{rest+}", """
            {"path": "7", "method": "POST", "query": "a=1", "headers": {"X-Trace": "t", "Cookie": "c"}, "body": {"b": 2}}
            """);

        assertThat(response.status()).isEqualTo(200);
        var sent = upstream.onlyRequest();
        assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /v1/7?tenant=harbour&a=1&api_key=s3cret");
        assertThat(sent.text()).isEqualTo("{\"b\":2}");
        assertThat(sent.header("X-Trace")).isEqualTo("t");
        assertThat(sent.header("Cookie")).isNull();
    }

    private static String path(String path) {
        return "/proxy" + path;
    }

    private RawClient.Reply raw(String request) throws IOException {
        return RawClient.exchange(URI.create(hosting.url("proxy")).getPort(), request);
    }
}
