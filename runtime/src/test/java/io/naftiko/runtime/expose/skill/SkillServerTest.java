package io.naftiko.runtime.expose.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Hosting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SkillServerTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        info: {label: Harbour, description: Ships of a harbour.}
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: https://api.example.com
            resources:
            - path: /ships/{id}
              operations:
              - {name: get, method: GET, inputParameters: [{name: id, in: path, type: string, description: Its | number.}]}
          exposes:
          - type: mcp
            namespace: harbour-mcp
            port: 9090
            tools:
            - name: get-ship
              description: One ship.
              call: ships.get
              hints: {readOnly: true}
          - type: rest
            namespace: harbour-rest
            port: 8080
            resources:
            - path: /ships/{id}
              operations:
              - {method: GET, name: read-ship, call: ships.get}
          - type: skill
            namespace: harbour-skills
            port: 8080
            skills:
            - name: docking
              description: How to dock.
              location: file:./skills/docking
              license: MIT
              tools:
              - name: find-ship
                description: Find the ship.
                from: {sourceNamespace: harbour-mcp, action: get-ship}
              - name: say-hello
                description: Greet the captain.
                instruction: references/greeting.md
            - name: finding
              description: How to find a ship.
              allowed-tools: get-ship, read-ship
              metadata: {author: harbour, since: '1.10'}
        """;

    private static final String ENTRY = """
        ---
        name: docking
        description: How to dock, in their own words.
        license: Apache-2.0
        compatibility: Needs a harbour.
        ---
        Slowly.
        """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Hosting hosting;

    @BeforeEach
    void serve() throws IOException {
        write("skills/docking/SKILL.md", ENTRY);
        write("skills/docking/references/greeting.md", "Ahoy é!\n");
        write("skills/docking/scripts/deep/run me.sh", "echo\n");
        write("skills/docking/page.html", "<script>alert(1)</script>");
        write("skills/docking/.secret", "hidden");
        write("skills/docking/.git/config", "hidden");
        write("secret.txt", "outside");
        Files.createSymbolicLink(folder.resolve("skills/docking/link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("skills/docking/up"), folder);
        Files.createSymbolicLink(folder.resolve("skills/docking/same.md"), Path.of("SKILL.md"));
        write("harbour.yaml", CAPABILITY);
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(folder.resolve("harbour.yaml")));
    }

    @AfterEach
    void close() {
        hosting.close();
        client.close();
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void listsTheSkills() {
        assertThat(json("/skills")).isEqualTo(tree("""
            {"count": 2, "skills": [
              {"name": "docking", "description": "How to dock.", "license": "MIT", "tools": ["find-ship", "say-hello"]},
              {"name": "finding", "description": "How to find a ship.", "tools": []}]}
            """));
    }

    @Test
    void tellsWhatIsKnownOfASkillWithTheCapabilityBeforeItsFile() {
        assertThat(json("/skills/docking")).isEqualTo(tree("""
            {"name": "docking", "description": "How to dock.", "license": "MIT", "compatibility": "Needs a harbour.",
             "tools": [
              {"name": "find-ship", "description": "Find the ship.", "type": "derived",
               "invocationRef": {"targetNamespace": "harbour-mcp", "action": "get-ship", "mode": "mcp"}},
              {"name": "say-hello", "description": "Greet the captain.", "type": "instruction",
               "instruction": "references/greeting.md"}]}
            """));
        assertThat(json("/skills/finding")).isEqualTo(tree("""
            {"name": "finding", "description": "How to find a ship.", "metadata": {"author": "harbour", "since": "1.10"},
             "allowed-tools": "get-ship read-ship", "tools": []}
            """));
    }

    @Test
    void listsTheFilesThatAreInsideTheFolderAndNotHidden() {
        var files = json("/skills/docking/contents");

        assertThat(files.path("name").stringValue()).isEqualTo("docking");
        assertThat(files.path("files")
                        .valueStream()
                        .map(each -> each.path("path").stringValue()))
                .containsExactly(
                        "SKILL.md", "page.html", "references/greeting.md", "same.md", "scripts/deep/run me.sh");
        assertThat(files.path("files").path(2))
                .isEqualTo(tree("""
                    {"path": "references/greeting.md", "size": 9, "type": "text/markdown",
                     "digest": "sha256:%s"}\
                    """.formatted(sha256("Ahoy é!\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
    }

    @Test
    void servesEachFileByteForByteAndRunsNothingInABrowser() {
        assertThat(get("/skills/docking/contents/SKILL.md").body()).isEqualTo(ENTRY);
        assertThat(get("/skills/docking/contents/references/greeting.md").body())
                .isEqualTo("Ahoy é!\n");
        assertThat(get("/skills/docking/contents/scripts/deep/run%20me.sh").body())
                .isEqualTo("echo\n");
        assertThat(get("/skills/docking/contents/same.md").body()).isEqualTo(ENTRY);

        var page = get("/skills/docking/contents/page.html");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "../../../secret.txt, 400",
        "..%2f..%2fsecret.txt, 400",
        "%2e%2e/%2e%2e/secret.txt, 400",
        "references/../SKILL.md, 400",
        "references/./greeting.md, 400",
        "references//greeting.md, 400",
        "/etc/passwd, 400",
        "%2fetc%2fpasswd, 400",
        "references%2fgreeting.md, 400",
        "..%5c..%5csecret.txt, 400",
        "SKILL.md%00.txt, 400",
        "SKILL.md%0a, 400",
        "references/, 400",
        "link.txt, 404",
        "up/secret.txt, 404",
        ".secret, 404",
        ".git/config, 404",
        "references, 404",
        "skill.md, 404",
        "%252e%252e%252fsecret.txt, 404",
        "nothing.md, 404",
    })
    void neverLeavesTheFolder(String path, int status) {
        var answer = get("/skills/docking/contents/" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/skills/rowing", "/skills/rowing/download", "/skills/rowing/contents", "/skills/Docking"})
    void saysThatASkillIsNotThere(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path).body()).contains("There is no skill");
    }

    @Test
    void packsTheFilesAlikeEachTime() throws IOException {
        var first = bytes("/skills/docking/download");
        var names = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(first.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.put(entry.getName(), new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }

        assertThat(names)
                .containsOnlyKeys(
                        "SKILL.md", "page.html", "references/greeting.md", "same.md", "scripts/deep/run me.sh")
                .containsEntry("SKILL.md", ENTRY);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(first.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"docking.zip\"");
        try (var again = new Hosting(Settings.of(Environment.of(Map.of())), List.of(folder.resolve("harbour.yaml")))) {
            assertThat(bytes(again.url("harbour-skills") + "/skills/docking/download")
                            .body())
                    .isEqualTo(first.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/skills",
                "/skills/docking",
                "/skills/docking/contents",
                "/skills/docking/contents/SKILL.md",
                "/skills/docking/download"
            })
    void answersHeadAndKnowsWhatHasNotChanged(String path) {
        var whole = get(path);
        var etag = whole.headers().firstValue("ETag").orElseThrow();
        var head = hosting.send("HEAD", url(path), "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(etag);
        assertThat(head.body()).isEmpty();
        assertThat(hosting.send("GET", url(path), "", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(hosting.send("GET", url(path), "", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hosting.send("POST", url(path), "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void tagsAFileWithTheDigestOfItsBytes() {
        var file = get("/skills/docking/contents/SKILL.md");

        assertThat(file.headers().firstValue("ETag"))
                .contains("\"sha256:" + sha256(ENTRY.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "\"");
    }

    @Test
    void writesTheFileOfASkillWithoutAFolder() {
        assertThat(get("/skills/finding/contents/SKILL.md").body()).isEqualTo("""
            ---
            name: finding
            description: How to find a ship.
            metadata:
              "author": harbour
              "since": "1.10"
            allowed-tools: get-ship read-ship
            ---

            # Harbour

            Ships of a harbour.

            ## How to call

            - `harbour-mcp` is an MCP server (Streamable HTTP) at `/harbour-mcp/mcp` on port 9090.
            - `harbour-rest` is a REST server below `/harbour-rest` on port 8080; `GET /harbour-rest/openapi.json` describes it.

            Give every required input. An answer with `isError`, or a status of 400 and above, says what is wrong.

            ## Tools

            ### get-ship

            One ship.

            It only reads. Call the tool `get-ship` of `harbour-mcp`, or `GET /harbour-rest/ships/{id}`.

            | input | type | required | |
            |---|---|---|---|
            | `id` | string | yes | Its \\| number. |
            """);
    }

    @Test
    void answersOnThePlainPathToo() {
        var origin =
                URI.create(hosting.url("harbour-skills")).resolve("/skills").toString();

        assertThat(hosting.send("GET", origin, "").body())
                .isEqualTo(get("/skills").body());
    }

    @Test
    void aPlainPathThatTwoServersWantNamesBoth() throws IOException {
        write("other.yaml", CAPABILITY.replace("harbour", "other"));
        try (var both = new Hosting(
                Settings.of(Environment.of(Map.of())),
                List.of(folder.resolve("harbour.yaml"), folder.resolve("other.yaml")))) {
            var plain = both.send(
                    "GET",
                    URI.create(both.url("other-skills")).resolve("/skills").toString(),
                    "");

            assertThat(plain.statusCode()).isEqualTo(409);
            assertThat(plain.body()).contains("/harbour-skills/skills", "/other-skills/skills");
            assertThat(both.send("GET", both.url("other-skills") + "/skills", "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFileMayServeNothingButSkills() throws IOException {
        write("alone.yaml", """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: skill
                namespace: alone
                port: 8080
                skills: {docking: {description: How to dock., location: 'file:skills/docking'}}
            """);
        try (var alone = new Hosting(Settings.of(Environment.of(Map.of())), List.of(folder.resolve("alone.yaml")))) {
            assertThat(alone.namespaces()).containsExactly("alone");
            assertThat(alone.send("GET", alone.url("alone") + "/skills/docking/contents/SKILL.md", "")
                            .body())
                    .isEqualTo(ENTRY);
        }
    }

    private JsonNode json(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return tree(answer.body());
    }

    private static JsonNode tree(String json) {
        return Json.parse(json).orElseThrow();
    }

    private HttpResponse<String> get(String path) {
        return hosting.send("GET", url(path), "");
    }

    private String url(String path) {
        return hosting.url("harbour-skills") + path;
    }

    private HttpResponse<byte[]> bytes(String path) {
        var url = path.startsWith("/") ? url(path) : path;
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
