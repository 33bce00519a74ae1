package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The document of every REST server is valid by the schema of OpenAPI 3.1.
class OpenApiSchemaTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));
    private static final Schema OPENAPI = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(RESOURCES.resolve("openapi/schema-3.1.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> files() {
        return Stream.of("dialect", "judgement", "../../../../capabilities").flatMap(OpenApiSchemaTest::in);
    }

    private static Stream<Path> in(String folder) {
        try (var files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValid(Path file) {
        assertThat(Engine.site(ENGINE.plan(file), _ -> true).mounts())
                .filteredOn(mount -> mount.exposes().type().equals("rest"))
                .allSatisfy(mount -> assertThat(OPENAPI.validate(document(mount), InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void theSchemaRefusesWhatIsNoDocument() {
        assertThat(OPENAPI.validate("{\"openapi\": \"3.1.0\", \"paths\": {}}", InputFormat.JSON))
                .isNotEmpty();
    }

    private static String document(Mount mount) {
        var route = mount.routes().stream()
                .filter(each -> each.path().equals("/openapi.json"))
                .findFirst()
                .orElseThrow();
        var request = new Request(
                "GET", new Url("", "/openapi.json", null), Headers.of("Host", "localhost"), Body.of(new byte[0]));
        return new String(route.handler().handle(request).body().bytes(), StandardCharsets.UTF_8);
    }
}
