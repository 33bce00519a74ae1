package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static io.naftiko.cli.Typed.onTerminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

    @TempDir
    private Path folder;

    private String good = "";
    private String broken = "";

    @BeforeEach
    void writeFiles() {
        good = Capability.write(folder, "good.yaml", Capability.SHIPS).toString();
        broken = Capability.write(folder, "broken.yaml", Capability.BROKEN).toString();
    }

    @Test
    void findsNothingInAGoodFile() {
        var typed = naftiko("validate", good);

        assertThat(typed).isEqualTo(new Typed(0, "No problem in 1 file.\n", ""));
    }

    @Test
    void showsWhereAProblemStandsAndAWayOut() {
        var typed = naftiko("validate", broken);

        assertThat(typed.outLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(broken + ":49:13: error [call-unresolved] ")
                                .contains("registry.fnid"),
                        line -> assertThat(line).isEqualTo("  |       call: registry.fnid"),
                        line -> assertThat(line).isEqualTo("  |             ^"),
                        line -> assertThat(line).isEqualTo("  at capability.exposes[1].tools[0].call"),
                        line -> assertThat(line).isEqualTo("  Did you mean `registry.find`?"),
                        line -> assertThat(line).isEqualTo("1 error and 0 warnings in 1 file:"),
                        line -> assertThat(line).isEqualTo("     1  call-unresolved"));
        assertThat(typed.exit()).isOne();
    }

    @Test
    void reportsTheFilesOfAFolderInTheSameOrderEachTime() {
        IntStream.range(0, 60)
                .forEach(each -> Capability.write(folder, "f%02d.yaml".formatted(each), Capability.BROKEN));

        var first = naftiko("validate", folder.toString());

        assertThat(first.outLines().stream().filter(line -> line.contains(": error ")))
                .hasSize(61)
                .isSorted();
        assertThat(naftiko("validate", folder.toString())).isEqualTo(first);
    }

    @Test
    void takesWarningsForErrorsWhenItIsStrict() {
        var warned = Capability.write(folder, "warned.yaml", Capability.SHIPS.replace("label: Ships", "lable: Ships"))
                .toString();

        assertThat(naftiko("validate", warned).exit()).isZero();
        assertThat(naftiko("validate", warned).out()).contains(": warning [unknown-key]");
        assertThat(naftiko("validate", warned, "--strict").exit()).isOne();
        assertThat(naftiko("validate", warned, "--strict").out()).contains(": error [unknown-key]");
    }

    @Test
    void reportsAFileThatIsNotThere() {
        var typed = naftiko("validate", folder.resolve("no.yaml").toString());

        assertThat(typed.out()).contains("no.yaml:1:1: error [unreadable-file]");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void saysThatAFolderHasNoCapability() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty")).toString();

        var typed = naftiko("validate", empty);

        assertThat(typed.err()).isEqualTo("naftiko validate: no capability file (.yaml or .yml) in " + empty + ".\n");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void writesALineOfJsonForEachProblemAndOneWithTheTotals() {
        var typed = naftiko("validate", folder.toString(), "--format", "json");

        assertThat(typed.outLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "{\"schemaVersion\":1,\"severity\":\"error\",\"code\":\"call-unresolved\",\"file\":\""
                                                + broken + "\",\"line\":49,\"column\":13,"
                                                + "\"path\":\"capability.exposes[1].tools[0].call\",\"message\":\"")
                                .endsWith("\"proposal\":\"Did you mean `registry.find`?\",\"fix\":null}"),
                        line -> assertThat(line)
                                .isEqualTo("{\"schemaVersion\":1,\"files\":2,\"errors\":1,\"warnings\":0,"
                                        + "\"codes\":{\"call-unresolved\":1}}"));
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void jsonHasTheEditThatMends() {
        var file = Capability.write(folder, "old.yaml", Capability.SHIPS.replace("label: Ships", "title: Ships"));

        assertThat(naftiko("validate", file.toString(), "--format", "json").out())
                .contains("\"fix\":{\"line\":3,\"column\":3,\"endLine\":3,\"endColumn\":8,\"text\":\"label\"}}");
        assertThat(naftiko("validate", file.toString()).outLines()).endsWith("--fix can mend 1 of them.");
    }

    @Test
    void keepsControlCharactersOfAFileFromTheTerminal() {
        var hostile = Capability.write(
                        folder, "hostile.yaml", Capability.SHIPS.replace("label: Ships", "\"\\e[2J\\u202Egone\": 1"))
                .toString();

        var typed = onTerminal("validate", hostile);

        assertThat(typed.out()).contains("unknown-key").doesNotContain("\u001B[2J", "\u202E");
    }
}
