package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private final JdkNetwork network = new JdkNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,301",
        "GET,302",
        "GET,303",
        "GET,307",
        "GET,308",
        "HEAD,301",
        "HEAD,303",
        "HEAD,308",
        "POST,307",
        "POST,308",
        "PUT,307",
        "DELETE,308"
    })
    void followsWithTheSameMethodAndBody(String method, int status) {
        try (var api = redirecting(status, "/new?page=2")) {
            var answer = call(api, method, Body.of("body"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(api.requests()).extracting(Received::method).containsExactly(method, method);
            assertThat(api.requests()).extracting(Received::text).containsExactly("body", "body");
            assertThat(api.requests().getLast().target()).isEqualTo("/new?page=2");
            assertThat(api.requests().getLast().header("Authorization")).isEqualTo("Bearer t");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,301", "POST,302", "POST,303", "DELETE,302", "GET,300", "GET,304"})
    void passesOnWhatWouldChangeTheCall(String method, int status) {
        try (var api = redirecting(status, "/new")) {
            var answer = call(api, method, Body.empty());

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().first("Location")).hasValue("/new");
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void passesOnWhatLeadsToAnotherOrigin() {
        try (var elsewhere = RecordingUpstream.answering(Answer.json("{}"));
                var api = redirecting(307, elsewhere.origin() + "/new")) {
            var answer = call(api, "GET", Body.empty());

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers().first("Location")).hasValue(elsewhere.origin() + "/new");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:%d/new", "//localhost:%d/new", "http://me@127.0.0.1:%d/new", "/a b", "::"})
    void passesOnWhatIsNotTheSamePlace(String location) {
        try (var api =
                RecordingUpstream.answering(request -> Answer.redirect(302, location.formatted(port(request))))) {
            assertThat(call(api, "GET", Body.empty()).status()).isEqualTo(302);
            assertThat(api.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"new,/v2/new", "../new,/new", "?page=2,/v2/old?page=2", "/new#part,/new", "HTTP://127.0.0.1:%d/x,/x"})
    void resolvesAgainstTheAddress(String location, String expected) {
        try (var api = RecordingUpstream.answering(request -> request.target().equals("/v2/old")
                ? Answer.redirect(302, location.formatted(port(request)))
                : Answer.json("{}"))) {
            assertThat(call(api, "GET", Body.empty()).status()).isEqualTo(200);
            assertThat(api.requests().getLast().target()).isEqualTo(expected);
        }
    }

    @Test
    void passesOnARedirectWithoutLocation() {
        try (var api = RecordingUpstream.answering(Answer.of(302))) {
            assertThat(call(api, "GET", Body.empty()).status()).isEqualTo(302);
        }
    }

    @Test
    void followsFiveAndPassesTheSixthOn() {
        try (var api = RecordingUpstream.answering(Answer.redirect(302, "/again"))) {
            assertThat(call(api, "GET", Body.empty()).status()).isEqualTo(302);
            assertThat(api.requests()).hasSize(6);
        }
    }

    private static int port(Received request) {
        return URI.create("http://" + request.header("Host")).getPort();
    }

    private static RecordingUpstream redirecting(int status, String location) {
        return RecordingUpstream.answering(
                request -> request.path().equals("/v2/old") ? Answer.redirect(status, location) : Answer.json("{}"));
    }

    private Response call(RecordingUpstream api, String method, Body body) {
        var upstream = Upstream.of(network, Authentication.NONE, Variables.none(), Limits.NONE);
        return upstream.handle(new Request(
                method, Url.parse(api.origin() + "/v2/old"), Headers.of("Authorization", "Bearer t"), body));
    }
}
