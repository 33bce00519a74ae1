package io.naftiko.runtime.expose.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A long answer of an API that is passed on as it is: it is not kept in between.
class LongAnswerTest {

    /// One call at a time, none may wait.
    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          x-limits: {calls: 1, queue: 0}
          consumes:
          - type: http
            namespace: ships
            baseUri: API
            x-limits: {maxResponse: 64MiB}
            resources:
            - path: /log
              operations:
              - {name: log, method: GET}
              - {name: bytes, method: GET, outputRawFormat: binary, maxBinarySize: 1MiB}
          - type: http
            namespace: narrow
            baseUri: API
            x-limits: {maxResponse: 1MiB, total: 2s}
            resources:
            - path: /log
              operations: [{name: log, method: GET}]
          - type: http
            namespace: hurried
            baseUri: API
            x-limits: {maxResponse: 64MiB, total: 1s}
            resources:
            - path: /log
              operations: [{name: log, method: GET}]
          exposes:
          - type: rest
            namespace: ports
            port: 8080
            resources:
            - path: /log
              operations: [{name: log, method: GET, call: ships.log}]
            - path: /bytes
              operations: [{name: bytes, method: GET, call: ships.bytes}]
            - path: /narrow
              operations: [{name: narrow, method: GET, call: narrow.log}]
            - path: /hurried
              operations: [{name: hurried, method: GET, call: hurried.log}]
            - path: /mapped
              operations:
              - name: mapped
                method: GET
                call: ships.log
                outputParameters: [{name: id, type: string, mapping: $.id}]
            - path: /any/{rest+}
              forward: {targetNamespace: ships, trustedHeaders: [Range]}
        """;

    private static final int MB = 1 << 20;

    private final byte[] content = new byte[3 * MB];
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch all = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private Answer answer = (_, _) -> {};
    private final RecordingUpstream upstream = RecordingUpstream.answering(this::answer);
    private Hosting hosting;

    private Answer answer(Received request) {
        return answer;
    }

    @BeforeEach
    void serve(@TempDir Path folder) throws IOException {
        new Random(1).nextBytes(content);
        var file = folder.resolve("ports.yaml");
        Files.writeString(file, CAPABILITY.replace("API", upstream.origin()));
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }

    @AfterEach
    void close() {
        hosting.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log", "/any/log"})
    void arrivesWholeWithItsLengthAndItsHeaders(String path) throws IOException {
        var whole = Answer.of(200).carrying(content).with("ETag", "\"1\"").with("Content-Type", "text/plain");
        answer = whole;
        try (var client = get("GET", path)) {
            for (int i = 0; i < 2; i++) {
                var head = client.head();

                assertThat(head.status()).isEqualTo(200);
                assertThat(head.headers())
                        .containsEntry("content-length", String.valueOf(content.length))
                        .containsEntry("etag", "\"1\"")
                        .containsEntry("content-type", "text/plain");
                assertThat(client.bytes(content.length)).isEqualTo(content);
                assertThereIsRoom();
                answer = whole;
                ask(client, "GET", path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arrivesWholeWithoutALength(boolean chunked) throws IOException {
        answer = (_, connection) -> {
            var out = connection.getOutputStream();
            write(connection, "HTTP/1.1 200 OK\r\n" + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n"));
            for (int at = 0; at < content.length; at += 1000) {
                int size = Math.min(1000, content.length - at);
                if (chunked) {
                    write(connection, Integer.toHexString(size) + "\r\n");
                }
                out.write(content, at, size);
                if (chunked) {
                    write(connection, "\r\n");
                }
            }
            if (chunked) {
                write(connection, "0\r\n\r\n");
            } else {
                connection.close();
            }
        };
        try (var client = get("GET", "/log")) {
            var reply = client.reply();

            assertThat(reply.headers()).containsEntry("transfer-encoding", "chunked");
            assertThat(reply.body().getBytes(ISO_8859_1)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void isDecodedWhileItFlows(String coding) throws IOException {
        answer = Answer.of(200)
                .with("Content-Encoding", coding)
                .carrying(coding.equals("gzip") ? Answer.gzipped(content) : deflated(content));
        try (var client = get("GET", "/log")) {
            var reply = client.reply();

            assertThat(reply.headers()).doesNotContainKey("content-encoding");
            assertThat(reply.body().getBytes(ISO_8859_1)).isEqualTo(content);
        }
    }

    @Test
    void isNotAskedForFasterThanTheClientReads() throws Exception {
        answer = flood(50);
        try (var client = get("GET", "/log")) {
            client.head();

            assertThat(all.await(500, MILLISECONDS)).isFalse();
            assertThat(written.get()).isLessThan(25L * MB);
            for (int i = 0; i < 50; i++) {
                assertThat(client.bytes(MB)).hasSize(MB);
            }
            assertThat(all.await(20, SECONDS)).isTrue();
        }
    }

    /// Twice: a place that is left two times would be two places.
    @Test
    void countsAsRunningUntilItsEnd() throws IOException {
        for (int i = 0; i < 2; i++) {
            answer = flood(50);
            try (var client = get("GET", "/log")) {
                client.head();
                assertThat(hosting.send("GET", hosting.url("ports") + "/log", "")
                                .statusCode())
                        .isEqualTo(503);
                for (int read = 0; read < 50; read++) {
                    assertThat(client.bytes(MB)).hasSize(MB);
                }
            }
            assertThereIsRoom();
        }
    }

    /// What is cut looks cut to the client too.
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void thatBreaksOffIsSeenToBreakOff(int megabytes) throws IOException {
        answer = (_, connection) -> {
            write(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n");
            connection.getOutputStream().write(content, 0, megabytes * MB);
            connection.close();
        };
        try (var client = get("GET", "/log")) {
            assertThat(client.head().headers()).containsEntry("content-length", String.valueOf(content.length));
            assertThat(client.bytes(content.length).length).isLessThanOrEqualTo(megabytes * MB);
        }
        assertThereIsRoom();
    }

    @Test
    void withoutALengthThatBreaksOffHasNoLastChunk() throws IOException {
        answer = (_, connection) -> {
            write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n");
            connection.getOutputStream().write(content, 0, MB);
            connection.close();
        };
        try (var client = get("GET", "/log")) {
            assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
        }
        assertThereIsRoom();
    }

    @Test
    void thatIsNotCodedAsItSaysBreaksOff() throws IOException {
        var coded = Answer.gzipped(content);
        answer = Answer.of(200).with("Content-Encoding", "gzip").carrying(Arrays.copyOf(coded, coded.length - 1000));
        try (var client = get("GET", "/log")) {
            assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
        }
        assertThereIsRoom();
    }

    @Test
    void endsWhenItsClientLeaves() throws Exception {
        answer = flood(50);
        try (var client = get("GET", "/log")) {
            client.head();
            client.bytes(MB);
            client.reset();
        }

        assertThat(left.await(20, SECONDS)).isTrue();
        assertThereIsRoom();
    }

    @ParameterizedTest
    @CsvSource({"/narrow,2", "/bytes,2"})
    void isRefusedWhereItAnnouncesTooMuch(String path, int megabytes) throws IOException {
        answer = flood(megabytes);
        try (var client = get("GET", path)) {
            assertThat(client.reply().status()).isEqualTo(502);
        }
        assertThereIsRoom();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/narrow", "/bytes"})
    void isCutWhereItBecomesTooLong(String path) throws Exception {
        answer = Answer.endless(left);
        try (var client = get("GET", path)) {
            assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
        }
        assertThat(left.await(20, SECONDS)).isTrue();
        assertThereIsRoom();
    }

    @Test
    void isCutWhereItTakesTooLong() throws Exception {
        answer = (request, connection) -> {
            write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            connection.getOutputStream().write(content, 0, 500_000);
            Answer.never(left).send(request, connection);
        };
        try (var client = get("GET", "/narrow")) {
            client.head();
            assertThat(client.bytes(1_000_000).length).isLessThanOrEqualTo(500_000);
        }
        assertThat(left.await(20, SECONDS)).isTrue();
        assertThereIsRoom();
    }

    @Test
    void isCutWhereItsClientTakesTooLong() throws Exception {
        answer = flood(50);
        try (var client = get("GET", "/hurried")) {
            client.head();

            assertThat(left.await(20, SECONDS)).isTrue();
            assertThereIsRoom();
            assertThat(client.bytes(50 * MB).length).isLessThan(50 * MB);
        }
    }

    /// The operation is a GET: what it would answer is asked for, and not read.
    @Test
    void isNotReadForHead() throws Exception {
        answer = flood(50);
        try (var client = get("HEAD", "/log")) {
            assertThat(client.replyToHead().headers()).containsEntry("content-length", String.valueOf(50 * MB));
        }
        assertThat(left.await(20, SECONDS)).isTrue();
        assertThereIsRoom();
    }

    @Test
    void isNotThereForAHeadThatIsSentOn() throws Exception {
        answer = flood(50);
        try (var client = get("HEAD", "/any/log")) {
            assertThat(client.replyToHead().status()).isEqualTo(200);
        }
        assertThereIsRoom();
    }

    @Test
    void mayBeAPartOfSomething() throws IOException {
        answer = Answer.of(206).with("Content-Range", "bytes 0-3145727/9999999").carrying(content);
        try (var client = get("GET", "/any/log")) {
            var head = client.head();

            assertThat(head.status()).isEqualTo(206);
            assertThat(head.headers()).containsEntry("content-range", "bytes 0-3145727/9999999");
            assertThat(client.bytes(content.length)).isEqualTo(content);
        }
    }

    @Test
    void isReadWholeWhereItIsMapped() {
        answer = Answer.json("{\"id\": \"imo\", \"log\": \"" + "x".repeat(MB) + "\"}");

        assertThat(hosting.send("GET", hosting.url("ports") + "/mapped", "").body())
                .isEqualTo("{\"id\":\"imo\"}");
    }

    /// The place of a call is free again once its answer has ended, which the call's thread has to notice.
    private void assertThereIsRoom() {
        answer = Answer.json("{}");
        int status = 503;
        for (int i = 0; status == 503 && i < 1000; i++) {
            status = hosting.send("GET", hosting.url("ports") + "/log", "").statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private Answer flood(int megabytes) {
        return (request, connection) -> {
            write(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + megabytes * MB + "\r\n\r\n");
            try {
                for (int i = 0; i < megabytes && !request.method().equals("HEAD"); i++) {
                    connection.getOutputStream().write(content, 0, MB);
                    written.addAndGet(MB);
                }
                all.countDown();
            } catch (IOException gone) {
                left.countDown();
                throw gone;
            }
        };
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private RawClient get(String method, String path) throws IOException {
        var url = URI.create(hosting.url("ports") + path);
        return ask(new RawClient(url.getPort()), method, path);
    }

    private static RawClient ask(RawClient client, String method, String path) throws IOException {
        return client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
}
