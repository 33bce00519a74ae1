package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static io.naftiko.cli.Typed.onTerminal;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {

    @TempDir
    private Path folder;

    @Test
    void writesOneLineOfJsonForEachFile() {
        Capability.write(folder, "b.yaml", Capability.SHIPS);
        Capability.write(folder, "a.yaml", Capability.BROKEN);

        var typed = naftiko("inspect", folder.toString(), "--format", "json");

        assertThat(typed.outLines())
                .extracting(line -> Json.parse(line).orElseThrow())
                .satisfiesExactly(
                        a -> {
                            assertThat(a.path("file").stringValue()).endsWith("a.yaml");
                            assertThat(a.path("verdict").stringValue()).isEqualTo("reject");
                            assertThat(a.path("mcp").path(0).path("tools")).hasSize(2);
                        },
                        b -> {
                            assertThat(b.path("verdict").stringValue()).isEqualTo("accept");
                            assertThat(b.path("rest")).hasSize(2);
                        });
        assertThat(typed.exit()).as("rejected files are no failure").isZero();
    }

    @Test
    void hasADocumentForAFileThatIsNotThere() {
        var typed = naftiko("inspect", folder.resolve("no.yaml").toString(), "--format", "json");

        assertThat(Json.parse(typed.out()).orElseThrow().path("verdict").stringValue())
                .isEqualTo("reject");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void showsATreeToPeople() {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        var typed = naftiko(Map.of("REGISTRY_TOKEN", "t0p-s3cret"), "inspect", file);

        assertThat(typed.outLines())
                .contains(
                        file + "  accepted",
                        "  rest ships-rest on port 8080",
                        "    GET /ships  find",
                        "  mcp ships-mcp on port 9090",
                        "    register-ship",
                        "      name: string, required -> body-field name",
                        "      calls registry.register: POST http://127.0.0.1:1/ships",
                        "        header Authorization = Bearer {{env.REGISTRY_TOKEN}}")
                .anyMatch(line -> line.startsWith("    REGISTRY_TOKEN set  for find"))
                .anyMatch(line -> line.startsWith("    REGISTRY_TENANT not set  for find"));
        assertThat(typed.out()).doesNotContain("t0p-s3cret");
    }

    @Test
    void addsUpSeveralFilesForPeople() {
        Capability.write(folder, "a.yaml", Capability.SHIPS);
        Capability.write(folder, "b.yaml", Capability.BROKEN);

        var typed = naftiko("inspect", folder.toString());

        assertThat(typed.outLines())
                .endsWith("", "2 files: 1 accepted, 1 rejected; 5 tools, 4 operations", "     1  call-unresolved");
    }

    @Test
    void addsUpBesideJsonOnATerminalOnly() {
        Capability.write(folder, "a.yaml", Capability.SHIPS);
        Capability.write(folder, "b.yaml", Capability.SHIPS);

        assertThat(naftiko("inspect", folder.toString(), "--format", "json").err())
                .isEmpty();
        assertThat(onTerminal("inspect", folder.toString(), "--format", "json")).satisfies(typed -> {
            assertThat(typed.outLines()).hasSize(2).allMatch(line -> line.startsWith("{"));
            assertThat(typed.err()).contains("2 accepted, 0 rejected; 6 tools, 4 operations");
        });
    }
}
