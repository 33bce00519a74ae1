package io.naftiko.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The manifests of `kubernetes.yaml`.
class KubernetesIT {

    private static final Path MANIFESTS = Path.of("kubernetes.yaml");

    @TempDir
    private Path folder;

    @Test
    void holdCapabilitiesWithoutProblems() throws Exception {
        mountConfigMap();

        var process = Jars.naftiko("validate", "--strict", folder.toString())
                .redirectErrorStream(true)
                .start();

        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(folder).isDirectoryContaining("glob:**.yaml");
    }

    private void mountConfigMap() throws IOException {
        var manifests = new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(MANIFESTS));
        for (var manifest : manifests) {
            if (manifest instanceof Map<?, ?> map && map.get("data") instanceof Map<?, ?> files) {
                mount(files);
            }
        }
    }

    private void mount(Map<?, ?> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(String.valueOf(file.getKey())), String.valueOf(file.getValue()));
        }
    }
}
