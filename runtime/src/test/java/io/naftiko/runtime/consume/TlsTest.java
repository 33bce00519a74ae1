package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls over TLS, to a server whose certificate is made for the test.
class TlsTest {

    private static final char[] PASSWORD = "password".toCharArray();

    private static SSLContext usual;
    private static SSLContext trusting;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        usual = SSLContext.getDefault();
        trusting = context(selfSigned(folder.resolve("keys.p12")));
    }

    @AfterAll
    static void restore() {
        SSLContext.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource({"true,HTTP/2.0", "false,HTTP/1.1"})
    void speaksTheNewestProtocolThatTheUpstreamOffers(boolean http2, String protocol) {
        SSLContext.setDefault(trusting);
        var server = start(http2);
        try (var network = new JdkNetwork()) {
            var answer = post(network, port(server), "hello");

            assertThat(answer.headers().first("X-Protocol")).hasValue(protocol);
            assertThat(answer.body().bytes()).asString().isEqualTo("hello");
            assertThat(answer.headers()).noneMatch(line -> line.name().startsWith(":"));
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void carriesManyCallsAtOnce(boolean http2) {
        SSLContext.setDefault(trusting);
        var server = start(http2);
        try (var network = new JdkNetwork()) {
            var text = "x".repeat(20_000);

            assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> post(network, port(server), i + text)))
                    .hasSize(40)
                    .allMatch(answer -> answer.status() == 200);
        } finally {
            server.stop();
        }
    }

    @Test
    void refusesACertificateThatNobodyTrusts() {
        SSLContext.setDefault(usual);
        var server = start(true);
        try (var network = new JdkNetwork()) {
            var refused = catchThrowableOfType(FailedCall.class, () -> post(network, port(server), "hello"));

            assertThat(refused.failure())
                    .isEqualTo(new UpstreamUnreachable(
                            "No secure connection to localhost:" + port(server) + ": its certificate is not trusted."));
        } finally {
            server.stop();
        }
    }

    private static Response post(JdkNetwork network, int port, String text) {
        var url = Url.parse("https://localhost:" + port + "/");
        return Upstream.of(network, Authentication.NONE, Variables.none(), Limits.NONE)
                .handle(new Request("POST", url, Headers.EMPTY, Body.of(text)));
    }

    /// A server that sends each body back, and says in a header which protocol it came by.
    private static Undertow start(boolean http2) {
        var server = Undertow.builder()
                .addHttpsListener(0, "localhost", trusting)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, http2)
                .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes((received, body) -> {
                    received.getResponseHeaders()
                            .put(
                                    new HttpString("X-Protocol"),
                                    received.getProtocol().toString());
                    received.getResponseSender().send(ByteBuffer.wrap(body));
                }))
                .build();
        server.start();
        return server;
    }

    private static int port(Undertow server) {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException, IOException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
