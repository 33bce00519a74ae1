package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One capability whose API hangs, beside another whose API answers.
class IsolationTest {

    /// As many as the file lets run.
    private static final int CALLS = 3;

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          x-limits: {calls: 3, queue: 0}
          consumes:
          - namespace: NAME
            baseUri: API
            resources:
            - name: all
              path: /NAME
              operations:
              - {name: list, method: GET, description: Lists all.}
          exposes:
          - type: rest
            namespace: NAME-rest
            resources:
            - path: /NAME
              operations:
              - {name: list, method: GET, call: NAME.list}
          - type: mcp
            namespace: NAME-mcp
            tools:
            - {name: list, description: Lists all., call: NAME.list}
        """;

    private final CountDownLatch arrived = new CountDownLatch(CALLS);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final RecordingUpstream api = RecordingUpstream.answering(this::answer);
    private Hosting hosting;

    @BeforeEach
    void host(@TempDir Path folder) throws IOException {
        hosting = new Hosting(
                Settings.of(Environment.of(Map.of())),
                List.of(capability(folder, "stuck"), capability(folder, "lively")));
    }

    @AfterEach
    void close() {
        goOn.countDown();
        hosting.close();
        api.close();
    }

    @Test
    void aHangingApiHarmsNoOtherCapability() throws Exception {
        var hanging = fill();

        for (int i = 0; i < 50; i++) {
            assertThat(list("lively").statusCode()).isEqualTo(200);
        }
        goOn.countDown();
        assertThat(hanging)
                .allSatisfy(each -> assertThat(each.get().statusCode()).isEqualTo(200));
    }

    @Test
    void callsBeyondTheBoundAreRefusedAndMayComeAgain() throws Exception {
        var hanging = fill();

        var refused = list("stuck");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(refused.body()).contains("\"title\":\"Overloaded\"", "3 calls running and 0 waiting");
        assertThat(tools("stuck", "tools/call", "{\"name\": \"list\", \"arguments\": {}}"))
                .contains("\"isError\":true", "3 calls running and 0 waiting. Try again in 5 seconds.");

        goOn.countDown();
        for (var each : hanging) {
            each.get();
        }
        assertThat(list("stuck").statusCode()).isEqualTo(200);
    }

    @Test
    void whatCallsNothingIsNotBounded() throws Exception {
        fill();

        assertThat(tools("stuck", "tools/list", "{}")).contains("\"name\":\"list\"");
    }

    /// Calls that take all the room of the stuck capability.
    private List<CompletableFuture<HttpResponse<String>>> fill() throws InterruptedException {
        var calls = IntStream.range(0, CALLS)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> list("stuck"), Thread::startVirtualThread))
                .toList();
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        return calls;
    }

    private HttpResponse<String> list(String name) {
        return hosting.send("GET", hosting.url(name + "-rest") + "/" + name, "");
    }

    private String tools(String name, String method, String params) {
        return hosting.send(
                        "POST",
                        hosting.url(name + "-mcp") + "/mcp",
                        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + params + "}",
                        "Content-Type",
                        "application/json")
                .body();
    }

    private Answer answer(Received request) {
        if (request.target().equals("/stuck")) {
            arrived.countDown();
            await(goOn);
        }
        return Answer.json("[]");
    }

    private Path capability(Path folder, String name) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"), CAPABILITY.replace("NAME", name).replace("API", api.origin()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
