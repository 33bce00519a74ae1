package io.naftiko.runtime.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that others import from: its changes are changes of theirs.
class ImportedFileTest {

    private static final String IMPORTING = """
        ikanos: 1.0.0-beta4
        capability:
          aggregates:
          - {from: ../shared/functions.yaml, import: harbour}
          exposes:
          - type: rest
            namespace: ships
            port: 8080
            resources:
            - {path: /ships, operations: [{method: GET, ref: harbour.read}]}
        """;

    @TempDir
    Path folder;

    private static String functions(int version) {
        return """
            ikanos: 1.0.0-beta4
            aggregates:
            - display: Harbour
              namespace: harbour
              flows: {read: {description: d, outputParameters: {version: {type: string, value: v%d}}}}
            """.formatted(version);
    }

    @Test
    void aChangeOfItIsServed() {
        var shared = Harbour.write(folder.resolve("shared/functions.yaml"), functions(1));
        Harbour.write(folder.resolve("capabilities/ships.yaml"), IMPORTING);
        try (var harbour = new Harbour(folder.resolve("capabilities"))) {
            assertThat(harbour.ask("ships")).isEqualTo(Harbour.answer(1));

            Harbour.replace(shared, functions(2));
            var refresh = harbour.fleet().refresh();

            assertThat(Harbour.words(refresh)).containsExactly("changed ships.yaml");
            assertThat(harbour.ask("ships")).isEqualTo(Harbour.answer(2));
        }
    }

    @Test
    void aWatcherSeesItOutsideOfTheServedFolder() {
        var shared = Harbour.write(folder.resolve("shared/functions.yaml"), functions(1));
        Harbour.write(folder.resolve("capabilities/ships.yaml"), IMPORTING);
        try (var harbour = new Harbour(folder.resolve("capabilities"));
                var _ = Watcher.of(harbour.fleet())) {
            Harbour.replace(shared, functions(2));

            harbour.awaitAnswer("ships", Harbour.answer(2));
        }
    }

    @Test
    void theLastGoodVersionIsServedWhileItIsBadOrGone() throws IOException {
        var shared = Harbour.write(folder.resolve("shared/functions.yaml"), functions(1));
        Harbour.write(folder.resolve("capabilities/ships.yaml"), IMPORTING);
        try (var harbour = new Harbour(folder.resolve("capabilities"))) {
            Files.delete(shared);
            assertThat(Harbour.words(harbour.fleet().refresh())).containsExactly("outdated ships.yaml");
            assertThat(harbour.ask("ships")).isEqualTo(Harbour.answer(1));

            Harbour.write(shared, functions(2));
            assertThat(Harbour.words(harbour.fleet().refresh())).containsExactly("changed ships.yaml");
            assertThat(harbour.ask("ships")).isEqualTo(Harbour.answer(2));
        }
    }

    @Test
    void itMayLieInTheServedFolderWhereItServesNothing() {
        Harbour.write(folder.resolve("shared/functions.yaml"), functions(1));
        Harbour.write(folder.resolve("capabilities/ships.yaml"), IMPORTING);
        try (var harbour = new Harbour(folder)) {
            assertThat(Harbour.words(harbour.first())).containsExactly("added ships.yaml", "added functions.yaml");
            assertThat(harbour.served()).containsExactly("ships");

            Harbour.replace(folder.resolve("shared/functions.yaml"), functions(2));

            assertThat(Harbour.words(harbour.fleet().refresh()))
                    .containsExactly("changed ships.yaml", "changed functions.yaml");
            assertThat(harbour.ask("ships")).isEqualTo(Harbour.answer(2));
        }
    }
}
