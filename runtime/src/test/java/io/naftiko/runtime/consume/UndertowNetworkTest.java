package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import org.junit.jupiter.api.Test;

class UndertowNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new OnLane();
    }

    /// What must not be repeated goes by Undertow's client once that has understood the API.
    @Test
    void anApiIsTriedByWhatMayBeRepeated() {
        var text = "x".repeat(1 << 20);
        try (var api = RecordingUpstream.answering(Answer.json("{}"));
                var network = open()) {
            var handler = network.within(Limits.NONE);
            handler.handle(request("GET", api, Body.empty()));
            handler.handle(request("POST", api, Body.of(text)));

            assertThat(api.requests()).extracting(Received::text).containsExactly("", text);
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatMayNotBeRepeatedIsNoTrial() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"));
                var network = open()) {
            var handler = network.within(Limits.NONE);
            handler.handle(request("POST", api, Body.of("hello")));
            handler.handle(request("GET", api, Body.empty()));

            assertThat(api.requests()).extracting(Received::text).containsExactly("hello", "");
            assertThat(api.connections()).isEqualTo(2);
        }
    }

    private static Request request(String method, RecordingUpstream api, Body body) {
        return new Request(method, Url.parse(api.origin() + "/"), Headers.EMPTY, body);
    }

    /// Only the JDK's client goes by a proxy.
    @Test
    void whatIsBehindAProxyGoesByTheOtherClient() {
        var usual = ProxySelector.getDefault();
        try (var proxy = RecordingUpstream.answering(Answer.json("{}"));
                var network = open()) {
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            network.within(Limits.NONE).handle(NetworkSuite.request("GET", "http://nobody.invalid/rooms"));

            assertThat(proxy.onlyRequest().target()).isEqualTo("http://nobody.invalid/rooms");
        } finally {
            ProxySelector.setDefault(usual);
        }
    }
}
