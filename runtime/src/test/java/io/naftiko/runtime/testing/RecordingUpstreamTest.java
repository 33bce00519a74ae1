package io.naftiko.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class RecordingUpstreamTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void recordsARequestAsItCameOverTheWire() throws Exception {
        try (var upstream = RecordingUpstream.answering(Answer.json(201, "{}"))) {
            var answer = send(upstream, "/a%2Fb?c=%20", "hello");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(upstream.onlyRequest().method()).isEqualTo("POST");
            assertThat(upstream.onlyRequest().target()).isEqualTo("/a%2Fb?c=%20");
            assertThat(upstream.onlyRequest().text()).isEqualTo("hello");
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws Exception {
        try (var upstream = RecordingUpstream.answering(
                request -> Answer.json(200, request.path()).with("X-Seen", request.text()))) {
            send(upstream, "/1", "one");
            var answer = send(upstream, "/2", "two");

            assertThat(answer.body()).isEqualTo("/2");
            assertThat(answer.headers().firstValue("X-Seen")).hasValue("two");
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    @Test
    void canCutTheConnection() {
        try (var upstream = RecordingUpstream.answering(Answer.cut())) {
            assertThatThrownBy(() -> send(upstream, "/", "")).isInstanceOf(IOException.class);
        }
    }

    private HttpResponse<String> send(RecordingUpstream upstream, String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(upstream.origin() + target))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
