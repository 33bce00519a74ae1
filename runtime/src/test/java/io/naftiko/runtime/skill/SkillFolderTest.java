package io.naftiko.runtime.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.model.SkillFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillFolderTest {

    @TempDir
    private Path folder;

    @Test
    void leavesOutWhatIsTooMuchAndSaysSo() throws IOException {
        Files.write(folder.resolve("SKILL.md"), new byte[10]);
        Files.write(folder.resolve("a.bin"), new byte[SkillFolder.MOST_BYTES - 10]);
        Files.write(folder.resolve("b.bin"), new byte[1]);

        var read = SkillFolder.of(folder).orElseThrow();

        assertThat(read.files()).extracting(SkillFile::path).containsExactly("SKILL.md", "a.bin");
        assertThat(read.refused()).containsExactly("`b.bin` does not fit into the 16 MiB that a skill may have");
    }

    @Test
    void countsTheFiles() throws IOException {
        for (int i = 0; i <= SkillFolder.MOST_FILES; i++) {
            Files.createFile(folder.resolve("f%04d".formatted(i)));
        }

        var read = SkillFolder.of(folder).orElseThrow();

        assertThat(read.files()).hasSize(SkillFolder.MOST_FILES);
        assertThat(read.refused()).containsExactly("`f0512` is one more than the 512 files that a skill may have");
    }

    @Test
    void refusesLinksOutAndNamesThatNoAddressCarries() throws IOException {
        var inner = Files.createDirectories(folder.resolve("skill"));
        Files.createFile(folder.resolve("secret"));
        Files.createSymbolicLink(inner.resolve("a"), folder.resolve("secret"));
        Files.createSymbolicLink(inner.resolve("b"), folder);
        Files.createSymbolicLink(inner.resolve("c"), inner);
        Files.createSymbolicLink(inner.resolve("d"), folder.resolve("nowhere"));
        Files.createFile(inner.resolve("e\\f"));
        Files.createFile(inner.resolve("g\nh"));

        var read = SkillFolder.of(inner).orElseThrow();

        assertThat(read.files()).isEmpty();
        assertThat(read.refused())
                .containsExactly(
                        "`a` is a link that leads out of the folder",
                        "`b` is a link that leads out of the folder",
                        "`c` is no regular file",
                        "`d` cannot be read",
                        "`e\\f` has a name that no address can carry",
                        "`g?h` has a name that no address can carry");
    }

    @Test
    void followsTheLinksOfAMountedConfigMap() throws IOException {
        var version = Files.createDirectories(folder.resolve("..2026"));
        Files.writeString(version.resolve("SKILL.md"), "text");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(folder.resolve("SKILL.md"), Path.of("..data/SKILL.md"));

        assertThat(SkillFolder.of(folder).orElseThrow().files())
                .extracting(SkillFile::path)
                .containsExactly("SKILL.md");
    }

    @Test
    void isNoneWhereThereIsNoFolder() throws IOException {
        assertThat(SkillFolder.of(folder.resolve("nowhere"))).isEmpty();
        assertThat(SkillFolder.of(Files.createFile(folder.resolve("file")))).isEmpty();
    }
}
