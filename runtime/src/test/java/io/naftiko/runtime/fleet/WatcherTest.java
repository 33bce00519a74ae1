package io.naftiko.runtime.fleet;

import static io.naftiko.runtime.fleet.Harbour.answer;
import static io.naftiko.runtime.fleet.Harbour.await;
import static io.naftiko.runtime.fleet.Harbour.replace;
import static io.naftiko.runtime.fleet.Harbour.version;
import static io.naftiko.runtime.fleet.Harbour.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is noticed, without anybody asking.
@Timeout(120)
class WatcherTest {

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private Harbour watch(Path... paths) {
        var harbour = new Harbour(paths);
        open.push(harbour);
        open.push(Watcher.of(harbour.fleet()));
        return harbour;
    }

    @Test
    void noticesFilesThatComeChangeAndGo() throws IOException {
        write(file("a.yaml"), version("a", 1));
        var harbour = watch(folder);

        write(file("b.yaml"), version("b", 1));
        harbour.awaitAnswer("b", answer(1));
        write(file("b.yaml"), version("b", 2));
        harbour.awaitAnswer("b", answer(2));
        replace(file("b.yaml"), version("b", 3));
        harbour.awaitAnswer("b", answer(3));
        Files.move(file("b.yaml"), file("c.yaml"));
        await(() -> harbour.news().contains("removed b.yaml"));
        Files.delete(file("c.yaml"));
        harbour.awaitAnswer("b", "404");

        assertThat(harbour.news())
                .containsExactly(
                        "added b.yaml",
                        "changed b.yaml",
                        "changed b.yaml",
                        "added c.yaml",
                        "removed b.yaml",
                        "removed c.yaml");
    }

    @Test
    void followsFoldersThatComeLater() {
        var harbour = watch(folder);

        write(file("deep/deeper/a.yaml"), version("a", 1));
        harbour.awaitAnswer("a", answer(1));
        write(file("deep/deeper/a.yaml"), version("a", 2));
        harbour.awaitAnswer("a", answer(2));
    }

    @Test
    void noticesAFileThatWasNamed() throws IOException {
        var named = write(file("a.yaml"), version("a", 1));
        var harbour = watch(named);

        replace(named, version("a", 2));
        harbour.awaitAnswer("a", answer(2));
        write(file("b.yaml"), version("b", 1));
        Files.delete(named);
        await(() -> harbour.news().contains("outdated a.yaml"));
        assertThat(harbour.ask("a")).isEqualTo(answer(2));
        write(named, version("a", 3));
        harbour.awaitAnswer("a", answer(3));
        assertThat(harbour.ask("b")).isEqualTo("404");
    }

    /// A ConfigMap's files are links into a folder that is exchanged by the rename of one link.
    @Test
    void followsTheVersionsOfAMountedConfigMap() throws IOException {
        write(file("..2026_11_22/a.yaml"), version("a", 1));
        Files.createSymbolicLink(file("..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(file("a.yaml"), Path.of("..data/a.yaml"));
        var harbour = watch(folder);
        harbour.awaitAnswer("a", answer(1));

        publish("..2026_11_23", 2);
        harbour.awaitAnswer("a", answer(2));
        publish("..2026_11_24", 3);
        harbour.awaitAnswer("a", answer(3));
    }

    @Test
    void followsTheVersionsOfOneMountedFile() throws IOException {
        write(file("..2026_11_22/a.yaml"), version("a", 1));
        Files.createSymbolicLink(file("..data"), Path.of("..2026_11_22"));
        var named = Files.createSymbolicLink(file("a.yaml"), Path.of("..data/a.yaml"));
        var harbour = watch(named);

        publish("..2026_11_23", 2);
        harbour.awaitAnswer("a", answer(2));
    }

    private void publish(String name, int version) throws IOException {
        write(file(name + "/a.yaml"), version("a", version));
        Files.createSymbolicLink(file("..data_tmp"), Path.of(name));
        Files.move(file("..data_tmp"), file("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void followsALinkToAnotherFolder() throws IOException {
        var target = write(file("elsewhere/target.txt"), version("a", 1));
        Files.createDirectories(file("given"));
        Files.createSymbolicLink(file("given/a.yaml"), target);
        var harbour = watch(file("given"));
        harbour.awaitAnswer("a", answer(1));

        replace(target, version("a", 2));
        harbour.awaitAnswer("a", answer(2));
    }

    /// A release is put in the place of another by exchanging a link above the folder.
    @Test
    void followsAFolderBehindALink() throws IOException {
        write(file("v1/capabilities/a.yaml"), version("a", 1));
        write(file("v2/capabilities/a.yaml"), version("a", 2));
        Files.createSymbolicLink(file("current"), Path.of("v1"));
        var harbour = watch(file("current/capabilities"));

        Files.createSymbolicLink(file("next"), Path.of("v2"));
        Files.move(file("next"), file("current"), StandardCopyOption.ATOMIC_MOVE);
        harbour.awaitAnswer("a", answer(2));
        write(file("v2/capabilities/a.yaml"), version("a", 3));
        harbour.awaitAnswer("a", answer(3));
    }

    @Test
    void waitsForAFolderToComeBack() throws IOException {
        var given = file("given");
        write(given.resolve("a.yaml"), version("a", 1));
        var harbour = watch(given);

        Files.move(given, file("away"));
        await(() ->
                harbour.told().stream().anyMatch(refresh -> !refresh.problems().isEmpty()));
        assertThat(harbour.ask("a")).isEqualTo(answer(1));
        Files.move(file("away"), given);
        write(given.resolve("a.yaml"), version("a", 2));
        harbour.awaitAnswer("a", answer(2));
        assertThat(harbour.news()).containsExactly("changed a.yaml");
    }

    @Test
    void takesNothingThatAnEditorKeepsForItselfForACapability() throws IOException {
        write(file("a.yaml"), version("a", 1));
        var harbour = watch(folder);

        write(file(".a.yaml.swp"), "x");
        write(file("4913"), "");
        Files.delete(file("4913"));
        Files.move(file("a.yaml"), file("a.yaml~"));
        write(file("a.yaml"), "");
        write(file("a.yaml"), version("a", 2).substring(0, 40));
        write(file("a.yaml"), version("a", 2));
        Files.delete(file("a.yaml~"));
        harbour.awaitAnswer("a", answer(2));

        assertThat(harbour.news()).isNotEmpty().allMatch(news -> news.endsWith(" a.yaml"));
    }

    @Test
    void takesABurstForFewChanges() {
        for (int each = 0; each < 200; each++) {
            write(file("f" + each + ".yaml"), version("f" + each, 1));
        }
        var harbour = watch(folder);
        int before = harbour.told().size();

        for (int each = 0; each < 200; each++) {
            write(file("f" + each + ".yaml"), version("f" + each, 2));
        }
        await(() -> harbour.news().size() == 200);

        assertThat(harbour.told().size() - before).isLessThan(50);
        assertThat(harbour.ask("f0")).isEqualTo(answer(2));
        assertThat(harbour.ask("f199")).isEqualTo(answer(2));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
