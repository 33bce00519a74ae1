package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an upstream adds to a network: [NetworkContract] has the rest.
class UpstreamTest {

    private final JdkNetwork network = new JdkNetwork();
    private final Handler upstream = Upstream.of(network, Authentication.NONE, Variables.none(), Limits.NONE);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void addsTheHeadersOfTheTransport() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            call(api, "GET", "/");

            var request = api.onlyRequest();
            assertThat(request.header("Accept")).isEqualTo("application/json, */*;q=0.9");
            assertThat(request.header("Accept-Encoding")).isEqualTo("gzip, deflate");
            assertThat(request.header("User-Agent")).startsWith("naftiko");
            assertThat(request.headers().has("Connection")).isFalse();
            assertThat(request.headers().has("Upgrade")).isFalse();
        }
    }

    @Test
    void keepsTheAuthorsAcceptAndUserAgent() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            call(api, "GET", "/", Headers.of("accept", "text/csv").and("USER-AGENT", "mine"), Body.empty());

            assertThat(api.onlyRequest().headers().all("Accept")).containsExactly("text/csv");
            assertThat(api.onlyRequest().headers().all("User-Agent")).containsExactly("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Connection",
                "Expect",
                "Upgrade",
                "Transfer-Encoding",
                "TE",
                "Trailer",
                "Keep-Alive",
                "Proxy-Authorization",
                "proxy-anything"
            })
    void neverPassesAHeaderOfTheConnection(String name) {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            call(api, "GET", "/", Headers.of(name, "smuggled"), Body.empty());

            assertThat(api.onlyRequest().headers()).extracting(Header::value).doesNotContain("smuggled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "a\rb", "a\0b"})
    void refusesAHeaderValueThatWouldEndTheLine(String value) {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            var failure = failure(() -> call(api, "GET", "/", Headers.of("X-Note", value), Body.empty()));

            assertThat(failure).isInstanceOf(BadInput.class);
            assertThat(failure.message()).contains("`X-Note`").doesNotContain("Injected");
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void refusesAHeaderNameThatIsNone() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            assertThat(failure(() -> call(api, "GET", "/", Headers.of("X Note", "1"), Body.empty())))
                    .isInstanceOf(BadInput.class);
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void canSpeakToAHandlerInThisProcess() {
        var mock = Upstream.of(
                Network.of(request -> Response.json(
                        200, request.headers().first("Accept").orElse("").getBytes(UTF_8))),
                Authentication.NONE,
                Variables.none(),
                Limits.NONE);

        var answer = mock.handle(new Request("GET", Url.parse("https://x.invalid/"), Headers.EMPTY, Body.empty()));

        assertThat(answer.body().bytes()).asString().startsWith("application/json");
    }

    private Response call(RecordingUpstream api, String method, String target) {
        return call(api, method, target, Headers.EMPTY, Body.empty());
    }

    private Response call(RecordingUpstream api, String method, String target, Headers headers, Body body) {
        return upstream.handle(new Request(method, Url.parse(api.origin() + target), headers, body));
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(FailedCall.class, call).failure();
    }
}
