package io.naftiko.runtime.fleet;

import static io.naftiko.runtime.fleet.Harbour.await;
import static io.naftiko.runtime.fleet.Harbour.words;
import static io.naftiko.runtime.fleet.Harbour.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that hold the values of variables, and change.
@Timeout(60)
class VariablesTest {

    @TempDir
    private Path folder;

    private final RecordingUpstream upstream = Harbour.api();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void newValuesOfADotenvFileAreUsed() {
        write(file("given/a.yaml"), capability("a", ""));
        var values = write(file("values.env"), "SHIP=argo");
        try (var harbour = harbour(values)) {
            assertThat(harbour.ask("a")).contains("ship=argo");

            write(values, "SHIP=beagle");
            var refresh = harbour.fleet().refresh();

            assertThat(refresh.variables()).containsExactly(values);
            assertThat(words(refresh)).as("the file is the same").isEmpty();
            assertThat(harbour.ask("a")).contains("ship=beagle");
            assertThat(upstream.connections()).as("kept by the new engine").isEqualTo(1);
        }
    }

    @Test
    void theLaterOfTwoDotenvFilesWins() {
        write(file("given/a.yaml"), capability("a", ""));
        var one = write(file("one.env"), "SHIP=argo");
        var two = write(file("two.env"), "SHIP=beagle");
        try (var harbour = harbour(one, two)) {
            write(one, "SHIP=calypso");
            harbour.fleet().refresh();
            assertThat(harbour.ask("a")).contains("ship=beagle");

            write(two, "");
            harbour.fleet().refresh();
            assertThat(harbour.ask("a")).contains("ship=calypso");
        }
    }

    @Test
    void aDotenvFileThatCannotBeReadLeavesEverythingAsItWas() throws IOException {
        write(file("given/a.yaml"), capability("a", ""));
        var values = write(file("values.env"), "SHIP=argo");
        try (var harbour = harbour(values)) {
            Files.delete(values);

            assertThat(harbour.fleet().refresh().problems())
                    .singleElement()
                    .asString()
                    .contains("values.env", "the values of variables stay as they were");
            assertThat(harbour.fleet().refresh().isEmpty()).isTrue();
            write(file("given/a.yaml"), capability("a", "") + "\n");
            harbour.fleet().refresh();
            assertThat(harbour.ask("a")).contains("ship=argo");

            write(values, "SHIP=beagle");
            harbour.fleet().refresh();
            assertThat(harbour.ask("a")).contains("ship=beagle");
        }
    }

    @Test
    void theFileOfABindIsAPartOfTheCapability() throws IOException {
        var values = write(file("given/values.json"), "{\"SHIP\": \"argo\"}");
        write(file("given/a.yaml"), capability("a", "location: 'file:./values.json', "));
        write(file("given/b.yaml"), Harbour.version("b", 1));
        try (var harbour = harbour()) {
            write(values, "{\"SHIP\": \"beagle\"}");
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.ask("a")).contains("ship=beagle");

            Files.delete(values);
            assertThat(words(harbour.fleet().refresh())).containsExactly("outdated a.yaml");
            assertThat(harbour.ask("a")).contains("ship=beagle");

            write(values, "{\"SHIP\": \"calypso\"}");
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.ask("a")).contains("ship=calypso");
        }
    }

    @Test
    void filesOfValuesAreWatched() {
        write(file("given/a.yaml"), capability("a", "location: 'file:../bound.env', "));
        write(file("given/b.yaml"), capability("b", ""));
        write(file("bound.env"), "SHIP=argo");
        var values = write(file("other/values.env"), "SHIP=argo");
        try (var harbour = harbour(values);
                var _ = Watcher.of(harbour.fleet())) {
            write(file("bound.env"), "SHIP=beagle");
            await(() -> harbour.ask("a").contains("ship=beagle"));

            Harbour.replace(values, "SHIP=calypso");
            await(() -> harbour.ask("b").contains("ship=calypso"));
        }
    }

    private Harbour harbour(Path... values) {
        var engine =
                new Engine(Settings.of(Environment.of(Map.of())), new JdkNetwork()); // keeps one connection for all
        return new Harbour(new LiveEngine(engine, List.of(values), Environment::of), file("given"));
    }

    private String capability(String name, String location) {
        return """
            naftiko: 1.0.0-alpha2
            binds:
            - {%3$skeys: {SHIP: SHIP}}
            capability:
              consumes:
              - type: http
                namespace: api
                baseUri: %2$s
                inputParameters:
                - {name: ship, in: query, value: '{{SHIP}}'}
                resources:
                - {path: /ships, operations: [{name: read, method: GET}]}
              exposes:
              - type: rest
                namespace: %1$s
                port: 8080
                resources:
                - {path: /%1$s, operations: [{method: GET, name: read, call: api.read}]}
            """.formatted(name, upstream.origin(), location);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
