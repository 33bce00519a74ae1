package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static io.naftiko.cli.Typed.onTerminal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NaftikoTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void refusesWhatItDoesNotUnderstand(String arguments, String expected) {
        var typed = naftiko(arguments.split(" "));

        assertThat(typed.err()).contains(expected);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exit()).isEqualTo(2);
    }

    static Stream<Arguments> refusesWhatItDoesNotUnderstand() {
        return Stream.of(
                argumentSet("flag of the root", "--vresion", "naftiko: `--vresion` is no flag of it."),
                argumentSet("command", "validte x.yaml", "Did you mean `validate`?"),
                argumentSet("flag", "validate --stric x.yaml", "Did you mean `--strict`?"),
                argumentSet("flag with a value", "call x.yaml t --evn=A=b", "`--evn` is no flag of it."),
                argumentSet(
                        "format", "validate --format yaml x.yaml", "'--format': expected one of [TEXT, JSON, SARIF]"),
                argumentSet("time", "call x.yaml t --total-timeout 5", "'5' is not a time such as 250ms, 30s or 2m"),
                argumentSet("size", "call x.yaml t --max-response 5MB", "'5MB' is not a size such as"),
                argumentSet(
                        "tokens",
                        "run x.yaml --max-result-tokens 5",
                        "--max-result-tokens takes 0, or a number from 256 on, found 5."),
                argumentSet("calls", "run x.yaml --max-calls 0", "--max-calls takes a number from 1 on, found 0."),
                argumentSet(
                        "level", "call x.yaml t --log-level loud", "expected one of [OFF, ERROR, WARN, INFO, DEBUG"),
                argumentSet("upstream", "call x.yaml t --upstream a", "NAMESPACE=URL"),
                argumentSet("address", "call x.yaml t --upstream a=ftp://x", "'ftp://x' is no http or https address."),
                argumentSet("variable", "call x.yaml t --env A", "NAME=VALUE"),
                argumentSet("file of variables", "call x.yaml t --env-file no.env", "no.env cannot be read."),
                argumentSet("nothing to call", "call x.yaml", "TOOL"),
                argumentSet("no file", "validate", "there is neither naftiko.yaml nor capabilities/ here."),
                argumentSet("shell", "completion tcsh", "expected one of [BASH, ZSH, FISH]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "inspect", "call", "token", "version", "completion"})
    void teachesEachCommandByAnExample(String command) {
        var typed = naftiko(command, "--help");

        assertThat(typed.out()).startsWith("Usage: naftiko " + command).containsPattern("Example:?");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(naftiko("--help").out()).contains("\n  " + command + " ");
    }

    @Test
    void showsWhatThereIsWhenNothingIsAsked() {
        assertThat(naftiko()).isEqualTo(naftiko("--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void saysItsVersion(String flag) {
        var typed = naftiko(flag);

        assertThat(typed.outLines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("naftiko \\d+\\.\\d+\\.\\d+.*"),
                        line -> assertThat(line).startsWith("Java " + System.getProperty("java.version")),
                        line -> assertThat(line).startsWith(System.getProperty("os.name")));
        assertThat(typed.exit()).isZero();
    }

    @Test
    void takesFlagsFromTheEnvironment() {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        assertThat(naftiko(Map.of("NAFTIKO_FORMAT", "json"), "validate", file).out())
                .startsWith("{");
        assertThat(naftiko(Map.of("NAFTIKO_FORMAT", "json"), "validate", file, "--format", "text")
                        .out())
                .as("what is typed wins")
                .startsWith("No problem");
        assertThat(naftiko(Map.of("NAFTIKO_FORMAT", "yaml"), "validate", file).exit())
                .isEqualTo(2);
        assertThat(naftiko(Map.of("NAFTIKO_STRICT", "perhaps"), "validate", file)
                        .err())
                .contains("NAFTIKO_STRICT takes true or false; found `perhaps`.");
    }

    @Test
    void takesRepeatedFlagsFromTheEnvironment() {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();
        try (var upstream = Upstream.answering(200, "[]")) {
            var typed = naftiko(
                    Map.of(
                            "NAFTIKO_UPSTREAM",
                            "other=http://127.0.0.1:1 registry=" + upstream.origin(),
                            "NAFTIKO_ENV",
                            "REGISTRY_TOKEN=t REGISTRY_TENANT=blue"),
                    "call",
                    file,
                    "find-ships");

            assertThat(typed.out()).isEqualTo("[]");
            assertThat(upstream.requests())
                    .extracting(Upstream.Received::target)
                    .containsExactly("GET /ships?tenant=blue");
        }
    }

    @Test
    void usesColoursOnATerminalUnlessTheyAreUnwanted() {
        var file = Capability.write(folder, "ships.yaml", Capability.BROKEN).toString();

        assertThat(onTerminal("validate", file).out()).contains("\u001B[");
        assertThat(onTerminal("validate", file, "--no-color").all()).doesNotContain("\u001B[");
        assertThat(onTerminal("validate", "--no-color", "--wrong").all()).doesNotContain("\u001B[");
        assertThat(naftiko("validate", file).all()).doesNotContain("\u001B[");
    }
}
