package io.naftiko.runtime.consume.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.naftiko.runtime.http.Headers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeTest {

    @ParameterizedTest
    @MethodSource
    void readsALine(String line, List<Challenge> expected) {
        assertThat(Challenge.of(Headers.of("WWW-Authenticate", line))).isEqualTo(expected);
    }

    static Stream<Arguments> readsALine() {
        return Stream.of(
                arguments("", List.of()),
                arguments("Negotiate", List.of(new Challenge("negotiate", Map.of()))),
                arguments("Basic realm=\"a, b\"", List.of(new Challenge("basic", Map.of("realm", "a, b")))),
                arguments("Basic Realm = x", List.of(new Challenge("basic", Map.of("realm", "x")))),
                arguments(
                        "Basic realm=\"a \\\"b\\\" \\\\\"",
                        List.of(new Challenge("basic", Map.of("realm", "a \"b\" \\")))),
                arguments(
                        "Negotiate, Digest realm=r, nonce=\"a=/+\", qop=\"auth,auth-int\", Basic realm=\"z\"",
                        List.of(
                                new Challenge("negotiate", Map.of()),
                                new Challenge("digest", Map.of("realm", "r", "nonce", "a=/+", "qop", "auth,auth-int")),
                                new Challenge("basic", Map.of("realm", "z")))));
    }

    @Test
    void readsSeveralLines() {
        var headers = Headers.of("WWW-Authenticate", "Basic realm=a").and("www-authenticate", "Digest realm=b");

        assertThat(Challenge.of(headers)).extracting(Challenge::scheme).containsExactly("basic", "digest");
    }

    @Test
    void readsALineOfAnyLength() {
        var line = "Basic realm=\"" + "\\\"x".repeat(100_000) + "\"";

        assertThat(Challenge.of(Headers.of("WWW-Authenticate", line))).hasSize(1);
    }
}
