package io.naftiko.runtime.consume.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever goes wrong with a call, what is said and what is logged about it holds no secret.
class SecrecyTest {

    private static final String CANARY = "canary0123456789canary0123456789";

    static final List<String> KINDS = List.of(
            "{type: bearer, token: '{{S}}'}",
            "{type: basic, username: '{{S}}', password: '{{S}}'}",
            "{type: apikey, key: api_key, value: '{{S}}', placement: query}",
            "{type: apikey, key: sid, value: '{{S}}', placement: cookie}",
            "{type: header, header: X-Key, value: '{{S}}'}",
            "{type: query, parameters: [{name: id, value: '{{S}}'}]}",
            "{type: digest, username: '{{S}}', password: '{{S}}'}",
            "{type: jwt, secret: '{{S}}', claims: {key: '{{S}}'}}");

    private final JdkNetwork network = new JdkNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void noFailureTellsTheSecret(String kind) {
        var answers = Stream.of(
                Answer.cut(),
                Answer.raw("garbage\r\n\r\n"),
                Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"),
                Answer.json("{}").with("Content-Encoding", "gzip"),
                Answer.json("x".repeat(2000)),
                Answer.never(new CountDownLatch(1)));

        answers.forEach(answer -> {
            try (var api = RecordingUpstream.answering(answer)) {
                assertThat(told(kind, CANARY, api.origin() + "/rooms"))
                        .isNotEmpty()
                        .doesNotContain("canary");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void noUnsentCallTellsTheSecret(String kind) {
        var addresses = Stream.of(
                "https://nobody.invalid/a", "http://127.0.0.1:1/a", "http://127.0.0.1/a b", "http:///a", "ftp://a.b/c");

        addresses.forEach(
                address -> assertThat(told(kind, CANARY, address)).isNotEmpty().doesNotContain("canary"));
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void aSecretThatCannotBeSentIsNotTold(String kind) {
        assertThat(told(kind, CANARY + "\r\nX: 1\0", "http://127.0.0.1:1/"))
                .isNotEmpty()
                .doesNotContain("canary");
    }

    /// Everything that the failure of a call says, to callers and to the log.
    private String told(String kind, String secret, String address) {
        var limits = new Limits(null, Duration.ofMillis(200), null, 1000L);
        var upstream = Upstream.of(network, Kinds.read(kind), Kinds.variables(Map.of("S", secret)), limits);
        var request = new Request("GET", Url.parse(address), Headers.EMPTY, Body.empty());
        var failed = catchThrowableOfType(FailedCall.class, () -> upstream.handle(request));
        var trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return failed.failure() + " " + failed.failure().message() + " " + trace;
    }
}
