package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `naftiko migrate`.
class MigrateTest {

    private static final String ALPHA2 = """
        naftiko: 1.0.0-alpha2
        info:
          label: Ships # to people
        capability:
          consumes:
          - namespace: ships
            baseUri: https://api.example.com
            resources:
              - name: ships
                path: /ships
                operations:
                  - name: find-ships
                    method: GET
          exposes:
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
              # all of them
              - name: find-ships
                description: Finds ships.
                call: ships.find-ships
        """;

    private static final String BETA4 = """
        ikanos: 1.0.0-beta4
        info:
          display: Ships # to people
        capability:
          consumes:
          - namespace: ships
            baseUri: https://api.example.com
            resources:
              ships:
                path: /ships
                operations:
                  find-ships:
                    method: GET
          exposes:
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
              # all of them
              find-ships:
                description: Finds ships.
                call: ships.find-ships
        """;

    private static final String UNNAMED = ALPHA2.replace("- name: find-ships\n            method", "- method");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() {
        file = Capability.write(folder, "ships.yaml", ALPHA2);
    }

    @Test
    void rewritesAFileInTheNewestGenerationAndBack() {
        var there = naftiko("migrate", file.toString());

        assertThat(file).content().isEqualTo(BETA4);
        assertThat(there)
                .isEqualTo(new Typed(0, "", "Migrated 1 file to beta4; 0 already there, 0 left as they are.\n"));
        assertThat(naftiko("validate", "--strict", file.toString()).out()).isEqualTo("No problem in 1 file.\n");

        assertThat(naftiko("migrate", file.toString(), "--to", "alpha2").exit()).isZero();
        assertThat(file).content().isEqualTo(ALPHA2);
    }

    @Test
    void leavesAloneWhatIsThereAlready() {
        naftiko("migrate", file.toString());

        assertThat(naftiko("migrate", file.toString()).err())
                .isEqualTo("Migrated 0 files to beta4; 1 already there, 0 left as they are.\n");
        assertThat(file).content().isEqualTo(BETA4);
    }

    @Test
    void showsAPatchAndWritesNothing() {
        var typed = naftiko("migrate", "--dry-run", file.toString());

        assertThat(typed.out())
                .startsWith("--- " + file + "\n+++ " + file + "\n@@")
                .contains("-naftiko: 1.0.0-alpha2\n+ikanos: 1.0.0-beta4\n", "+      find-ships:\n");
        assertThat(typed.err()).startsWith("Would migrate 1 file to beta4;");
        assertThat(file).content().isEqualTo(ALPHA2);
    }

    @Test
    void writesToAnotherFile() {
        var other = folder.resolve("other.yaml");

        assertThat(naftiko("migrate", file.toString(), "-o", other.toString()).exit())
                .isZero();
        assertThat(other).content().isEqualTo(BETA4);
        assertThat(naftiko("migrate", file.toString(), "--output", "-").out()).isEqualTo(BETA4);
        assertThat(naftiko("migrate", other.toString(), "-o", "-").out())
                .as("what is there already too")
                .isEqualTo(BETA4);
        assertThat(file).content().isEqualTo(ALPHA2);
    }

    @Test
    void oneOutputIsForOneFile() {
        Capability.write(folder, "more.yaml", ALPHA2);

        var typed = naftiko("migrate", folder.toString(), "-o", "x.yaml");

        assertThat(typed.err()).contains("--output takes one file; there are 2.");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(naftiko("migrate", file.toString(), "-o", "x.yaml", "--dry-run")
                        .exit())
                .isEqualTo(2);
        assertThat(naftiko("migrate", file.toString(), "--to", "beta9").err())
                .contains("is not one of alpha2, beta4, newest");
    }

    @Test
    void leavesAFileWithWhatHasNoCounterpart() {
        Capability.write(folder, "ships.yaml", UNNAMED);

        var typed = naftiko("migrate", file.toString());

        assertThat(typed.errLines())
                .containsExactly(
                        file + ":12:13: beta4 keys this by its `name`, and it has none: give it one.",
                        file
                                + " is left as it is. With --partial, what has no counterpart stays as it is, and the"
                                + " rest is migrated.",
                        "Migrated 0 files to beta4; 0 already there, 1 left as it is.");
        assertThat(typed.exit()).isOne();
        assertThat(file).content().isEqualTo(UNNAMED);
    }

    @Test
    void migratesTheRestIfThatIsWanted() {
        Capability.write(folder, "ships.yaml", UNNAMED);

        var typed = naftiko("migrate", "--partial", file.toString());

        assertThat(typed.err()).contains("12:13: beta4 keys this by its `name`").contains("Migrated 1 file");
        assertThat(typed.exit()).isZero();
        assertThat(file)
                .content()
                .isEqualTo(BETA4.replace("          find-ships:\n            method", "          - method"));
    }

    /// The engine reads the first of two words for one thing, and each generation has another first.
    @Test
    void leavesAFileThatWouldMeanSomethingElse() {
        var text = ALPHA2.replace("label: Ships", "display: Boats\n  label: Ships");
        Capability.write(folder, "ships.yaml", text);

        var typed = naftiko("migrate", "--partial", file.toString());

        assertThat(typed.err()).contains(file + " is left as it is. It would mean something else.");
        assertThat(typed.exit()).isOne();
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void migratesTheGoodFilesOfAFolder() {
        Capability.write(folder, "a-broken.yaml", "capability: [");
        Capability.write(folder, "b-other.yaml", "services: {}\n");

        var typed = naftiko("migrate", folder.toString());

        assertThat(file).content().isEqualTo(BETA4);
        assertThat(typed.err())
                .contains("b-other.yaml is left as it is. It holds no capability that can be read;")
                .endsWith("Migrated 1 file to beta4; 0 already there, 2 left as they are.\n");
        assertThat(typed.exit()).isOne();
    }
}
