package io.naftiko.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.cli.console.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    private Path folder;

    @Test
    void areTheUsualOnesWhereNoneIsNamed() throws IOException {
        assertThatThrownBy(() -> Sources.of(List.of(), folder)).isInstanceOf(Refused.class);

        var inFolder = file("capabilities/a.yaml");
        assertThat(Sources.of(List.of(), folder).files()).containsExactly(inFolder);

        var usual = file("naftiko.yaml");
        assertThat(Sources.of(List.of(), folder).files()).containsExactly(usual);
    }

    @Test
    void knowTheFilesThatAreNamedThemselves() throws IOException {
        var inFolder = file("some/b.yaml");
        var named = file("a.yaml");

        var sources = Sources.of(List.of(named, folder.resolve("some")));

        assertThat(sources.files()).containsExactly(named, inFolder);
        assertThat(sources.names(named)).isTrue();
        assertThat(sources.names(inFolder)).isFalse();
    }

    @Test
    void findOpenApiDocumentsBesideAFileAndBelowAFolder() throws IOException {
        var named = file("a.yaml");
        var beside = file("api.yaml", "openapi: 3.1.0");
        var deeper = file("some/deeper/api.yaml", "openapi: 3.1.0");

        assertThat(Sources.of(List.of(named)).openApiDocuments()).containsExactly(beside);
        file("some/b.yaml");
        assertThat(Sources.of(List.of(folder.resolve("some"))).openApiDocuments())
                .containsExactly(deeper);
    }

    private Path file(String name) throws IOException {
        return file(name, "capability: {}");
    }

    private Path file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
