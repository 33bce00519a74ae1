package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `naftiko validate --fix`.
class FixTest {

    /// Two problems that can be mended, and one that cannot.
    private static final String OLD = Capability.SHIPS
            .replace("label: Ships", "title: Ships # to people")
            .replace("authentication:", "auth:")
            .replace("flag", "Host")
            .replace("in: query, type: string}", "in: header, type: string}");

    private static final String NEW =
            OLD.replace("title: Ships", "label: Ships").replace("auth:", "authentication:");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() {
        file = Capability.write(folder, "ships.yaml", OLD);
    }

    @Test
    void mendsInPlaceAndReportsWhatRemains() {
        var typed = naftiko("validate", "--fix", file.toString());

        assertThat(file).content().isEqualTo(NEW);
        assertThat(typed.errLines())
                .containsExactly(
                        file + ":3:10: mended [synonym] `title` is read as `label`.",
                        file + ":15:7: mended [synonym] `auth` is read as `authentication`.",
                        "Mended 2 problems in 1 file.");
        assertThat(typed.out())
                .contains(": warning [input-supplied]", "0 errors and 1 warning in 1 file:")
                .doesNotContain("synonym");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void hasNothingLeftToDoTheSecondTime() throws IOException {
        naftiko("validate", "--fix", file.toString());
        var written = Files.getLastModifiedTime(file);

        var typed = naftiko("validate", "--fix", file.toString());

        assertThat(typed.err()).isEqualTo("Mended 0 problems in 0 files.\n");
        assertThat(file).content().isEqualTo(NEW);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void failsForWhatRemains() {
        var broken = Capability.write(folder, "broken.yaml", Capability.BROKEN.replace("label:", "title:"));

        assertThat(naftiko("validate", "--fix", broken.toString()).exit()).isOne();
        assertThat(broken).content().isEqualTo(Capability.BROKEN);
        assertThat(naftiko("validate", "--fix", "--strict", file.toString()).exit())
                .isOne();
    }

    @Test
    void showsAPatchAndWritesNothing() {
        var typed = naftiko("validate", "--fix", "--dry-run", file.toString());

        assertThat(typed.out()).isEqualTo("""
            --- FILE
            +++ FILE
            @@ -1,6 +1,6 @@
             naftiko: 1.0.0-alpha2
             info:
            -  title: Ships # to people
            +  label: Ships # to people
             binds:
             - namespace: env
               keys:
            @@ -11,7 +11,7 @@
               - type: http
                 namespace: registry
                 baseUri: http://127.0.0.1:1
            -    auth:
            +    authentication:
                   type: bearer
                   token: '{{env.REGISTRY_TOKEN}}'
                 resources:
            """.replace("FILE", file.toString()));
        assertThat(typed.err()).isEqualTo("Would mend 2 problems in 1 file.\n");
        assertThat(file).content().isEqualTo(OLD);
    }

    @Test
    void aDryRunNeedsSomethingToTry() {
        var typed = naftiko("validate", "--dry-run", file.toString());

        assertThat(typed.err()).contains("--dry-run goes with --fix.");
        assertThat(typed.exit()).isEqualTo(2);
    }

    @Test
    void keepsByteOrderMarkAndPermissions() throws IOException {
        Files.writeString(file, "\uFEFF" + OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        naftiko("validate", "--fix", file.toString());

        assertThat(file).content().isEqualTo("\uFEFF" + NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactly("ships.yaml");
    }

    @Test
    void mendsTheFileBehindALink() throws IOException {
        var link = Files.createDirectory(folder.resolve("links")).resolve("link.yaml");
        Files.createSymbolicLink(link, file);

        naftiko("validate", "--fix", link.toString());

        assertThat(link).isSymbolicLink();
        assertThat(file).content().isEqualTo(NEW);
    }

    /// Both operations have the same list, so that an input of the one would be an input of the other.
    @Test
    void leavesAFileThatWouldMeanSomethingElse() throws IOException {
        var text = Capability.SHIPS
                .replace("path: /ships\n      operations", "path: /ships/{id}\n      operations")
                .replace(
                        "inputParameters:\n        - {name: tenant",
                        "inputParameters: &shared\n        - {name: tenant")
                .replace("  exposes:\n", """
                        - path: /docks
                          operations:
                          - {name: docks, method: GET, inputParameters: *shared}
                      exposes:
                    """)
                .replace("    tools:\n", """
                        tools:
                        - {name: docks, description: All docks., call: registry.docks}
                    """);
        Files.writeString(file, text);

        var typed = naftiko("validate", "--fix", file.toString());

        assertThat(typed.err()).contains(file + " is left as it is: its repairs would change what it means.\n");
        assertThat(file).content().isEqualTo(text);
        assertThat(typed.exit()).isOne();
    }

    @Test
    void mendsTheGoodFilesOfAFolder() {
        Capability.write(folder, "a-broken.yaml", "capability: [");
        Capability.write(folder, "z.yaml", OLD);

        var typed = naftiko("validate", "--fix", folder.toString());

        assertThat(typed.err()).endsWith("Mended 4 problems in 2 files.\n");
        assertThat(folder.resolve("z.yaml")).content().isEqualTo(NEW);
        assertThat(folder.resolve("a-broken.yaml")).content().isEqualTo("capability: [");
    }

    private Stream<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList().stream();
        }
    }
}
