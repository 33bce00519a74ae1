package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A caller that leaves before it has its answer.
class GoneCallerTest {

    /// One call at a time, none may wait.
    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          x-limits: {calls: 1, queue: 0}
          consumes:
          - type: http
            namespace: ships
            baseUri: API
            resources:
            - path: /never
              operations: [{name: wait, method: GET}]
            - path: /other
              operations: [{name: other, method: GET}]
          exposes:
          - type: rest
            namespace: ports
            port: 8080
            resources:
            - path: /call
              operations: [{name: call, method: GET, call: ships.wait}]
            - path: /steps
              operations:
              - name: steps
                method: GET
                steps:
                - {type: call, name: first, call: ships.wait}
                - {type: call, name: second, call: ships.other}
            - path: /forward/{rest+}
              forward: {targetNamespace: ships}
            - path: /other
              operations: [{name: other, method: GET, call: ships.other}]
        """;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final RecordingUpstream upstream = RecordingUpstream.answering(this::answer);
    private Hosting hosting;

    private Answer answer(Received request) {
        arrived.countDown();
        return request.path().equals("/never") ? Answer.never(left) : Answer.json("{}");
    }

    @BeforeEach
    void serve(@TempDir Path folder) throws IOException {
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
    @CsvSource({"GET,/call", "GET,/steps", "POST,/forward/never"})
    void endsTheCallOfTheApi(String method, String path) throws Exception {
        callAndLeave(method, path);

        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void makesRoomForAnotherCall() throws Exception {
        callAndLeave("GET", "/call");
        left.await();

        int status = 503;
        for (int i = 0; status == 503 && i < 1000; i++) { // the call's thread has to notice
            status = hosting.send("GET", hosting.url("ports") + "/other", "").statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private void callAndLeave(String method, String path) throws IOException, InterruptedException {
        var url = URI.create(hosting.url("ports") + path);
        try (var caller = new RawClient(url.getPort())) {
            caller.send(method + " " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                    + "\r\nContent-Length: 0\r\n\r\n");
            arrived.await();
        }
    }
}
