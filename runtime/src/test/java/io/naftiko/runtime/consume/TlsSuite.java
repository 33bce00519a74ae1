package io.naftiko.runtime.consume;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Certificates;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whom a network trusts, and what it says of those whom it does not.
abstract class TlsSuite extends NetworkSuite {

    private static SSLContext usual;

    @BeforeAll
    static void trustTheAuthority() throws Exception {
        usual = SSLContext.getDefault();
        SSLContext.setDefault(Certificates.trusting());
    }

    @AfterAll
    static void restore() {
        SSLContext.setDefault(usual);
    }

    @Test
    void aGoodCertificate() {
        try (var api = RecordingUpstream.secure(Certificates.good(), Answer.json("{}"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(text(get(api, "/rooms"))).isEqualTo("{}");
            }

            assertThat(api.requests()).hasSize(3);
            assertThat(api.connections()).isEqualTo(1);
            assertThat(api.requests().getFirst().header("Host")).isEqualTo("localhost:" + api.port());
        }
    }

    @Test
    void manyCallsAtOnce() throws Exception {
        var body = "x".repeat(50_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var api = RecordingUpstream.secure(Certificates.good(), Answer.json(body))) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> get(api, "/" + i), threads))
                    .toList();

            for (var answer : answers) {
                assertThat(text(answer.get(20, SECONDS))).isEqualTo(body);
            }
        }
    }

    @Test
    void anExpiredCertificate() {
        assertNotTrusted(Certificates.expired());
    }

    @Test
    void aCertificateOfAnotherHost() {
        assertNotTrusted(Certificates.elsewhere());
    }

    @Test
    void aCertificateThatNobodyVouchesFor() {
        assertNotTrusted(Certificates.selfSigned());
    }

    @Test
    void aPeerThatDoesNotSpeakTls() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            assertThat(failure("https://localhost:" + api.port(), Limits.NONE))
                    .isEqualTo(new UpstreamUnreachable(
                            "No secure connection to localhost:" + api.port() + ": the TLS handshake failed."));
        }
    }

    @Test
    void interruptingTheCaller() throws Exception {
        var arrived = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        try (var api = RecordingUpstream.secure(Certificates.good(), (request, connection) -> {
            arrived.countDown();
            Answer.never(left).send(request, connection);
        })) {
            var failure = new CompletableFuture<Failure>();
            var caller = Thread.startVirtualThread(() -> failure.complete(failure(api.origin(), Limits.NONE)));
            assertThat(arrived.await(10, SECONDS)).isTrue();
            caller.interrupt();

            assertThat(left.await(10, SECONDS)).isTrue();
            assertThat(failure.get(10, SECONDS)).isInstanceOf(Failure.UpstreamTimedOut.class);
        }
    }

    private void assertNotTrusted(SSLContext certificate) {
        try (var api = RecordingUpstream.secure(certificate, Answer.json("{}"))) {
            assertThat(failure(api.origin(), Limits.NONE))
                    .isEqualTo(new UpstreamUnreachable(
                            "No secure connection to localhost:" + api.port() + ": its certificate is not trusted."));
            assertThat(api.requests()).isEmpty();
        }
    }
}
