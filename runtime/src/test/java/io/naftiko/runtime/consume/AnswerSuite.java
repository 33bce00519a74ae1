package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.testing.Answer;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a network makes of the answers that come over the wire.
abstract class AnswerSuite extends NetworkSuite {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    AnswerSuite(NetworkContract contract) {
        super(contract);
    }

    @Test
    void statusHeadersAndBytesComeAsTheyAre() {
        var bytes = new byte[] {0, 1, (byte) 0xFF, '\n'};
        try (var api = answering(Answer.of(418)
                .carrying(bytes)
                .with("X-Many", "1")
                .with("X-One", "a, b")
                .with("x-many", "0"))) {
            var answer = get(api, "/");

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.headers().all("X-Many")).containsExactly("1", "0");
            assertThat(answer.headers().first("x-one")).hasValue("a, b");
            assertThat(answer.body().bytes()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 300, 302, 400, 404, 500, 599})
    void everyStatusIsAnAnswer(int status) {
        try (var api = answering(Answer.json(status, "{}").with("Location", "/elsewhere"))) {
            assertThat(get(api, "/").status()).isEqualTo(status);
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void aRefusalWithoutChallengeIsAnAnswer() {
        try (var api = answering(Answer.json(401, "{\"error\": 1}"))) {
            assertThat(text(get(api, "/"))).isEqualTo("{\"error\": 1}");
            assertThat(api.requests()).hasSize(1);
        }
    }

    /// RFC 9110, 6.4.1. What is said of the length is another answer's.
    @ParameterizedTest
    @CsvSource({"HEAD,200,5", "HEAD,404,5", "GET,204,0", "GET,205,0", "GET,200,0"})
    void someAnswersHaveNoBody(String method, int status, int length) {
        var head = "HTTP/1.1 " + status + " Status\r\nContent-Length: " + length + "\r\n\r\n";
        try (var api = answering(Answer.exactly(head))) {
            for (int i = 0; i < 3; i++) {
                var answer = call(api, method, "/");

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body()).isInstanceOf(Body.Empty.class);
                assertThat(answer.headers().first("Content-Length")).hasValue(String.valueOf(length));
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    /// The connection may be given up for it.
    @Test
    void theLengthOfWhatIsNotModifiedIsThatOfAnother() {
        try (var api = answering(Answer.exactly("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(api, "/").status()).isEqualTo(304);
            }
        }
    }

    @Test
    void chunksAreJoinedAndTheirExtensionsAndTrailersDropped() {
        try (var api = answering(Answer.exactly(OK
                + "Transfer-Encoding: chunked\r\n"
                + "Trailer: X-Sum\r\n\r\n"
                + "5;name=\"a;b\"\r\n"
                + "hello\r\n"
                + "00A\r\n"
                + ", wide wor\r\n"
                + "2 \r\n"
                + "ld\r\n"
                + "0;last\r\n"
                + "X-Sum: 1\r\n"
                + "X-More: 2\r\n\r\n"))) {
            for (int i = 0; i < 2; i++) {
                var answer = get(api, "/");

                assertThat(text(answer)).isEqualTo("hello, wide world");
                assertThat(answer.headers().has("X-Sum")).isFalse();
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    @Test
    void noChunksAreNoBody() {
        try (var api = answering(Answer.exactly(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))) {
            assertThat(get(api, "/").body()).isInstanceOf(Body.Empty.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            })
    void withoutLengthItEndsWithTheConnection(String head) {
        try (var api = answering(Answer.raw(head + "hello"))) {
            assertThat(text(get(api, "/"))).isEqualTo("hello");
        }
    }

    @Test
    void aReasonMayBeMissing() {
        try (var api = answering(Answer.exactly("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"))) {
            assertThat(text(get(api, "/"))).isEqualTo("ok");
        }
    }

    @Test
    void theSameLengthMayBeSaidTwice() {
        try (var api = answering(Answer.exactly(OK + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nok"))) {
            assertThat(text(get(api, "/"))).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void anInterimAnswerIsPassedOver(String interim) {
        try (var api = answering(Answer.exactly(interim + OK + "Content-Length: 2\r\n\r\nok"))) {
            for (int i = 0; i < 2; i++) {
                var answer = call(api, "POST", "/", Headers.EMPTY, Body.of("hello"));

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers().has("Link")).isFalse();
                assertThat(text(answer)).isEqualTo("ok");
            }
        }
    }

    @Test
    void aLargeAnswerArrivesWhole() {
        var content = new byte[5 << 20];
        new Random(1).nextBytes(content);
        try (var api = answering(Answer.of(200).carrying(content))) {
            assertThat(get(api, "/").body().bytes()).isEqualTo(content);
        }
    }

    /// Whether the length was announced or not, and whatever of the content comes at a time.
    @ParameterizedTest
    @CsvSource({"4096", "4097", "16384", "65537", "131072", "131073", "262145"})
    void everyLengthArrivesWhole(int length) {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        Answer unannounced = (_, connection) -> {
            connection.getOutputStream().write((OK + "\r\n").getBytes(US_ASCII));
            connection.getOutputStream().write(content);
            connection.close();
        };
        try (var api = answering(request ->
                request.target().endsWith("announced") ? Answer.of(200).carrying(content) : unannounced)) {
            assertThat(get(api, "/announced").body().bytes()).isEqualTo(content);
            assertThat(get(api, "/").body().bytes()).isEqualTo(content);
        }
    }

    @Test
    void manyHeadersArriveAll() {
        var lines = IntStream.range(0, 1000)
                .mapToObj(i -> "X-Line-" + i + ": " + i + "\r\n")
                .collect(Collectors.joining());
        try (var api = answering(Answer.exactly(OK + lines + "Content-Length: 0\r\n\r\n"))) {
            var answer = get(api, "/");

            assertThat(answer.headers()).hasSize(1001);
            assertThat(answer.headers().first("x-line-999")).hasValue("999");
        }
    }

    @Test
    void aBodyMayBeExactlyAsLongAsAllowed() {
        try (var api = answering(Answer.json("x".repeat(1024)))) {
            assertThat(call(atMost(1024), request("GET", api.origin())).body().bytes())
                    .hasSize(1024);
        }
    }

    @Test
    void anAnswerToHeadMayAnnounceMoreThanAllowed() {
        try (var api = answering(Answer.json("x".repeat(1025)))) {
            assertThat(call(atMost(1024), request("HEAD", api.origin())).status())
                    .isEqualTo(200);
        }
    }
}
