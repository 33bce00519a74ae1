package io.naftiko.runtime.fleet;

import static io.naftiko.runtime.fleet.Harbour.answer;
import static io.naftiko.runtime.fleet.Harbour.version;
import static io.naftiko.runtime.fleet.Harbour.words;
import static io.naftiko.runtime.fleet.Harbour.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a refresh makes of changed files.
@Timeout(60)
class FleetTest {

    private static final String NOT_GOOD = "capability: {exposes: [}";

    @TempDir
    private Path folder;

    @Test
    void servesAFileThatIsDroppedInAFolder() {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            write(file("sub/b.yml"), version("b", 1));

            assertThat(words(harbour.fleet().refresh())).containsExactly("added b.yml");
            assertThat(harbour.ask("b")).isEqualTo(answer(1));
            assertThat(harbour.ask("a")).isEqualTo(answer(1));
        }
    }

    @Test
    void servesTheNewFilesOfASkill() throws IOException {
        write(file("a.yaml"), version("a", 1) + """
              - type: skill
                namespace: a-skills
                port: 8080
                skills: [{name: docking, description: How to dock., location: 'file:docking'}]
            """);
        try (var harbour = new Harbour(folder)) {
            assertThat(harbour.get("/a-skills/skills/docking/contents/SKILL.md").body())
                    .contains("How to dock.");

            write(file("docking/SKILL.md"), "one");
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.get("/a-skills/skills/docking/contents/SKILL.md").body())
                    .isEqualTo("one");

            write(file("docking/SKILL.md"), "two");
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.get("/a-skills/skills/docking/contents/SKILL.md").body())
                    .isEqualTo("two");

            write(file("docking/references/more.md"), "more");
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.get("/a-skills/skills/docking/contents/references/more.md")
                            .body())
                    .isEqualTo("more");
            assertThat(words(harbour.fleet().refresh())).isEmpty();
        }
    }

    @Test
    void servesTheNewVersionOfAFile() {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            write(file("a.yaml"), version("a", 2));

            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(2));
        }
    }

    @Test
    void dropsAFileThatWasDeleted() throws IOException {
        write(file("a.yaml"), version("a", 1));
        write(file("b.yaml"), version("b", 1));
        try (var harbour = new Harbour(folder)) {
            Files.delete(file("a.yaml"));

            assertThat(words(harbour.fleet().refresh())).containsExactly("removed a.yaml");
            assertThat(harbour.ask("a")).isEqualTo("404");
            assertThat(harbour.ask("b")).isEqualTo(answer(1));
        }
    }

    @Test
    void movesAFileThatWasRenamed() throws IOException {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            Files.move(file("a.yaml"), file("z.yaml"));

            assertThat(words(harbour.fleet().refresh())).containsExactly("added z.yaml", "removed a.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(1));
        }
    }

    @Test
    void keepsTheLastGoodVersionOfAFileThatWentBadAndSaysSoOnce() {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            write(file("a.yaml"), NOT_GOOD);

            assertThat(words(harbour.fleet().refresh())).containsExactly("outdated a.yaml");
            assertThat(harbour.fleet().refresh().isEmpty()).isTrue();
            assertThat(harbour.ask("a")).isEqualTo(answer(1));

            write(file("a.yaml"), "");
            assertThat(words(harbour.fleet().refresh()))
                    .as("bad in another way")
                    .containsExactly("outdated a.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(1));

            write(file("a.yaml"), version("a", 3));
            assertThat(words(harbour.fleet().refresh())).containsExactly("changed a.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(3));
        }
    }

    @Test
    void keepsAFileThatWasNamedWhenItVanishes() throws IOException {
        var named = write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(named)) {
            Files.delete(named);

            assertThat(words(harbour.fleet().refresh())).containsExactly("outdated a.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(1));
        }
    }

    @Test
    void listsAFileThatNeverWasGoodAndServesTheOthers() {
        write(file("a.yaml"), version("a", 1));
        write(file("bad.yaml"), NOT_GOOD);
        try (var harbour = new Harbour(folder)) {
            assertThat(words(harbour.first())).containsExactly("added a.yaml", "rejected bad.yaml");
            assertThat(harbour.fleet().refresh().isEmpty()).isTrue();

            write(file("bad.yaml"), version("good", 1));
            assertThat(words(harbour.fleet().refresh())).containsExactly("added bad.yaml");
            assertThat(harbour.ask("good")).isEqualTo(answer(1));
        }
    }

    @Test
    void plansOnlyWhatHasChanged() throws IOException {
        write(file("a.yaml"), version("a", 1));
        write(file("b.yaml"), version("b", 1));
        try (var harbour = new Harbour(folder)) {
            Files.setLastModifiedTime(file("a.yaml"), FileTime.fromMillis(0));
            write(file("b.yaml"), version("b", 2));
            harbour.fleet().refresh();

            assertThat(harbour.planned()).containsExactly(file("a.yaml"), file("b.yaml"), file("b.yaml"));
        }
    }

    @Test
    void leavesOpenApiDocumentsAndHiddenFilesAlone() {
        write(file("api.yaml"), "openapi: 3.1.0");
        write(file(".a.yaml"), version("a", 1));
        write(file(".git/b.yaml"), version("b", 1));
        write(file("a.yaml~"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            assertThat(words(harbour.first())).isEmpty();

            write(file("api.yaml"), version("c", 1));
            assertThat(words(harbour.fleet().refresh())).containsExactly("added api.yaml");
            write(file("api.yaml"), "openapi: 3.1.0");
            assertThat(words(harbour.fleet().refresh())).containsExactly("removed api.yaml");
        }
    }

    @Test
    void keepsWhatAFolderHeldWhileItCannotBeRead() throws IOException {
        var given = folder.resolve("given");
        write(given.resolve("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(given)) {
            Files.move(given, file("elsewhere"));

            var refresh = harbour.fleet().refresh();
            assertThat(refresh.problems()).singleElement().asString().contains("The folder cannot be read");
            assertThat(refresh.news()).isEmpty();
            assertThat(harbour.fleet().refresh().isEmpty()).isTrue();
            assertThat(harbour.ask("a")).isEqualTo(answer(1));

            write(given.resolve("b.yaml"), version("b", 1));
            assertThat(words(harbour.fleet().refresh())).containsExactly("added b.yaml", "removed a.yaml");
        }
    }

    @Test
    void keepsWhatAFolderBelowHeldWhileItCannotBeRead() throws IOException {
        write(file("sub/a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            Files.setPosixFilePermissions(file("sub"), PosixFilePermissions.fromString("---------"));
            assumeFalse(Files.isReadable(file("sub")), "root reads everything");
            write(file("b.yaml"), version("b", 1));

            assertThat(words(harbour.fleet().refresh())).containsExactly("added b.yaml");
            assertThat(harbour.ask("a")).isEqualTo(answer(1));
        } finally {
            Files.setPosixFilePermissions(file("sub"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void triesAgainToOpenAPortThatWasTaken() throws IOException {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                write(file("b.yaml"), version("b", 1).replace("8080", "" + taken.getLocalPort()));

                assertThat(harbour.fleet().refresh().unavailable()).hasSize(1);
                assertThat(harbour.fleet().refresh().isEmpty()).as("told once").isTrue();
                assertThat(harbour.ask("a")).isEqualTo(answer(1));
            }

            assertThat(harbour.served()).containsExactly("a", "b");
        }
    }

    @Test
    void doesNothingOnceItIsClosed() {
        write(file("a.yaml"), version("a", 1));
        try (var harbour = new Harbour(folder)) {
            harbour.fleet().close();
            write(file("a.yaml"), version("a", 2));

            assertThat(harbour.fleet().refresh().isEmpty()).isTrue();
            assertThat(harbour.ask("a")).isEqualTo(answer(1));
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
