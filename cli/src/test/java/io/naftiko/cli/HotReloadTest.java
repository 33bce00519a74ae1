package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `naftiko run` does and says when files change.
@Timeout(60)
class HotReloadTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("REGISTRY_TENANT", "blue");

    private static final String SMALL = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: rest
            namespace: small
            port: 8080
            resources:
            - path: /small
              operations:
              - {method: GET, name: read, outputParameters: [{type: string, value: one}]}
        """;

    @TempDir
    private Path folder;

    @Test
    void servesAFileThatIsDropped() throws Exception {
        Capability.write(folder, "ships.yaml", Capability.SHIPS);
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            Capability.write(folder, "small.yaml", SMALL);

            var line = running.awaitLine("small.yaml");
            assertThat(line).matches(".*/small.yaml added: 1 operation at http://127.0.0.1:\\d+/small");
            assertThat(read(running)).isEqualTo("\"one\"");
        }
    }

    @Test
    void saysInALineWhatHasBecomeOfEachFile() throws Exception {
        var small = Capability.write(folder, "small.yaml", SMALL);
        var ships = Capability.write(folder, "ships.yaml", Capability.SHIPS);
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            Capability.write(folder, "ships.yaml", Capability.SHIPS + "\n");
            assertThat(running.awaitLine("ships.yaml"))
                    .endsWith("ships.yaml changed: 2 operations, 3 tools; REGISTRY_TOKEN is not set");

            Files.delete(small);
            assertThat(running.awaitLine("small.yaml")).endsWith("small.yaml removed");

            Files.writeString(ships, Capability.BROKEN);
            assertThat(running.awaitLine("ships.yaml"))
                    .startsWith("error: ")
                    .endsWith("ships.yaml is bad now and keeps serving as it was:");
            assertThat(running.awaitLine("[call-unresolved]")).contains("ships.yaml:49:13: error");
            assertThat(running.awaitLine("  | ")).as("the line as it is now").contains("call: registry.fnid");

            Capability.write(folder, "other.yaml", "capability: {}");
            assertThat(running.awaitLine("other.yaml")).endsWith("other.yaml is rejected, and not served:");
        }
    }

    @Test
    void usesTheNewValuesOfAFileOfVariables() throws Exception {
        var ships = Capability.write(folder, "ships.yaml", Capability.SHIPS);
        var values = Capability.write(folder, "secrets.env", "REGISTRY_TOKEN=first");
        try (var upstream = Upstream.answering(200, "[]");
                var running = new Running(
                        ENVIRONMENT,
                        ships.toString(),
                        "--env-file=" + values,
                        "--upstream=registry=" + upstream.origin())) {
            find(running);
            Files.writeString(values, "REGISTRY_TOKEN=second");
            running.awaitLine("secrets.env changed: its values are used from now on.");
            find(running);

            assertThat(upstream.requests())
                    .extracting(request -> request.headers().toString())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Bearer first"),
                            second -> assertThat(second).contains("Bearer second"));
            assertThat(running.lines()).noneMatch(line -> line.contains("second"));
        }
    }

    @Test
    void waitsForTheFirstFileOfAFolder() throws Exception {
        try (var running = new Running(ENVIRONMENT, folder.toString())) {
            assertThat(running.lines())
                    .contains("There is nothing to serve yet. It waits for files in " + folder + ".");

            Capability.write(folder, "small.yaml", SMALL);
            running.awaitLine("small.yaml added");
            assertThat(read(running)).isEqualTo("\"one\"");
        }
    }

    @Test
    void writesRecordsOfTheLogWhereItShould() throws Exception {
        Capability.write(folder, "ships.yaml", Capability.SHIPS);
        try (var running = new Running(ENVIRONMENT, folder.toString(), "--log-format", "json")) {
            Capability.write(folder, "small.yaml", SMALL);

            assertThat(running.awaitLine("small.yaml added"))
                    .startsWith("{\"time\":\"")
                    .contains("\"level\":\"info\"");
        }
    }

    @Test
    void needsAFileWhereItDoesNotWatch() {
        var typed = naftiko("run", folder.toString(), "--no-watch");

        assertThat(typed.err()).contains("no capability file (.yaml or .yml) in " + folder);
        assertThat(typed.exit()).isOne();
    }

    private static String read(Running running) throws IOException, InterruptedException {
        return running.fetch(HttpRequest.newBuilder(running.address("/small").resolve("/small")))
                .body();
    }

    private static void find(Running running) throws IOException, InterruptedException {
        running.fetch(HttpRequest.newBuilder(running.address("ships-rest").resolve("/ships")));
    }
}
