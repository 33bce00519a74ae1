package io.naftiko.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a listener says, in its own name, of servers that ask their callers for a credential.
class GuardedTest {

    @TempDir
    private Path folder;

    private static String guarded(String yaml) {
        return yaml.replace(
                "    tools:\n", "    authentication: {type: bearer, token: '{{HARBOUR_TOKEN}}'}\n    tools:\n");
    }

    private static String secret(String namespace) {
        return guarded(Directories.mcp("Vault", namespace, "open-vault: Opens the vault of the harbour."));
    }

    @Test
    void itsToolsAreNeitherFoundNorDescribedNorCalledThroughTheDirectory() {
        try (var listener = new Directories(
                Directories.site(folder, "open.yaml", Directories.mcp("Open", "open", "list-ships: Lists the ships.")),
                Directories.site(folder, "vault.yaml", secret("vault")))) {
            assertThat(listener.text("search_capabilities", "{\"query\": \"vault harbour\"}"))
                    .doesNotContain("open-vault");
            assertThat(listener.text("search_capabilities", "{\"query\": \"\"}"))
                    .doesNotContain("vault");
            for (var address : new String[] {"vault/open-vault", "open-vault"}) {
                assertThat(listener.text("describe_tool", "{\"tool\": \"" + address + "\"}"))
                        .doesNotContain("Opens the vault");
                assertThat(listener.text("call_tool", "{\"tool\": \"" + address + "\"}"))
                        .doesNotContain("ok");
            }
            assertThat(listener.text("call_tool", "{\"tool\": \"open/list-ships\"}"))
                    .isEqualTo("\"ok\"");
        }
    }

    @Test
    void aPortOfGuardedServersHasNoDirectory() {
        try (var listener = new Directories(
                Directories.site(folder, "a.yaml", secret("a")), Directories.site(folder, "b.yaml", secret("b")))) {
            assertThat(listener.hosting().lobby()).hasSize(1);
            assertThat(listener.hosting()
                            .send("POST", listener.directory(), "{}", "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void theIndexShowsThatTheServerAsksAndNothingOfItsTools() {
        try (var listener = new Directories(Directories.site(folder, "vault.yaml", secret("vault")))) {
            var server = listener.json("?detail=full").at("/capabilities/0/servers/0");

            assertThat(server.path("authentication").stringValue("")).isEqualTo("bearer");
            assertThat(server.path("address").stringValue("")).isEqualTo("/vault/mcp");
            assertThat(server.has("unitCount")).isFalse();
            for (var target : new String[] {"", "?detail=full", "?q=vault", "?file=vault.yaml"}) {
                assertThat(listener.get(target).body()).doesNotContain("open-vault", "Opens the", "HARBOUR_TOKEN");
                assertThat(listener.page(target)).doesNotContain("open-vault", "Opens the", "HARBOUR_TOKEN");
            }
            assertThat(listener.page("")).contains("asks for bearer");
            assertThat(listener.json("?q=opens").path("total").intValue()).isZero();
        }
    }

    @Test
    void problemsOfTheFileSayTheirCodeAndNoWordOfTheFile() {
        var twice = secret("vault").replace("    tools:\n", "    tools:\n    - {name: open-vault, call: no.where}\n");
        try (var listener = new Directories(
                Directories.site(folder, "open.yaml", Directories.mcp("Open", "open", "list-ships: Lists the ships.")),
                Directories.site(folder, "vault.yaml", twice).rejected())) {
            var shown = listener.json("?file=vault.yaml").at("/capabilities/0/problems");

            assertThat(shown.size()).isPositive();
            assertThat(shown.toString()).contains("tool-duplicate").doesNotContain("open-vault", "no.where");
        }
    }
}
