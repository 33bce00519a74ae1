package io.naftiko.runtime.testing;

import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// Documents of the project, and YAML of a test, as trees.
public final class Documents {

    private Documents() {}

    /// The OpenAPI document of the 100ms capabilities.
    public static JsonNode hundredMs() {
        try {
            return yaml(Files.readString(Path.of("../capabilities/100ms-openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode yaml(String text) {
        var problems = new Problems();
        return new YamlReader("test.yaml", problems)
                .read(text)
                .orElseThrow(() -> new AssertionError(problems.all()))
                .json();
    }
}
