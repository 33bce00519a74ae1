package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a network puts on the wire.
abstract class RequestSuite extends NetworkSuite {

    RequestSuite(NetworkContract contract) {
        super(contract);
    }

    @Test
    void methodAddressHeadersAndBodyGoAsTheyAre() {
        try (var api = answering(Answer.json("{}"))) {
            call(api, "PATCH", "/a%2Fb/%C3%A9?q=%20&r=a+b", Headers.of("X-Team", "blue"), Body.of("hé"));

            var request = api.onlyRequest();
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.target()).isEqualTo("/a%2Fb/%C3%A9?q=%20&r=a+b");
            assertThat(request.header("X-Team")).isEqualTo("blue");
            assertThat(request.header("Host")).isEqualTo(api.peer());
            assertThat(request.body()).isEqualTo("hé".getBytes(UTF_8));
            assertThat(request.header("Content-Length")).isEqualTo("3");
        }
    }

    @Test
    void anAddressWithoutPathAsksForTheRoot() {
        try (var api = answering(Answer.json("{}"))) {
            get(api, "");
            get(api, "?q=1");

            assertThat(api.requests()).extracting(each -> each.target()).containsExactly("/", "/?q=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "POST", "PURGE"})
    void everyMethodMayHaveABody(String method) {
        try (var api = answering(Answer.json("{}"))) {
            call(api, method, "/", Headers.EMPTY, Body.of("hello"));

            assertThat(api.onlyRequest().method()).isEqualTo(method);
            assertThat(api.onlyRequest().text()).isEqualTo("hello");
        }
    }

    /// RFC 9110, 8.6.
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void anEmptyBodyIsAnnouncedWhereOneBelongs(String method) {
        try (var api = answering(Answer.json("{}"))) {
            call(api, method, "/");

            assertThat(api.onlyRequest().header("Content-Length")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void noBodyIsAnnouncedWhereNoneBelongs(String method) {
        try (var api = answering(Answer.json("{}"))) {
            call(api, method, "/");

            assertThat(api.onlyRequest().headers().has("Content-Length")).isFalse();
            assertThat(api.onlyRequest().headers().has("Transfer-Encoding")).isFalse();
        }
    }

    @Test
    void aLargeBodyArrivesWhole() {
        var content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        try (var api = answering(Answer.json("{}"))) {
            call(api, "POST", "/", Headers.EMPTY, Body.of(content));

            assertThat(api.onlyRequest().body()).isEqualTo(content);
        }
    }

    @Test
    void linesOfOneNameKeepTheirOrder() {
        try (var api = answering(Answer.json("{}"))) {
            call(
                    api,
                    "GET",
                    "/",
                    Headers.of(List.of(
                            new Header("X-Many", "1"), new Header("X-Other", ""), new Header("x-many", "0, 2"))),
                    Body.empty());

            assertThat(api.onlyRequest().headers().all("X-Many")).containsExactly("1", "0, 2");
            assertThat(api.onlyRequest().header("X-Other")).isEmpty();
        }
    }

    @Test
    void nothingIsAddedThatChangesTheConnection() {
        try (var api = answering(Answer.json("{}"))) {
            get(api, "/");

            assertThat(api.onlyRequest().headers())
                    .extracting(line -> line.name().toLowerCase(Locale.ROOT))
                    .isSubsetOf("host", "user-agent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "a\rb", "a\0b"})
    void aHeaderValueThatWouldEndTheLineIsRefused(String value) {
        try (var api = answering(Answer.json("{}"))) {
            var failure = failure(Limits.NONE, request(api, Headers.of("X-Note", value)));

            assertThat(failure).isInstanceOf(BadInput.class);
            assertThat(failure.message()).isEqualTo("`X-Note` is sent in a header, which cannot carry this value");
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X Note", "X-Note:", "", "X-Nöte", "X\r\nY"})
    void aHeaderNameThatIsNoneIsRefused(String name) {
        try (var api = answering(Answer.json("{}"))) {
            assertThat(failure(Limits.NONE, request(api, Headers.of(name, "1"))))
                    .isInstanceOf(BadInput.class);
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com/a b", "http://", "http:///rooms", "rooms", "ftp://example.com/"})
    void anAddressThatIsNoneIsRefused(String address) {
        var failure = failure(Limits.NONE, request("GET", address));

        assertThat(failure).isInstanceOf(BadInput.class);
        assertThat(failure.message()).isEqualTo("`url` is no address that can be called once its values are filled in");
    }

    private static Request request(RecordingUpstream api, Headers headers) {
        return new Request("GET", Url.parse(api.origin() + "/"), headers, Body.empty());
    }
}
