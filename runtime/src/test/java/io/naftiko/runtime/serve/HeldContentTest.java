package io.naftiko.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.testing.RawClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers whose content is held in memory, in one array or in pieces, on their way to peers.
class HeldContentTest {

    private static final String GET = "GET %s HTTP/1.1\r\nHost: h\r\n\r\n";

    /// More than connections of this machine take before their peers read.
    private static final int LONG = 24 << 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 131_071, 131_072, 131_073, 262_144, 400_000})
    void arrivesWholeWhereverItIsCut(int length) throws Exception {
        var content = content(length);
        var pieces =
                new Body.Pieces(cut(content, 0, 0, 1, length / 3, length / 3, length - length / 7, length - 1, length));
        try (var listener = open(_ -> new Response(200, pieces));
                var client = new RawClient(listener.port())) {
            for (int i = 0; i < 2; i++) {
                var head = client.send(GET.formatted("/")).head();

                assertThat(head.headers()).containsEntry("content-length", String.valueOf(length));
                assertThat(client.bytes(length)).isEqualTo(content);
            }
            assertThat(pieces.bytes()).isEqualTo(content);
        }
    }

    @Test
    void waitsForPeersThatReadLateAndDelaysNobody() throws Exception {
        var content = content(LONG);
        var whole = new Response(200, Body.of(content));
        var inPieces = new Response(200, new Body.Pieces(cut(content, 0, 10, LONG / 2, LONG - 1, LONG)));
        var late = new ArrayList<RawClient>();
        try (var listener = open(request -> switch (request.url().path()) {
            case "/whole" -> whole;
            case "/pieces" -> inPieces;
            default -> new Response(200, Body.of("{}"));
        })) {
            for (int i = 0; i < 6; i++) {
                late.add(new RawClient(listener.port()));
                late.getLast().send(GET.formatted(i % 2 == 0 ? "/whole" : "/pieces"));
                late.getLast().head();
            }
            assertThat(RawClient.exchange(listener.port(), GET.formatted("/")).body())
                    .isEqualTo("{}");
            for (var client : late) {
                assertThat(Arrays.equals(client.bytes(LONG), content)).isTrue();
            }
        } finally {
            for (var client : late) {
                client.close();
            }
        }
    }

    @Test
    void answersGoOnBesideAPeerThatGoesInTheMiddle() throws Exception {
        var content = content(LONG);
        try (var listener = open(_ -> new Response(200, Body.of(content)))) {
            for (int i = 0; i < 4; i++) {
                var leaving = new RawClient(listener.port());
                leaving.send(GET.formatted("/")).head();
                leaving.bytes(1000);
                leaving.reset();
            }
            try (var client = new RawClient(listener.port())) {
                client.send(GET.formatted("/")).head();

                assertThat(Arrays.equals(client.bytes(LONG), content)).isTrue();
            }
        }
    }

    @Test
    void comesInTheOrderOfPipelinedRequests() throws Exception {
        var content = content(300_000);
        try (var listener = open(_ -> new Response(200, new Body.Pieces(cut(content, 0, 5, 299_999, 300_000))));
                var client = new RawClient(listener.port())) {
            client.send(GET.formatted("/").repeat(3));
            for (int i = 0; i < 3; i++) {
                client.head();

                assertThat(client.bytes(content.length)).isEqualTo(content);
            }
        }
    }

    private static Listener open(Handler handler) throws PortUnavailable {
        return Listener.open("127.0.0.1", 0, handler, ServeLimits.DEFAULT);
    }

    private static byte[] content(int length) {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /// The pieces between the places that are named, in whatever order.
    private static List<ByteBuffer> cut(byte[] content, int... places) {
        var pieces = new ArrayList<ByteBuffer>();
        Arrays.sort(places);
        for (int i = 1; i < places.length; i++) {
            pieces.add(ByteBuffer.wrap(content, places[i - 1], places[i] - places[i - 1]));
        }
        return pieces;
    }
}
