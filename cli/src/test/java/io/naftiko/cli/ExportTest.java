package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    @TempDir
    private Path folder;

    @Test
    void printsTheSchemaOfCapabilityFiles() {
        var schema = Json.parse(naftiko("export", "schema").out()).orElseThrow();

        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/$defs/Tool/properties/hints/$ref").asString()).isEqualTo("#/$defs/Hints");
    }

    @Test
    void writesToAFile() throws Exception {
        var file = folder.resolve("schema.json");

        var typed = naftiko("export", "schema", "-o", file.toString());

        assertThat(typed.out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(naftiko("export", "schema").out());
    }

    @Test
    void saysWhereItCannotWrite() {
        var file = folder.resolve("none/schema.json").toString();

        var typed = naftiko("export", "schema", "-o", file);

        assertThat(typed.exit()).isOne();
        assertThat(typed.err()).contains("Cannot write " + file);
    }

    @Test
    void asksForWhatToExport() {
        assertThat(naftiko("export").exit()).isEqualTo(2);
        assertThat(naftiko("export", "shema").err()).contains("Did you mean `schema`?");
    }

    @Test
    void printsTheOpenApiDocumentOfTheOnlyRestServer() {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        var json = Json.parse(
                        naftiko("export", "openapi", file, "--format", "json").out())
                .orElseThrow();

        assertThat(json.path("openapi").asString()).startsWith("3.1");
        assertThat(json.at("/servers/0/url").asString()).startsWith("http://localhost:8080/");
        assertThat(json.path("paths")).isNotEmpty();
        var yaml = new YamlReader("openapi.yaml", new Problems())
                .read(naftiko("export", "openapi", file).out())
                .orElseThrow();
        assertThat(yaml.json()).isEqualTo(json);
    }

    @Test
    void saysWhichServerThereIsNot() {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        var typed = naftiko("export", "openapi", file, "--adapter", "other");

        assertThat(typed.exit()).isOne();
        assertThat(typed.err()).contains("has no such REST server");
    }
}
