package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static io.naftiko.cli.Typed.onTerminal;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
    void writesJson() {
        var report = json(naftiko("validate", folder.toString(), "--format", "json"));

        assertThat(report.path("schemaVersion").intValue()).isOne();
        assertThat(report.path("files").intValue()).isEqualTo(2);
        assertThat(report.path("errors").intValue()).isOne();
        var problem = report.path("problems").path(0);
        assertThat(problem.path("file").stringValue()).isEqualTo(broken);
        assertThat(problem.path("code").stringValue()).isEqualTo("call-unresolved");
        assertThat(problem.path("severity").stringValue()).isEqualTo("error");
        assertThat(problem.path("line").intValue()).isEqualTo(49);
        assertThat(problem.path("column").intValue()).isEqualTo(13);
        assertThat(problem.path("path").stringValue()).isEqualTo("capability.exposes[1].tools[0].call");
        assertThat(problem.path("proposal").stringValue()).isEqualTo("Did you mean `registry.find`?");
    }

    @Test
    void writesSarif() {
        var log = json(naftiko("validate", broken, "--format", "sarif"));

        assertThat(log.path("version").stringValue()).isEqualTo("2.1.0");
        var run = log.path("runs").path(0);
        var rules = run.path("tool").path("driver").path("rules");
        assertThat(rules)
                .hasSize(Code.values().length)
                .allSatisfy(rule ->
                        assertThat(rule.path("help").path("text").stringValue()).isNotBlank());
        var result = run.path("results").path(0);
        assertThat(rules.path(result.path("ruleIndex").intValue()).path("id")).isEqualTo(result.path("ruleId"));
        var place = result.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").stringValue())
                .isEqualTo(Path.of(broken).toUri().toString());
        assertThat(place.path("region").path("startLine").intValue()).isEqualTo(49);
        assertThat(place.path("region").path("startColumn").intValue()).isEqualTo(13);
    }

    @Test
    void keepsControlCharactersOfAFileFromTheTerminal() {
        var hostile = Capability.write(
                        folder, "hostile.yaml", Capability.SHIPS.replace("label: Ships", "\"\\e[2J\\u202Egone\": 1"))
                .toString();

        var typed = onTerminal("validate", hostile);

        assertThat(typed.out()).contains("unknown-key").doesNotContain("\u001B[2J", "\u202E");
    }

    private static JsonNode json(Typed typed) {
        assertThat(typed.err()).isEmpty();
        return Json.parse(typed.out()).orElseThrow();
    }
}
