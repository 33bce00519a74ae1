package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `naftiko mock`.
class MockTest {

    private static final String DOCUMENT = "../capabilities/100ms-openapi.yaml";

    @TempDir
    private Path folder;

    @Test
    void answersInThePlaceOfTheApiUntilItIsStopped() throws Exception {
        try (var mock = new Started("mock", DOCUMENT, "--port", "0")) {
            mock.awaitErr("Ready");
            var address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(mock.err());
            assertThat(address.find()).isTrue();

            var created = fetch(HttpRequest.newBuilder(URI.create(address.group() + "/v2/rooms"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\": \"standup\"}")));
            var listed = fetch(HttpRequest.newBuilder(URI.create(address.group() + "/rooms")));

            assertThat(created).contains("\"name\":\"standup\"");
            assertThat(listed).contains("\"name\":\"standup\"");
            assertThat(naftiko(
                                    "call",
                                    "../capabilities/rooms.yaml",
                                    "hms-list-rooms",
                                    "--upstream",
                                    "*=" + address.group() + "/v2",
                                    "--env",
                                    "HMS_MANAGEMENT_TOKEN=x")
                            .out())
                    .contains("\"name\":\"standup\"");

            mock.terminate();
            assertThat(mock.exit()).isZero();
            assertThat(mock.err())
                    .contains(" operations  100ms", "Use it:  naftiko run FILE --upstream NAMESPACE=", "Stopping");
            assertThat(mock.out()).isEmpty();
        }
    }

    private static String fetch(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    @Test
    void saysWhatIsWrongWithTheDocument() {
        var ships = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        assertThat(naftiko("mock", ships).err()).contains("ships.yaml");
        assertThat(naftiko("mock", ships).exit()).isOne();
        assertThat(naftiko("mock", "none.yaml").err()).contains("none.yaml");
        assertThat(naftiko("mock").exit()).isEqualTo(2);
        assertThat(naftiko("mock", DOCUMENT, "--port", "70000").err())
                .contains("--port takes a number from 0 to 65535");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var typed = naftiko("mock", DOCUMENT, "--port", String.valueOf(taken.getLocalPort()));

            assertThat(typed.err()).contains("cannot listen on 127.0.0.1:").contains("Take another with --port.");
            assertThat(typed.exit()).isOne();
        }
    }
}
