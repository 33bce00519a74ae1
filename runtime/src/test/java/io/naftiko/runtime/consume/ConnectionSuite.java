package io.naftiko.runtime.consume;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.testing.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a network keeps a connection, and when it opens another.
abstract class ConnectionSuite extends NetworkSuite {

    ConnectionSuite(NetworkContract contract) {
        super(contract);
    }

    @Test
    void aConnectionIsKept() {
        try (var api = answering(Answer.json("{}"))) {
            for (int i = 0; i < 5; i++) {
                get(api, "/" + i);
                call(api, "POST", "/" + i, Headers.EMPTY, Body.of("hello"));
            }

            assertThat(api.requests()).hasSize(10);
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsToCloseIsNotUsedAgain() {
        try (var api = answering(Answer.json("{}").with("Connection", "close"))) {
            for (int i = 0; i < 3; i++) {
                get(api, "/");
            }

            assertThat(api.connections()).isEqualTo(3);
        }
    }

    /// Bytes behind an answer could pass for the answer of the next request.
    @Test
    void whatComesBehindAnAnswerIsNoAnswer() {
        try (var api = answering(Answer.exactly("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                + "HTTP/1.1 201 Smuggled\r\nContent-Length: 2\r\n\r\nno"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(api, "/").status()).isEqualTo(200);
            }
        }
    }

    /// The upstream has closed the kept connection when the second request comes.
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aSafeRequestIsRepeatedWhenTheKeptConnectionHasEnded(String method) {
        var served = new AtomicInteger();
        try (var api = answering(_ -> served.getAndIncrement() == 1 ? Answer.cut() : Answer.json("{}"))) {
            assertThat(get(api, "/").status()).isEqualTo(200);
            assertThat(call(api, method, "/again").status()).isEqualTo(200);

            assertThat(api.requests()).extracting(each -> each.target()).containsExactly("/", "/again", "/again");
            assertThat(api.connections()).isEqualTo(2);
        }
    }

    /// The upstream may have done what it was asked (RFC 9110, 9.2.2).
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void anUnsafeRequestIsSentOnce(String method) {
        var served = new AtomicInteger();
        try (var api = answering(_ -> served.getAndIncrement() == 1 ? Answer.cut() : Answer.json("{}"))) {
            get(api, "/");
            var failure = failure(
                    Limits.NONE, new Request(method, Url.parse(api.origin() + "/again"), Headers.EMPTY, Body.of("x")));

            assertThat(failure).isInstanceOf(UnreadableReply.class);
            assertThat(api.requests()).hasSize(2);
        }
    }

    @Test
    void manyCallsRunAtOnce() throws Exception {
        int calls = 100;
        var arrived = new CountDownLatch(calls);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var api = answering(request -> {
                    arrived.countDown();
                    return Answer.json(request.target()).after(arrived);
                })) {
            var answers = IntStream.range(0, calls)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> get(api, "/" + i), threads))
                    .toList();

            for (int i = 0; i < calls; i++) {
                assertThat(text(answers.get(i).get(20, SECONDS))).isEqualTo("/" + i);
            }
        }
    }

    @Test
    void aBusyConnectionDelaysNobody() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var api = answering(request -> {
            if (request.target().equals("/quick")) {
                return Answer.json("{}");
            }
            begun.countDown();
            return Answer.json("{}").after(gate);
        })) {
            CompletableFuture<Response> slow = CompletableFuture.supplyAsync(() -> get(api, "/slow"));
            assertThat(begun.await(10, SECONDS)).isTrue();
            assertThat(get(api, "/quick").status()).isEqualTo(200);
            gate.countDown();

            assertThat(slow.get(10, SECONDS).status()).isEqualTo(200);
        }
    }
}
