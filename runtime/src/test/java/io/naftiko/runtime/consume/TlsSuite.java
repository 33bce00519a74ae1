package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Certificates;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.TrustedAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a network trusts, and what it says of those whom it does not.
@ExtendWith(TrustedAuthority.class)
abstract class TlsSuite extends NetworkSuite {

    TlsSuite(NetworkContract contract) {
        super(contract);
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
    void aPeerThatHangsUp() throws Exception {
        assertNoHandshakeWith(Socket::close);
    }

    @Test
    void aPeerThatResetsTheConnection() throws Exception {
        assertNoHandshakeWith(connection -> {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
            connection.close();
        });
    }

    /// What a peer does with each connection.
    private interface Peer {

        void meet(Socket connection) throws IOException;
    }

    private void assertNoHandshakeWith(Peer peer) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> meet(peer, server));

            assertThat(failure("https://localhost:" + server.getLocalPort(), Limits.NONE))
                    .isEqualTo(new UpstreamUnreachable("No secure connection to localhost:" + server.getLocalPort()
                            + ": the TLS handshake failed."));
        }
    }

    private static void meet(Peer peer, ServerSocket server) {
        try {
            while (true) {
                peer.meet(server.accept());
            }
        } catch (IOException _) {
            // closed
        }
    }

    /// The time to connect is also the handshake's.
    @Test
    void aPeerThatSaysNothing() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(failure("https://localhost:" + server.getLocalPort(), connectIn(Duration.ofMillis(250))))
                    .isEqualTo(new UpstreamTimedOut(
                            "No connection to localhost:" + server.getLocalPort() + " within 250ms."));

            try (var given = server.accept()) {
                assertThat(given.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void bothVersionsThatAreInUse(String version) {
        try (var api = RecordingUpstream.secure(Certificates.good(), version, Answer.json("{}"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(text(get(api, "/rooms"))).isEqualTo("{}");
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    /// The upstream asks for new keys in the middle of an answer (RFC 8446, 4.6.3).
    @Test
    void newKeysMeanwhile() {
        try (var api = RecordingUpstream.secure(Certificates.good(), "TLSv1.3", rekeying("x".repeat(50_000)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(api, "/rooms").body().bytes()).hasSize(100_000);
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    /// An answer of two equal parts, between which a handshake begins: in TLS 1.3, only of new keys.
    static Answer rekeying(String part) {
        var head = "HTTP/1.1 200 OK\r\nContent-Length: " + 2 * part.length() + "\r\n\r\n";
        return (_, connection) -> {
            connection.getOutputStream().write((head + part).getBytes(US_ASCII));
            ((SSLSocket) connection).startHandshake();
            connection.getOutputStream().write(part.getBytes(US_ASCII));
        };
    }

    @Test
    void longBodiesBothWays() {
        var body = "0123456789".repeat(200_000);
        try (var api = RecordingUpstream.secure(Certificates.good(), request -> Answer.json(request.text()))) {
            get(api, "/");
            for (int i = 0; i < 3; i++) {
                assertThat(text(call(api, "POST", "/", Headers.EMPTY, Body.of(body))))
                        .isEqualTo(body);
            }
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
