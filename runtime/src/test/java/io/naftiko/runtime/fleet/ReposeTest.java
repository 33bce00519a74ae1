package io.naftiko.runtime.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems do not tell")
class ReposeTest {

    /// Long after everything that these tests write.
    private final Instant later = Instant.now().plus(Duration.ofHours(1));

    @TempDir
    private Path temporary;

    private Path parent;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        parent = Files.createDirectories(temporary.toRealPath().resolve("folder"));
        file = Files.writeString(parent.resolve("file"), "text");
    }

    @Test
    void whatWasWrittenLongBeforeWasLeftAlone() {
        assertThat(Repose.since(file, later)).isTrue();
        assertThat(Repose.since(file.resolveSibling("../folder/file"), later)).isTrue();
    }

    @Test
    void whatWasJustWrittenWasNot() {
        assertThat(Repose.since(file, Instant.now())).isFalse();
    }

    @Test
    void aLinkMayLeadElsewhereNow() throws IOException {
        var link = Files.createSymbolicLink(file.resolveSibling("link"), file);
        var folder = Files.createSymbolicLink(parent.resolveSibling("other"), parent);

        assertThat(Repose.since(link, later)).isFalse();
        assertThat(Repose.since(folder.resolve("file"), later)).isFalse();
    }

    @Test
    void whatIsGoneWasThereMaybe() {
        assertThat(Repose.since(file.resolveSibling("none"), later)).isFalse();
    }
}
