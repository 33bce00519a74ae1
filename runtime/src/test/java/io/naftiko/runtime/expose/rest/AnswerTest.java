package io.naftiko.runtime.expose.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a web client gets back.
class AnswerTest {

    static final List<Arguments> FAILURES = List.of(
            Arguments.of(new Failure.VariableUnset("TOKEN"), 503, "variable-unset"),
            Arguments.of(new Failure.Overloaded("Too many calls.", 7), 503, "overloaded"),
            Arguments.of(new Failure.UpstreamUnreachable("No connection."), 502, "upstream-unreachable"),
            Arguments.of(new Failure.UnreadableReply("No JSON."), 502, "unreadable-reply"),
            Arguments.of(new Failure.UpstreamTimedOut("Too late."), 504, "upstream-timed-out"));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 404, 422, 500})
    void passesStatusAndBodyOn(int status) throws IOException {
        try (var served = Served.doing(_ -> Response.of(status, "text/csv", "a;b".getBytes(UTF_8)))) {
            var reply = served.send("GET", "/ships");

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.headers()).containsEntry("content-type", "text/csv");
            assertThat(reply.body()).isEqualTo("a;b");
        }
    }

    @Test
    void keepsTheHeadersThatSpeakOfTheContentOrOfWhatToDoNext() throws IOException {
        var kept = Map.ofEntries(
                Map.entry("location", "https://dock.example.com/ships/7"),
                Map.entry("etag", "\"1\""),
                Map.entry("last-modified", "Wed, 21 Oct 2015 07:28:00 GMT"),
                Map.entry("cache-control", "no-store"),
                Map.entry("expires", "0"),
                Map.entry("vary", "Accept"),
                Map.entry("link", "</ships?page=2>; rel=next"),
                Map.entry("retry-after", "3"),
                Map.entry("content-language", "fr"),
                Map.entry("content-disposition", "inline"),
                Map.entry("ratelimit-policy", "10"),
                Map.entry("x-ratelimit-remaining", "9"),
                Map.entry("x-total-count", "12"));

        assertThat(headersOf(kept)).containsAllEntriesOf(kept);
    }

    @Test
    void keepsNothingThatBelongsToTheConnectionOrTheSessionWithTheUpstream() throws IOException {
        var dropped = Map.of(
                "set-cookie", "sid=1",
                "content-encoding", "gzip",
                "content-length", "99",
                "transfer-encoding", "chunked",
                "connection", "close",
                "server", "dock",
                "www-authenticate", "Bearer",
                "x-internal", "host-7");

        assertThat(headersOf(dropped))
                .doesNotContainKeys(
                        "set-cookie", "content-encoding", "transfer-encoding", "www-authenticate", "x-internal")
                .doesNotContainEntry("server", "dock")
                .containsEntry("content-length", "2");
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void saysWhyThereIsNoAnswer(Failure failure, int status, String name) throws IOException {
        try (var served = Served.doing(_ -> {
            throw new FailedCall(failure, new IllegalStateException("secret"));
        })) {
            var reply = served.send("GET", "/ships", "X-Request-Id: r-1");
            var problem = Served.json(reply.body());

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(problem.path("type").asString()).isEqualTo("urn:naftiko:problem:" + name);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("detail").asString()).isEqualTo(failure.message());
            assertThat(problem.path("requestId").asString()).isEqualTo("r-1");
            assertThat(reply.body()).doesNotContain("secret", "Exception", "io.naftiko");
        }
    }

    @Test
    void saysWhenToComeBack() throws IOException {
        try (var served = Served.doing(_ -> {
            throw new FailedCall(new Failure.Overloaded("Too many calls.", 7));
        })) {
            assertThat(served.send("GET", "/ships").headers()).containsEntry("retry-after", "7");
        }
    }

    private static Map<String, String> headersOf(Map<String, String> upstream) throws IOException {
        var headers = Headers.EMPTY;
        for (var each : upstream.entrySet()) {
            headers = headers.and(each.getKey(), each.getValue());
        }
        var answer = new Response(200, headers, Body.of("{}"));
        try (var served = Served.doing(_ -> answer)) {
            return served.send("GET", "/ships").headers();
        }
    }
}
