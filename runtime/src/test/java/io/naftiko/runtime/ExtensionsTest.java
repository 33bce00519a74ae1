package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where extensions are looked for, and what is said of those that are no good. What each can do is tested in its own
/// module.
class ExtensionsTest {

    private static final Path NEEDS_AVRO = Path.of("src/test/resources/problems/extension-missing.yaml");

    @TempDir
    private Path folder;

    private final Settings settings = Settings.of(Environment.of(Map.of()));

    @Test
    void anEngineWithoutAFolderHasNone() {
        assertThat(missing(settings))
                .isEqualTo("This needs the extension `avro`, which is not installed. "
                        + "Put the folder `avro` into the folder of extensions.");
    }

    @Test
    void anExtensionThatIsNotInTheFolderIsMissing() {
        assertThat(missing(settings.withExtensions(folder)))
                .isEqualTo("This needs the extension `avro`, which is not" + " installed. Put the folder `avro` into `"
                        + folder + "`.");
    }

    @Test
    void aJarThatIsNoneIsNotLoaded() throws IOException {
        Files.writeString(jar(), "no jar");

        assertThat(missing(settings.withExtensions(folder))).contains("which cannot be loaded.");
    }

    @Test
    void aJarWithoutAnExtensionIsNotLoaded() throws IOException {
        for (var provider : List.of("", "io.naftiko.none.Extension", "java.lang.String")) {
            try (var jar = new JarOutputStream(Files.newOutputStream(jar()))) {
                jar.putNextEntry(new JarEntry("META-INF/services/" + Extension.class.getName()));
                jar.write(provider.getBytes(UTF_8));
            }

            assertThat(missing(settings.withExtensions(folder))).contains("which cannot be loaded.");
        }
    }

    @Test
    void whoNeedsNoneLoadsNone() throws IOException {
        Files.writeString(jar(), "no jar");
        var needsNone = Path.of("src/test/resources/problems/description-missing.yaml");

        assertThat(new Engine(settings.withExtensions(folder)).plan(needsNone).accepted())
                .isTrue();
    }

    private Path jar() throws IOException {
        return Files.createDirectories(folder.resolve("avro")).resolve("naftiko-avro.jar");
    }

    private static String missing(Settings settings) {
        var problem = new Engine(settings)
                .plan(NEEDS_AVRO).problems().stream()
                        .filter(each -> each.code() == Code.EXTENSION_MISSING)
                        .findFirst()
                        .orElseThrow();
        return message(problem);
    }

    private static String message(Problem problem) {
        return problem.message() + " " + problem.proposal();
    }
}
