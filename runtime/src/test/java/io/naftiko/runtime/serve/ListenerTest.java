package io.naftiko.runtime.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.testing.RawClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {

    private static final int MAX_BODY = 64 << 10;

    private final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
    private final AtomicReference<Handler> handler = new AtomicReference<>(_ -> Response.json(200, bytes("{}")));
    private final Listener listener;

    ListenerTest() throws PortUnavailable {
        listener = open(0);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void handsOverTheRequestAsItWasWritten() throws Exception {
        exchange("PUT /a%2Fb//../c;d=1?x=%26+y&z HTTP/1.1\r\nHost: h\r\nX-Two: a\r\nX-Two: b\r\n"
                + "Content-Length: 5\r\n\r\nh\u00e9llo");

        var request = received.take();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.url()).hasToString("/a%2Fb//../c;d=1?x=%26+y&z");
        assertThat(request.headers().all("x-two")).containsExactly("a", "b");
        assertThat(request.body().bytes())
                .isEqualTo("h\u00e9llo".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void takesThePathOfAnAbsoluteTarget() throws Exception {
        exchange("GET http://elsewhere/a/b?c HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(received.take().url()).hasToString("/a/b?c");
    }

    @Test
    void readsAChunkedBody() throws Exception {
        exchange(chunkedHead() + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

        assertThat(received.take().body().bytes()).isEqualTo(bytes("abcde"));
    }

    @Test
    void asksForABodyThatWaitsToBeAsked() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.head().status()).isEqualTo(100);
            assertThat(client.send("ok").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void sendsStatusHeadersAndLength() throws Exception {
        answer(new Response(201, Headers.of("Location", "/r/1").and("A", "1").and("A", "2"), Body.of("héllo")));

        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers())
                .containsEntry("location", "/r/1")
                .containsEntry("a", "1, 2")
                .containsEntry("content-length", "6");
        assertThat(new String(reply.body().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), UTF_8))
                .isEqualTo("héllo");
    }

    @Test
    void answersHeadWithTheLengthAndWithoutTheBody() throws Exception {
        answer(new Response(200, Body.of("0123456789")));

        try (var client = new RawClient(listener.port())) {
            var head = client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").replyToHead();
            var get = client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").reply();

            assertThat(head.headers()).containsEntry("content-length", "10");
            assertThat(get.body()).isEqualTo("0123456789");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void sendsNoLengthWhereThereCanBeNoBody(int status) throws Exception {
        answer(new Response(status, Body.empty()));

        try (var client = new RawClient(listener.port())) {
            var none = client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").reply();
            var next = client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").reply();

            assertThat(none.headers()).doesNotContainKey("content-length");
            assertThat(next.status()).isEqualTo(status);
        }
    }

    @Test
    void framesTheAnswerItself() throws Exception {
        answer(new Response(
                200,
                Headers.of("Content-Length", "99")
                        .and("Transfer-Encoding", "chunked")
                        .and("connection", "close"),
                Body.of("ok")));

        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(reply.headers()).containsEntry("content-length", "2").doesNotContainKey("transfer-encoding");
        assertThat(reply.body()).isEqualTo("ok");
    }

    @Test
    void letsNoHeaderValueEndItsLine() throws Exception {
        answer(new Response(200, Headers.of("A", "x\r\nEvil: 1").and("B", "x\u010d\u010aEvil: 1"), Body.empty()));

        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(reply.headers()).doesNotContainKeys("a", "evil").containsEntry("b", "x??Evil: 1");
    }

    @Test
    void streamsWhatComesIntoBeing() throws Exception {
        var pieces = new LinkedBlockingQueue<String>();
        answer(new Response(200, Headers.of("Content-Type", "text/event-stream"), (Body.Stream) out -> {
            for (var piece = take(pieces); !piece.isEmpty(); piece = take(pieces)) {
                out.write(bytes(piece));
                out.flush();
            }
        }));

        try (var client = new RawClient(listener.port())) {
            var head = client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertThat(head.headers()).containsEntry("content-type", "text/event-stream");
            for (var piece : java.util.List.of("one", "two")) {
                pieces.add(piece);
                assertThat(client.chunk()).isEqualTo(piece);
            }
            pieces.add("");
            assertThat(client.chunk()).isEmpty();
            answer(new Response(200, Body.empty()));
            assertThat(client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").reply().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void closesAStreamThatHeadDoesNotWant() throws Exception {
        var closed = new CountDownLatch(1);
        answer(new Response(
                200,
                new Body.Incoming(
                        new ByteArrayInputStream(bytes("hello")) {
                            @Override
                            public void close() {
                                closed.countDown();
                            }
                        },
                        5)));

        try (var client = new RawClient(listener.port())) {
            for (int i = 0; i < 2; i++) {
                var reply = client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").replyToHead();
                assertThat(reply.headers()).containsEntry("content-length", "5");
            }
        }
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cutsAStreamThatBreaksOff() throws Exception {
        answer(new Response(200, (Body.Stream) out -> {
            out.write(bytes("half"));
            out.flush();
            throw new IllegalStateException("broken");
        }));

        try (var client = new RawClient(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertThat(client.chunk()).isEqualTo("half");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void givesEachRequestAnId() throws Exception {
        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(reply.headers().get("x-request-id"))
                .matches("[0-9a-f]{16}")
                .isEqualTo(received.take().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc-1.2_3:Z", "7"})
    void keepsASaneId(String id) throws Exception {
        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\nx-request-id: " + id + "\r\n\r\n");

        assertThat(reply.headers()).containsEntry("x-request-id", id);
        assertThat(received.take().headers().all("X-Request-Id")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "<script>",
                "{}",
                "\u00e9",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void replacesAnIdThatIsNot(String id) throws Exception {
        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: " + id + "\r\n\r\n");

        assertThat(reply.headers().get("x-request-id")).matches("[0-9a-f]{16}");
    }

    @Test
    void saysNothingOfWhatNobodyForesaw() throws Exception {
        handler.set(_ -> {
            throw new IllegalStateException("secret details");
        });

        var reply = exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: r-1\r\n\r\n");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(reply.body())
                .contains("\"requestId\":\"r-1\"", "urn:naftiko:problem:internal-error")
                .doesNotContain("secret", "Exception");
    }

    @Test
    void survivesAStackThatOverflows() throws Exception {
        handler.set(_ -> {
            throw new StackOverflowError();
        });

        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status()).isEqualTo(500);
    }

    @Test
    void readsABodyThatComesInPieces() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(chunkedHead() + "3\r\nabc")
                    .send("\r\n2\r")
                    .send("\nde\r\n")
                    .send("0\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(200);
        }

        assertThat(received.take().body().bytes()).isEqualTo(bytes("abcde"));
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() throws Exception {
        var hasty = ServeLimits.DEFAULT.withBody(MAX_BODY, Duration.ofMillis(50));
        try (var impatient = Listener.open("127.0.0.1", 0, this::handle, hasty)) {
            var reply = RawClient.exchange(impatient.port(), chunkedHead() + "3\r\nab");

            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.headers()).containsEntry("connection", "close");
        }
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65537", "999999999", "2147483648", "99999999999999"})
    void refusesABodyThatSaysItIsTooLarge(String length) throws Exception {
        var reply = exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).contains("urn:naftiko:problem:body-too-large", String.valueOf(MAX_BODY));
        assertThat(received).isEmpty();
    }

    @Test
    void refusesAChunkedBodyThatBecomesTooLarge() throws Exception {
        var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        var reply = exchange(chunkedHead() + chunk.repeat(4) + "0\r\n\r\n");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(received).isEmpty();
    }

    @Test
    void refusesABodyThatWaitsToBeAsked() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 70000\r\nExpect: 100-continue\r\n\r\n");

            assertThat(client.reply().status()).isEqualTo(413);
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        var reply = exchange(chunkedHead() + "10000\r\n" + "x".repeat(MAX_BODY) + "\r\n0\r\n\r\n");

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nBad Name: x\r\n: y\r\n\r\n",
                "GET /\u0000\u0001 HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /%zz%/..%2f HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: abc\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n",
                "CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void outlivesEveryMalformedRequest(String request) throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send(request);
        }

        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        try (var client = new RawClient(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
        } catch (IOException _) {
            // the listener may close while the client still writes
        }

        assertThat(received).isEmpty();
        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void finishesCallsInFlightAndTakesNoOther() throws Exception {
        var arrived = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        handler.set(request -> {
            if (request.url().path().equals("/slow")) {
                arrived.countDown();
                await(goOn);
            }
            return new Response(200, Body.of("done"));
        });

        try (var early = new RawClient(listener.port());
                var late = new RawClient(listener.port())) {
            int port = listener.port();
            early.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
            arrived.await();
            var closing = Thread.startVirtualThread(listener::close);
            int status = 200;
            while (status == 200) {
                status = late.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").reply().status();
            }
            goOn.countDown();

            assertThat(status).isEqualTo(503);
            assertThat(early.reply().body()).isEqualTo("done");
            closing.join();
            assertThat(early.closed()).isTrue();
            assertThat(late.closed()).isTrue();
            assertThat(isOpen(port)).isFalse();
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThatExceptionOfType(PortUnavailable.class)
                .isThrownBy(() -> open(listener.port()))
                .withMessage("cannot listen on 127.0.0.1:" + listener.port() + ": Address already in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.1", "no.such.host.invalid"})
    void namesTheAddressThatIsNotThisMachines(String host) {
        assertThatExceptionOfType(PortUnavailable.class)
                .isThrownBy(() -> Listener.open(host, 0, handler.get(), ServeLimits.DEFAULT))
                .withMessageStartingWith("cannot listen on " + host + ":0: ");
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        handler.set(request -> new Response(200, Body.of(request.url().path())));
        var bodies = new ArrayList<String>();

        try (var client = new RawClient(listener.port())) {
            client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
            bodies.add(client.reply().body());
            bodies.add(client.reply().body());
        }

        assertThat(bodies).containsExactly("/1", "/2");
    }

    private Listener open(int port) throws PortUnavailable {
        var limits = ServeLimits.DEFAULT.withBody(MAX_BODY, ServeLimits.DEFAULT.body());
        return Listener.open("127.0.0.1", port, this::handle, limits);
    }

    private Response handle(Request request) {
        received.add(request);
        return handler.get().handle(request);
    }

    private void answer(Response response) {
        handler.set(_ -> response);
    }

    private RawClient.Reply exchange(String request) throws IOException {
        return RawClient.exchange(listener.port(), request);
    }

    private static String chunkedHead() {
        return "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    private static boolean isOpen(int port) {
        try (var _ = new RawClient(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String take(BlockingQueue<String> pieces) {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
