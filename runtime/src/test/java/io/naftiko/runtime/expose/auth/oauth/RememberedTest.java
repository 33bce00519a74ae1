package io.naftiko.runtime.expose.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What is remembered of the answers of an authorization server.
class RememberedTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger asked = new AtomicInteger();
    private String said = "{\"active\": true, \"aud\": \"x\"}";

    private final AskedTokens tokens = new AskedTokens(
            new AuthorizationServer("https://login.example", request -> {
                if (request.url().path().startsWith("/.well-known")) {
                    return Response.json(
                            200,
                            Json.bytes(Json.object()
                                    .put("issuer", "https://login.example")
                                    .put("introspection_endpoint", "https://login.example/introspect")));
                }
                asked.incrementAndGet();
                return said.isEmpty() ? new Response(500, Body.empty()) : Response.json(200, said.getBytes(UTF_8));
            }),
            null,
            now::get);

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    void aGoodTokenIsAskedForOnceAMinute() {
        assertThat(tokens.find("a")).isInstanceOf(Finding.Valid.class);
        pass(Duration.ofSeconds(59));
        said = "{\"active\": false}";
        assertThat(tokens.find("a")).isInstanceOf(Finding.Valid.class);
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(1));
        assertThat(tokens.find("a")).isInstanceOf(Finding.Invalid.class);
    }

    @Test
    void itHoldsNoLongerThanItLives() {
        said = "{\"active\": true, \"aud\": \"x\", \"exp\": %d}"
                .formatted(START.plusSeconds(20).getEpochSecond());
        tokens.find("a");
        pass(Duration.ofSeconds(19));
        tokens.find("a");
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(1));
        tokens.find("a");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aBadTokenIsAskedForSoonerAgain() {
        said = "{\"active\": false}";
        tokens.find("a");
        pass(Duration.ofSeconds(9));
        assertThat(tokens.find("a")).isInstanceOf(Finding.Invalid.class);
        said = "{\"active\": true, \"aud\": \"x\"}";
        pass(Duration.ofSeconds(1));
        assertThat(tokens.find("a")).isInstanceOf(Finding.Valid.class);
    }

    @Test
    void oneTokenSaysNothingOfAnother() {
        tokens.find("a");
        said = "{\"active\": false}";
        assertThat(tokens.find("b")).isInstanceOf(Finding.Invalid.class);
        assertThat(tokens.find("a")).isInstanceOf(Finding.Valid.class);
    }

    @Test
    void noAnswerIsNotRemembered() {
        said = "";
        assertThatThrownBy(() -> tokens.find("a")).isInstanceOf(FailedCall.class);
        said = "{\"active\": true, \"aud\": \"x\"}";
        assertThat(tokens.find("a")).isInstanceOf(Finding.Valid.class);
    }

    @Test
    void ofManyTheOldestAreForgotten() {
        for (int i = 0; i <= Remembered.MOST; i++) {
            tokens.find("t" + i);
        }
        tokens.find("t" + Remembered.MOST);
        assertThat(asked).hasValue(Remembered.MOST + 1);
        tokens.find("t0");
        assertThat(asked).hasValue(Remembered.MOST + 2);
    }
}
