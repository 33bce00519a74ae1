package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Body.Incoming;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a network does that passes long answers on while they come in. One that reads each whole has no need of it.
abstract class StreamSuite extends NetworkSuite {

    private static final int LONG = 1 << 20;

    private final byte[] content = new byte[LONG];
    private final CountDownLatch left = new CountDownLatch(1);

    StreamSuite(NetworkContract contract) {
        super(contract);
        new Random(1).nextBytes(content);
    }

    @Test
    void aLongAnswerCanBeReadAndItsConnectionKept() throws Exception {
        try (var api = answering(Answer.of(200).carrying(content))) {
            for (int i = 0; i < 3; i++) {
                try (var body = incoming(pass(api, "GET", Limits.NONE))) {
                    assertThat(body.length()).isEqualTo(LONG);
                    assertThat(body.content().readAllBytes()).isEqualTo(content);
                }
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    @Test
    void aLongAnswerWithoutALengthHasNone() throws Exception {
        try (var api = answering((request, connection) -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            connection.getOutputStream().write(content);
            connection.close();
        })) {
            try (var body = incoming(pass(api, "GET", Limits.NONE))) {
                assertThat(body.length()).isNegative();
                assertThat(body.content().readAllBytes()).isEqualTo(content);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,200,1000", "GET,404,1048576", "GET,302,1048576", "GET,401,1048576"})
    void shortAnswersAndThoseOfFailureComeWhole(String method, int status, int length) {
        try (var api = answering(Answer.of(status).carrying(new byte[length]))) {
            assertThat(pass(api, method, Limits.NONE).body()).isInstanceOf(Body.Bytes.class);
        }
    }

    @Test
    void anAnswerToHeadIsEmpty() {
        try (var api = answering(Answer.of(200).carrying(content))) {
            assertThat(pass(api, "HEAD", Limits.NONE).body()).isInstanceOf(Body.Empty.class);
        }
    }

    @Test
    void closingItEndsTheExchange() throws Exception {
        try (var api = answering(Answer.endless(left))) {
            var body = incoming(pass(api, "GET", Limits.NONE));
            assertThat(body.content().read()).isEqualTo('x');
            body.close();

            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void itsReaderCanBeInterrupted() throws Exception {
        try (var api = answering(stalled())) {
            var reading = new CountDownLatch(1);
            var failure = new CompletableFuture<Failure>();
            var reader = Thread.startVirtualThread(() -> {
                try (var body = incoming(pass(api, "GET", Limits.NONE))) {
                    reading.countDown();
                    failure.complete(brokenBy(body));
                }
            });
            assertThat(reading.await(10, SECONDS)).isTrue();
            reader.interrupt();

            assertThat(failure.get(10, SECONDS))
                    .isEqualTo(new UpstreamTimedOut(
                            "The call of " + api.peer() + " was given up before the answer was there."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void itEndsInTimeToo() throws Exception {
        try (var api = answering(stalled())) {
            try (var body = incoming(pass(api, "GET", endIn(Duration.ofSeconds(1))))) {
                assertThat(brokenBy(body))
                        .isEqualTo(new UpstreamTimedOut(api.peer() + " did not answer completely within 1s."));
            }
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void itMayNotBeLongerThanAllowed() throws Exception {
        try (var api = answering(Answer.endless(left));
                var body = incoming(pass(api, "GET", atMost(LONG)))) {
            assertThat(brokenBy(body))
                    .isEqualTo(new UnreadableReply(
                            api.peer() + " answered with more than the 1048576 bytes that are allowed."));
            assertThat(left.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void itMayNotAnnounceMoreThanIsAllowed() {
        try (var api = answering(Answer.of(200).carrying(content))) {
            var refused = catchThrowableOfType(FailedCall.class, () -> pass(api, "GET", atMost(LONG - 1)));

            assertThat(refused.failure()).isInstanceOf(UnreadableReply.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1048577", "Transfer-Encoding: chunked"})
    void whatIsCutIsBroken(String framing) {
        try (var api = answering((request, connection) -> {
                    var head = "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n"
                            + (framing.startsWith("T") ? "100001\r\n" : "");
                    connection.getOutputStream().write(head.getBytes(US_ASCII));
                    connection.getOutputStream().write(content);
                    connection.close();
                });
                var body = incoming(pass(api, "GET", Limits.NONE))) {
            assertThat(brokenBy(body)).isInstanceOf(UnreadableReply.class);
        }
    }

    private Answer stalled() {
        return Answer.stalled(
                "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n" + new String(content, ISO_8859_1), left);
    }

    private Response pass(RecordingUpstream api, String method, Limits limits) {
        return network().passing(limits).handle(request(method, api.origin() + "/"));
    }

    private static Incoming incoming(Response answer) {
        return (Incoming) answer.body();
    }

    private static Failure brokenBy(Incoming body) {
        return catchThrowableOfType(FailedCall.class, () -> body.content().readAllBytes())
                .failure();
    }
}
