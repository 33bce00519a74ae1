package io.naftiko.cli.serve;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(60)
class DueRehearsalTest {

    @TempDir
    private Path folder;

    /// A launcher that says what it was told, and then waits for a program as long as it is let.
    private String launcher() throws IOException {
        var launcher = Files.writeString(folder.resolve("naftiko"), """
            #!/bin/sh
            cd "${0%/*}"
            trap 'echo ended >>said; exit 143' TERM
            echo "$@" >said
            sleep 600
            echo done >>said
            """);
        Files.setPosixFilePermissions(launcher, fromString("rwxr-xr-x"));
        return launcher.toString();
    }

    @Test
    void endsWithTheServer() throws Exception {
        try (var _ = new DueRehearsal(launcher(), Duration.ZERO)) {
            awaitSaid("rehearse");
        }

        awaitSaid("rehearse", "ended");
    }

    @Test
    void doesNotBeginWhereTheServerEndsBefore() throws Exception {
        new DueRehearsal(launcher(), Duration.ofHours(1)).close();

        assertThat(folder.resolve("said")).doesNotExist();
    }

    private void awaitSaid(String... lines) throws IOException {
        var said = folder.resolve("said");
        while (!Files.exists(said) || Files.readAllLines(said).size() < lines.length) {
            Thread.onSpinWait();
        }
        assertThat(said).content().hasLineCount(lines.length).containsSubsequence(lines);
    }
}
