package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completesInBashAndZsh(String shell) {
        var typed = naftiko("completion", shell);

        assertThat(typed.out())
                .contains("complete -F _complete_naftiko", "--env-file", "bashcompinit")
                .contains("--format-version", "--base-uri", "--partial", "\"alpha2\" \"beta4\" \"newest\"")
                .contains("\"claude-code\" \"claude-desktop\" \"cursor\" \"vscode\"");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void completesInFish() {
        assertThat(naftiko("completion", "fish").outLines())
                .allMatch(line -> line.startsWith("complete -c naftiko -n "))
                .anyMatch(line -> line.contains("-a validate -d 'Reports every problem"))
                .contains("complete -c naftiko -n '__fish_seen_subcommand_from install' "
                        + "-a 'claude-code claude-desktop cursor vscode gemini-cli mcp-json'")
                .anyMatch(line ->
                        line.contains("__fish_seen_subcommand_from validate' -l format -r -f -a 'text json sarif'"));
    }
}
