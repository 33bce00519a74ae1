package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How long what clients carry is good for.
class ExpiryTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final Call CALL = new Call(Revision.MODERN, Json.object(), Principal.ANYBODY, Conversation.NONE);

    private Instant now = Instant.parse("2026-07-28T12:00:00Z");

    @Test
    void aStateIsGoodForTenMinutes() {
        var states = new RequestState(new Seal(KEY, "state"), () -> now);
        var early = with(states.of(Json.object().put("a", 1), CALL, "tools/call"));
        var late = with(states.of(Json.object(), CALL, "tools/call"));

        pass(Duration.ofMinutes(10));
        assertThat(states.kept(early, "tools/call").path("a").asInt()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> states.kept(late, "tools/call"))
                .withMessageContaining("has expired");
    }

    @Test
    void aSessionIsGoodForADay() {
        var sessions = new Sessions(new Seal(KEY, "session"), () -> now);
        var name = sessions.begin(Json.object().put("protocolVersion", "2025-11-25"), Principal.ANYBODY);

        pass(Duration.ofDays(1).minusMillis(1));
        assertThat(sessions.find(name, Principal.ANYBODY)).isNotNull();
        pass(Duration.ofMillis(1));
        assertThat(sessions.find(name, Principal.ANYBODY)).isNull();
    }

    @Test
    void aNameIsRememberedAsUsedUntilItExpires() {
        var spent = new Spent(() -> now);

        assertThat(spent.use("a", now.plusSeconds(10))).isTrue();
        assertThat(spent.use("a", now.plusSeconds(10))).isFalse();
        pass(Duration.ofSeconds(11));
        assertThat(spent.use("a", now.plusSeconds(10))).isTrue();
    }

    @Test
    void aTextIsSealedForOnePurpose() {
        var sealed = new Seal(KEY, "state").close("hello".getBytes(UTF_8));

        assertThat(new Seal(KEY, "state").open(sealed)).asString(UTF_8).isEqualTo("hello");
        assertThat(new Seal(KEY, "session").open(sealed)).isNull();
        assertThat(new Seal(new byte[32], "state").open(sealed)).isNull();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Call with(String state) {
        return new Call(
                Revision.MODERN, Json.object().put("requestState", state), Principal.ANYBODY, Conversation.NONE);
    }
}
