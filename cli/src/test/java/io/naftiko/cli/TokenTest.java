package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    private static final String SIGNED = Capability.SHIPS
            .replace("type: bearer", "type: jwt")
            .replace("token: '{{env.REGISTRY_TOKEN}}'", "secret: '{{env.REGISTRY_TOKEN}}'\n      claims: {sub: ships}");

    private static final Map<String, String> ENVIRONMENT =
            Map.of("REGISTRY_TOKEN", "a secret of thirty-two bytes, or a few more");

    @TempDir
    private Path folder;

    @Test
    void printsTheTokenThatTheApiIsSent() {
        var file = Capability.write(folder, "ships.yaml", SIGNED).toString();

        var typed = naftiko(ENVIRONMENT, "token", file);

        assertThat(typed.err()).isEmpty();
        var parts = typed.out().strip().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)).contains("\"sub\":\"ships\"");
        assertThat(naftiko(ENVIRONMENT, "token", file, "registry").exit()).isZero();
    }

    @Test
    void saysWhyThereIsNone() {
        var signed = Capability.write(folder, "signed.yaml", SIGNED).toString();
        var bearer = Capability.write(folder, "bearer.yaml", Capability.SHIPS).toString();

        assertThat(naftiko("token", signed).err()).contains("REGISTRY_TOKEN is not set");
        assertThat(naftiko("token", signed).exit()).isOne();
        assertThat(naftiko(ENVIRONMENT, "token", signed, "other").err()).contains("{type: jwt}");
        assertThat(naftiko(ENVIRONMENT, "token", bearer).err()).contains("{type: jwt}");
        assertThat(naftiko("token", folder.resolve("none.yaml").toString()).err())
                .contains("[unreadable-file]");
    }
}
