package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.testing.Certificates;
import io.naftiko.runtime.testing.TrustedAuthority;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over TLS, upstream and network choose between HTTP/2 and HTTP/1.1.
@ExtendWith(TrustedAuthority.class)
class Http2Test {

    @ParameterizedTest
    @CsvSource({"true,HTTP/2.0", "false,HTTP/1.1"})
    void speaksTheNewestProtocolThatTheUpstreamOffers(boolean http2, String protocol) {
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

    private static Response post(Network network, int port, String text) {
        var url = Url.parse("https://localhost:" + port + "/");
        return network.within(Limits.NONE).handle(new Request("POST", url, Headers.EMPTY, Body.of(text)));
    }

    /// A server that sends each body back, and says in a header which protocol it came by.
    private static Undertow start(boolean http2) {
        var server = Undertow.builder()
                .addHttpsListener(0, "localhost", Certificates.good())
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
}
