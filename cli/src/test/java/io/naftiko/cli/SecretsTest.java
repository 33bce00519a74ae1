package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.Upstream.Received;
import io.naftiko.runtime.document.Json;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/// No value of a variable is ever printed, whatever is asked and whatever an API answers.
class SecretsTest {

    private static final String CANARY = "c&n\"ry /7b6f52d0";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("REGISTRY_TOKEN", CANARY.replace('"', '\''), "REGISTRY_TENANT", CANARY);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate FILE",
                "validate FILE --format json",
                "validate FILE --format sarif",
                "validate BROKEN",
                "inspect FILE",
                "inspect FILE --format json",
                "call FILE find-ships UPSTREAM",
                "call FILE find-ships UPSTREAM --trace --log-level trace",
                "call FILE find-ships UPSTREAM --trace --log-level trace --log-format json",
                "call FILE first-ship UPSTREAM --trace",
                "call FILE register-ship UPSTREAM --trace name=a",
                "call FILE register-ship UPSTREAM --trace",
                "call FILE find-ships --trace --log-level trace",
                "call FILE find-ships --mock --trace",
                "call FILE find-ships UPSTREAM --trace --max-response 10B",
                "call FILE find-ships UPSTREAM --trace --total-timeout 0ms",
                "call BROKEN find-ships UPSTREAM --trace",
                "call FILE none",
                "token FILE"
            })
    void staySecret(String command) {
        for (int status : List.of(200, 401, 500)) {
            try (var upstream = Upstream.answering(status, SecretsTest::echo)) {
                var typed = Typed.naftiko(ENVIRONMENT, words(command, upstream));

                assertThat(typed.all()).isNotEmpty();
                spellings().forEach(spelling -> assertThat(typed.all()).doesNotContain(spelling));
            }
        }
    }

    private String[] words(String command, Upstream upstream) {
        var words = new ArrayList<String>();
        for (var word : command.split(" ", -1)) {
            switch (word) {
                case "FILE" ->
                    words.add(Capability.write(folder, "ships.yaml", Capability.SHIPS)
                            .toString());
                case "BROKEN" ->
                    words.add(Capability.write(folder, "broken.yaml", Capability.BROKEN)
                            .toString());
                case "UPSTREAM" -> words.addAll(List.of("--upstream", "registry=" + upstream.origin()));
                default -> words.add(word);
            }
        }
        return words.toArray(String[]::new);
    }

    private static String echo(Received request) {
        return Json.text(
                Json.object().put("you", request.toString()).put("sent", CANARY).put("name", CANARY));
    }

    private static Stream<String> spellings() {
        return ENVIRONMENT.values().stream()
                .flatMap(value -> Stream.of(
                        value,
                        Json.text(StringNode.valueOf(value)).replaceAll("^\"|\"$", ""),
                        URLEncoder.encode(value, UTF_8),
                        URLEncoder.encode(value, UTF_8).replace("+", "%20"),
                        Base64.getEncoder().encodeToString(value.getBytes(UTF_8)),
                        "7b6f52d0"));
    }
}
