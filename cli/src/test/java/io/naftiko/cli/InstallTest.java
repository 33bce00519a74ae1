package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InstallTest {

    private static final String TEXT = """
        {
          // my servers
          "mcpServers": {
            "other": {"url": "https://example.com"}, // stays
          },
          "theme": "dark"
        }
        """;

    @TempDir
    private Path folder;

    private String ships;
    private Path file;

    @BeforeEach
    void write() {
        ships = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();
        file = folder.resolve("config/mcp.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        claude-code | {"mcpServers": {"ships-mcp": {"type": "http", "url": "http://127.0.0.1:9090/ships-mcp/mcp"}}}
        cursor      | {"mcpServers": {"ships-mcp": {"url": "http://127.0.0.1:9090/ships-mcp/mcp"}}}
        vscode      | {"servers": {"ships-mcp": {"type": "http", "url": "http://127.0.0.1:9090/ships-mcp/mcp"}}}
        gemini-cli  | {"mcpServers": {"ships-mcp": {"httpUrl": "http://127.0.0.1:9090/ships-mcp/mcp"}}}
        mcp-json    | {"mcpServers": {"ships-mcp": {"type": "http", "url": "http://127.0.0.1:9090/ships-mcp/mcp"}}}
        """)
    void printsAnAddressAsTheClientWritesIt(String client, String configuration) {
        var typed = naftiko("install", client, ships);

        assertThat(json(typed.out())).isEqualTo(json(configuration));
        assertThat(typed.err()).contains("It is reached while this runs:  naftiko run " + ships);
        assertThat(typed.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        claude-code    | mcpServers | "type": "stdio", | ${X}
        claude-desktop | mcpServers |                  | ${X}
        cursor         | mcpServers |                  | ${env:X}
        vscode         | servers    | "type": "stdio", | ${input:X}
        gemini-cli     | mcpServers |                  | ${X}
        mcp-json       | mcpServers | "type": "stdio", | ${X}
        """)
    void printsACommandAsTheClientWritesIt(String client, String servers, String type, String placeholder) {
        var typed = naftiko(
                "install", client, ships, "--transport=" + (client.equals("claude-desktop") ? "STDIO" : "stdio"));

        assertThat(json(typed.out()).path(servers)).isEqualTo(json("""
            {"ships-mcp": {%s
             "command": "naftiko", "args": ["run", "%s", "--transport", "stdio"],
             "env": {"REGISTRY_TOKEN": "%s", "REGISTRY_TENANT": "%s"}}}
            """.formatted(
                        type == null ? "" : type,
                        ships,
                        placeholder.replace("X", "REGISTRY_TOKEN"),
                        placeholder.replace("X", "REGISTRY_TENANT"))));
        assertThat(typed.err()).contains("REGISTRY_TENANT, REGISTRY_TOKEN").doesNotContain("while this runs");
    }

    @Test
    void declaresWhatVsCodeAsksFor() {
        var typed = naftiko("install", "vscode", ships, "--transport", "stdio");

        assertThat(json(typed.out()).path("inputs")).isEqualTo(json("""
            [{"type": "promptString", "id": "REGISTRY_TENANT", "description": "REGISTRY_TENANT", "password": true},
             {"type": "promptString", "id": "REGISTRY_TOKEN", "description": "REGISTRY_TOKEN", "password": true}]
            """));
    }

    @Test
    void startsServersForClaudeDesktopWhichTakesNoOthers() {
        assertThat(naftiko("install", "claude-desktop", ships).out()).contains("\"command\"");

        var refused = naftiko("install", "claude-desktop", ships, "--transport", "http");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("Claude Desktop starts its servers itself");
    }

    @Test
    void startsAServerThatHasNoAddress() {
        var spoken = Capability.SHIPS.replace("namespace: ships-mcp", "namespace: ships-mcp\n    transport: stdio");
        var only = Capability.write(folder, "stdio.yaml", spoken).toString();

        assertThat(naftiko("install", "cursor", only).out()).contains("\"command\"");
        assertThat(naftiko("install", "cursor", only, "--transport", "http").err())
                .contains("`ships-mcp` has `transport: stdio`");
    }

    @Test
    void saysWhichServerOfAFileIsStarted() {
        var second = Capability.SHIPS + Capability.SHIPS.substring(Capability.SHIPS.indexOf("  - type: mcp"));
        var file = Capability.write(folder, "two.yaml", second.replaceFirst("ships-mcp", "first-mcp"))
                .toString();

        var servers = json(naftiko("install", "cursor", file, "--transport", "stdio")
                        .out())
                .path("mcpServers");

        for (var name : List.of("first-mcp", "ships-mcp")) {
            assertThat(servers.path(name).path("args").valueStream().map(JsonNode::asString))
                    .containsExactly("run", file, "--transport", "stdio", "--server", name);
        }
    }

    @Test
    void takesVariablesFromAFileInPlaceOfTheClient() throws IOException {
        var values = Files.writeString(folder.resolve("ships.env"), "REGISTRY_TOKEN=s3cret\n");

        var typed = naftiko("install", "claude-desktop", ships, "--env-file", values.toString());

        var entry = json(typed.out()).at("/mcpServers/ships-mcp");
        assertThat(entry.path("args").valueStream().map(JsonNode::asString))
                .containsExactly("run", ships, "--transport", "stdio", "--env-file", values.toString());
        assertThat(entry.path("env").propertyNames()).containsExactly("REGISTRY_TENANT");
        assertThat(typed.all()).doesNotContain("s3cret");
    }

    @Test
    void neverWritesAValue() {
        var typed = naftiko(
                Map.of("REGISTRY_TOKEN", "s3cret", "REGISTRY_TENANT", "t3nant"),
                "install",
                "claude-code",
                ships,
                "--transport",
                "stdio");

        assertThat(typed.out()).contains("\"${REGISTRY_TOKEN}\"", "\"${REGISTRY_TENANT}\"");
        assertThat(typed.all()).doesNotContain("s3cret", "t3nant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        --host=10.1.2.3 --port=9090=19090 | http://10.1.2.3:19090/ships-mcp/mcp
        --host=0.0.0.0                    | http://localhost:9090/ships-mcp/mcp
        --host=::1                        | http://[::1]:9090/ships-mcp/mcp
        """)
    void namesTheAddressThatTheServerWouldHave(String flags, String address) {
        var words = List.of(("install cursor " + ships + " " + flags).split(" ", -1));

        assertThat(naftiko(words.toArray(String[]::new)).out()).contains(address);
        assertThat(naftiko("install", "cursor", ships, "--port=9090=0").err()).contains("choose one with --port");
    }

    @Test
    void namesTheAddressesThatServersOfOneNamespaceShare() {
        Capability.write(folder, "acme__ships.yaml", Capability.SHIPS);

        var servers =
                json(naftiko("install", "cursor", folder.toString()).out()).path("mcpServers");

        assertThat(servers.at("/acme-ships-mcp/url").asString()).isEqualTo("http://127.0.0.1:9090/acme/ships-mcp/mcp");
        assertThat(servers.at("/ships-ships-mcp/url").asString())
                .isEqualTo("http://127.0.0.1:9090/ships/ships-mcp/mcp");
        assertThat(servers.size()).isEqualTo(2);
    }

    @Test
    void refusesTwoServersOfOneName() throws IOException {
        Capability.write(Files.createDirectory(folder.resolve("more")), "ships.yaml", Capability.SHIPS);

        var typed = naftiko("install", "cursor", folder.toString());

        assertThat(typed.err()).contains("two servers would be called `ships-ships-mcp`");
        assertThat(typed.exit()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {type: bearer, token: '{{env.GATE}}'}               | {"Authorization": "Bearer ${GATE_KEY}"}
        {type: bearer, token: 'Bearer {{GATE}}'}            | {"Authorization": "Bearer ${GATE_KEY}"}
        {type: bearer, token: '$env.GATE'}                  | {"Authorization": "Bearer ${GATE_KEY}"}
        {type: bearer, token: 'pre-{{GATE}}'}               | {"Authorization": "Bearer ${SHIPS_MCP_SECRET}"}
        {type: bearer, token: s3cret}                       | {"Authorization": "Bearer ${SHIPS_MCP_SECRET}"}
        {type: apikey, key: X-Key, value: '{{GATE}}', placement: header} | {"X-Key": "${GATE_KEY}"}
        {type: basic, username: ada, password: '{{GATE}}'}  | {"Authorization": "Basic ${SHIPS_MCP_SECRET}"}
        """)
    void namesTheSecretThatAServerAsksFor(String authentication, String headers) {
        var typed = naftiko("install", "claude-code", guarded(authentication));

        assertThat(json(typed.out()).at("/mcpServers/ships-mcp/headers")).isEqualTo(json(headers));
        assertThat(typed.err())
                .contains("Set in the environment of Claude Code: ")
                .contains("--header '"
                        + json(headers)
                                .propertyStream()
                                .findFirst()
                                .orElseThrow()
                                .getKey() + ": ");
        assertThat(typed.all()).doesNotContain("s3cret");
    }

    @Test
    void namesTheSecretInAnAddress() {
        var typed = naftiko(
                "install", "cursor", guarded("{type: apikey, key: a key, value: '{{GATE}}', placement: query}"));

        assertThat(json(typed.out()).at("/mcpServers/ships-mcp/url").asString())
                .isEqualTo("http://127.0.0.1:9090/ships-mcp/mcp?a%20key=${env:GATE_KEY}");
    }

    @Test
    void saysWhatTheClientHasToAnswerItself() {
        var typed = naftiko("install", "cursor", guarded("{type: digest, username: ada, password: '{{GATE}}'}"));

        assertThat(typed.err()).contains("`ships-mcp` asks for `digest`, which Cursor has to answer itself.");
        assertThat(typed.out()).doesNotContain("headers");
    }

    private String guarded(String authentication) {
        var text = Capability.SHIPS
                .replace(
                        "    REGISTRY_TENANT: REGISTRY_TENANT",
                        "    REGISTRY_TENANT: REGISTRY_TENANT\n    GATE: GATE_KEY")
                .replace("namespace: ships-mcp", "namespace: ships-mcp\n    authentication: " + authentication);
        return Capability.write(folder, "ships.yaml", text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-code", "claude-desktop", "cursor", "vscode", "gemini-cli", "mcp-json"})
    void writesWhatItPrintsAndTheSecondTimeNothing(String client) throws IOException {
        var first = install(client, "--transport", "stdio");
        var written = Files.readString(file);
        var time = Files.getLastModifiedTime(file);
        var second = install(client, "--transport", "stdio");

        assertThat(json(written))
                .isEqualTo(json(naftiko("install", client, ships, "--transport", "stdio")
                        .out()));
        assertThat(first.outLines()).containsExactly(file + ": ships-mcp added");
        assertThat(second.outLines()).containsExactly(file + ": ships-mcp unchanged");
        assertThat(second.err()).isEmpty();
        assertThat(file).hasContent(written);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(file.resolveSibling("")).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void leavesEverythingElseAsItIs() throws IOException {
        save(TEXT);

        assertThat(install("cursor").exit()).isZero();

        assertThat(file).hasContent("""
            {
              // my servers
              "mcpServers": {
                "other": {"url": "https://example.com"}, // stays
                "ships-mcp": {
                  "url": "http://127.0.0.1:9090/ships-mcp/mcp"
                },
              },
              "theme": "dark"
            }
            """);
    }

    @Test
    void replacesItsOwnEntry() throws IOException {
        save(TEXT);
        install("cursor");
        var before = Files.readString(file);

        var typed = install("cursor", "--port", "9090=19090");

        assertThat(typed.outLines()).containsExactly(file + ": ships-mcp changed");
        assertThat(file).hasContent(before.replace(":9090", ":19090"));
    }

    @Test
    void keepsWhatAPersonAddedToItsEntry() throws IOException {
        save("""
            {"mcpServers": {"ships-mcp": {
              "httpUrl": "http://old", "headers": {"X": "old"}, "timeout": 5,
              "env": {"REGISTRY_TOKEN": "by hand", "REGISTRY_TENANT": "${OLD}", "DEBUG": "1"}}}}
            """);

        install("gemini-cli", "--transport", "stdio");

        assertThat(json(Files.readString(file)).at("/mcpServers/ships-mcp")).isEqualTo(json("""
            {"timeout": 5, "command": "naftiko", "args": ["run", "%s", "--transport", "stdio"],
             "env": {"REGISTRY_TOKEN": "by hand", "REGISTRY_TENANT": "${REGISTRY_TENANT}", "DEBUG": "1"}}
            """.formatted(ships)));
    }

    @Test
    void addsNoInputThatIsThere() throws IOException {
        save("""
            {
              "inputs": [
                {"type": "pickString", "id": "REGISTRY_TENANT", "description": "Whose?", "options": ["a"]} // mine
              ]
            }
            """);

        install("vscode", "--transport", "stdio");

        assertThat(file).content().contains("\"options\": [\"a\"]}, // mine\n    {\n");
        assertThat(Json.parse(Files.readString(file).replace("// mine", ""))
                        .orElseThrow()
                        .path("inputs")
                        .valueStream()
                        .map(input -> input.path("id").asString()))
                .containsExactly("REGISTRY_TENANT", "REGISTRY_TOKEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"mcpServers": {}~n ~s3cret | 2:2: This is no JSON.
        {"mcpServers": [1]}         | 1:16: `mcpServers` is no object.
        ["s3cret"]                  | 1:1: The file holds no object.
        """)
    void refusesAFileThatItCannotRead(String text, String reason) throws IOException {
        save(text.replace("~n", "\n").replace("~", ""));
        var before = Files.readString(file);

        var typed = install("cursor");

        assertThat(typed.exit()).isOne();
        assertThat(typed.err())
                .contains(file + ":" + reason + " It is left as it is.")
                .doesNotContain("s3cret");
        assertThat(typed.out()).isEmpty();
        assertThat(file).hasContent(before);
    }

    @Test
    void keepsAByteOrderMarkAndLineEnds() throws IOException {
        save("\uFEFF{\r\n}\r\n");

        install("cursor");

        assertThat(Files.readString(file))
                .startsWith("\uFEFF{\r\n  \"mcpServers\": {\r\n")
                .endsWith("  }\r\n}\r\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs symbolic links and permissions")
    void writesBehindALinkAndKeepsPermissions() throws IOException {
        save("{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        naftiko("install", "cursor", ships, "--write", "--file", link.toString());

        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("ships-mcp");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void writesIntoTheFileOfTheClient() throws IOException {
        var home = Map.of("HOME", folder.toString(), "USERPROFILE", folder.toString());

        var printed = naftiko(home, "install", "cursor", ships);
        var written = naftiko(home, "install", "cursor", ships, "--write");

        assertThat(printed.err()).contains("--write writes it to " + folder.resolve(".cursor/mcp.json"));
        assertThat(json(Files.readString(folder.resolve(".cursor/mcp.json")))).isEqualTo(json(printed.out()));
        assertThat(written.err()).contains("Restart Cursor");
        assertThat(naftiko(home, "install", "claude-code", ships).err()).contains("--write writes it to .mcp.json");
    }

    @Test
    void refusesAFileToWriteToWithoutWriting() {
        assertThat(naftiko("install", "cursor", ships, "--file", "x").err()).contains("--file goes with --write.");
    }

    @Test
    void installsWhatIsGoodAndSaysWhatIsNot() {
        Capability.write(folder, "broken.yaml", "capability: {}");

        var typed = naftiko("install", "cursor", folder.toString());

        assertThat(typed.exit()).isOne();
        assertThat(typed.err()).contains("[no-exposes]");
        assertThat(json(typed.out()).at("/mcpServers/ships-mcp").isObject()).isTrue();
    }

    @Test
    void saysThatThereIsNoServer() {
        var rest = Capability.SHIPS.substring(0, Capability.SHIPS.indexOf("  - type: mcp"));
        var only = Capability.write(folder, "rest.yaml", rest).toString();

        var typed = naftiko("install", "cursor", only);

        assertThat(typed.err()).contains("no MCP server is exposed in " + only);
        assertThat(typed.exit()).isOne();
    }

    @Test
    void saysWhichClientsThereAre() {
        var typed = naftiko("install", "curser", ships);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("is not one of claude-code, claude-desktop, cursor, vscode, gemini-cli, mcp-json")
                .contains("Did you mean `cursor`?");
    }

    private Typed install(String client, String... flags) {
        var words = new ArrayList<>(List.of("install", client, ships, "--write", "--file", file.toString()));
        words.addAll(List.of(flags));
        return naftiko(words.toArray(String[]::new));
    }

    private void save(String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError(text));
    }
}
