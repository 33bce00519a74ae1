package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import org.junit.jupiter.api.Test;

class EchoTest {

    private static final Request REQUEST = new Request(
            "POST",
            Url.parse("https://api.example.com/v1/things?page=2&api_key=s3cret"),
            Headers.of("Authorization", "Bearer s3cret").and("Accept", "application/json"),
            Body.of("{\"name\": \"x\"}"));

    @Test
    void describesTheRequestWithoutItsCredentials() {
        var answer = MockApi.echo().handle(REQUEST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Client.tree(answer))
                .hasToString("{\"method\":\"POST\",\"path\":\"/v1/things\","
                        + "\"query\":{\"page\":\"2\",\"api_key\":\"***\"},"
                        + "\"headers\":{\"Authorization\":\"***\",\"Accept\":\"application/json\"},"
                        + "\"body\":{\"name\":\"x\"}}");
    }

    @Test
    void keepsABodyThatIsNotJsonAsText() {
        assertThat(Client.tree(MockApi.echo().handle(REQUEST.withBody(Body.of("a=b"))))
                        .path("body")
                        .stringValue())
                .isEqualTo("a=b");
        assertThat(Client.tree(MockApi.echo().handle(REQUEST.withBody(Body.empty())))
                        .path("body")
                        .isNull())
                .isTrue();
    }

    @Test
    void answersWithTheSampleThatItWasGiven() {
        var sample = Json.object().put("temperature", 21);

        assertThat(Client.tree(MockApi.echo(sample).handle(REQUEST))).isEqualTo(sample);
    }
}
