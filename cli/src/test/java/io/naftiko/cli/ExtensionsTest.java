package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capability with a script, on the extensions that were built.
class ExtensionsTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: sums
            port: 9090
            tools:
            - name: add
              description: Adds one.
              inputParameters:
              - {name: to, type: integer, required: true, description: A number.}
              steps:
              - {type: script, name: sum, file: add.js}
        """;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void writeFiles() throws IOException {
        file = Files.writeString(folder.resolve("sums.yaml"), CAPABILITY).toString();
        Files.writeString(folder.resolve("add.js"), "result = context.to + 1;");
    }

    @Test
    void aScriptRuns() {
        assertThat(naftiko("call", file, "add", "to=4").out().strip()).isEqualTo("5");
    }

    @Test
    void theEnvironmentSwitchesScriptsOff() {
        var typed = naftiko(Map.of("NAFTIKO_SCRIPTING", "false"), "call", file, "add", "to=4");

        assertThat(typed.exit()).isOne();
        assertThat(typed.all()).contains("[script-disabled] This engine runs no scripts: it was started so.");
    }

    @Test
    void theEnvironmentNamesAnotherFolder() {
        var typed = naftiko(Map.of("NAFTIKO_EXTENSIONS", folder.toString()), "validate", file);

        assertThat(typed.exit()).isOne();
        assertThat(typed.out())
                .contains("[extension-missing] This needs the extension `javascript`, which is not installed.")
                .contains("Put the folder `javascript` into `" + folder + "`.");
    }
}
