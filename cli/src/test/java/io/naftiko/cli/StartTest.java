package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts the command as a process of its own.
class StartTest {

    @TempDir
    private Path folder;

    @Test
    void loadsNoEngineToSayItsVersion() throws Exception {
        var typed = start(List.of("-verbose:class"), "version");

        assertThat(typed.outLines())
                .anyMatch(line -> line.startsWith("naftiko "))
                .anyMatch(line -> line.contains("io.naftiko.cli.command.VersionCommand"))
                .noneMatch(line -> line.contains(" io.naftiko.runtime.Engine "))
                .noneMatch(line -> line.contains(" tools.jackson.") || line.contains(" io.undertow."));
    }

    @Test
    void keepsResultsAndMessagesApart() throws Exception {
        var broken = Capability.write(folder, "broken.yaml", Capability.BROKEN).toString();

        var found = start(List.of(), "validate", broken);
        var refused = start(List.of(), "call", broken, "find-ships");

        assertThat(found.out()).contains("[call-unresolved]");
        assertThat(found.err()).isEmpty();
        assertThat(found.exit()).isOne();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("[call-unresolved]");
        assertThat(refused.exit()).isOne();
    }

    private static Typed start(List<String> flags, String... arguments) throws Exception {
        try (var process = new Started(flags, arguments)) {
            int exit = process.exit();
            return new Typed(exit, process.out(), process.err());
        }
    }
}
