package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
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
}
