package io.naftiko.runtime.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;
import io.naftiko.runtime.serve.ServeLimits;
import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Behind a real listener. The JVM of the tests lets carriers be chosen.
class LaneTest {

    /// More than there are I/O threads, so that each has some.
    private static final int CLIENTS = 32;

    private final AtomicBoolean released = new AtomicBoolean();
    private final Listener listener;

    LaneTest() throws PortUnavailable {
        listener = Listener.open("127.0.0.1", 0, this::answer, ServeLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        released.set(true);
        listener.close();
    }

    private Response answer(Request request) {
        return switch (request.url().path()) {
            case "/where" -> new Response(200, Body.of(where()));
            case "/left" -> {
                Lane.leave();
                yield new Response(200, Body.of(where()));
            }
            case "/aside" -> new Response(200, Body.of(Lane.aside(LaneTest::where) + ", " + where()));
            case "/child" -> new Response(200, Body.of(child()));
            case "/giving-way" -> giveWay();
            default -> compute();
        };
    }

    private static String where() {
        return (Lane.current() == null ? "usual" : "lane")
                + (Thread.currentThread().isVirtual() ? "" : ", platform");
    }

    private static String child() {
        var where = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> where.complete(where()));
        return where.join();
    }

    private Response compute() {
        Lane.leave();
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return new Response(200, Body.empty());
    }

    private Response giveWay() {
        while (!released.get()) {
            Lane.giveWay();
        }
        return new Response(200, Body.of(where()));
    }

    private RawClient.Reply get(String path) throws IOException {
        return RawClient.exchange(listener.port(), "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    @Test
    void aRequestBeginsOnTheLaneOfItsConnection() throws IOException {
        assertThat(get("/where").body()).isEqualTo("lane");
    }

    @Test
    void whoLeavesGoesOnAsUsual() throws IOException {
        assertThat(get("/left").body()).isEqualTo("usual");
    }

    @Test
    void whatIsDoneAsideIsWaitedForOnTheLane() throws IOException {
        assertThat(get("/aside").body()).isEqualTo("usual, lane");
    }

    /// Its parent's lane carries it, but nothing is owed to it there.
    @Test
    void aThreadThatIsStartedOnALaneIsNoneOfIts() throws IOException {
        assertThat(get("/child").body()).isEqualTo("usual");
    }

    @Test
    void aLargeBodyIsReadByAUsualThread() throws IOException {
        var body = "x".repeat((64 << 10) + 1);

        assertThat(RawClient.exchange(
                                listener.port(),
                                "POST /where HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                        + body)
                        .body())
                .isEqualTo("usual");
    }

    @Test
    void whoHasLeftHoldsUpNobody() throws IOException {
        try (var computing = new RawClient(listener.port())) {
            computing.send("GET /compute HTTP/1.1\r\nHost: h\r\n\r\n");

            assertThat(IntStream.range(0, CLIENTS).mapToObj(_ -> status())).allMatch(status -> status == 200);

            released.set(true);
            assertThat(computing.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void whoGivesWayHoldsUpNobody() throws IOException {
        try (var giving = new RawClient(listener.port())) {
            giving.send("GET /giving-way HTTP/1.1\r\nHost: h\r\n\r\n");

            assertThat(IntStream.range(0, CLIENTS).mapToObj(_ -> status())).allMatch(status -> status == 200);

            released.set(true);
            assertThat(giving.reply().body()).isEqualTo("lane");
        }
    }

    private int status() {
        try {
            return get("/where").status();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
