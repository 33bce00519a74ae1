package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Skills over MCP (SEP-2640), on the wire of both eras.
class SkillsTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        info: {label: Harbour, description: Ships of a harbour.}
        capability:
          exposes:
          - type: mcp
            namespace: harbour-mcp
            port: 9090
            tools:
            - {name: motto, description: The motto., outputParameters: [{type: string, value: Ships come and go.}]}
            skills:
            - {path: ./skills, prefix: acme/port}
            - {name: written, description: Made of this file., license: MIT}
          - type: mcp
            namespace: guarded-mcp
            port: 9090
            authentication: {type: bearer, token: '{{TOKEN}}'}
            tools:
            - {name: motto, description: The motto., outputParameters: [{type: string, value: Ships come and go.}]}
          - type: skill
            namespace: open
            port: 8080
            skills:
            - {name: sailing, description: How to sail.}
          - type: skill
            namespace: closed
            port: 8080
            authentication: {type: bearer, token: '{{TOKEN}}'}
            skills:
            - {name: secrets, description: What only some may know.}
        """;

    private static final String DOCKING = """
        ---
        name: docking
        description: How to dock.
        metadata: {version: "2.1.0", day: 2026-01-02}
        ---
        See [the words](references/greeting.md).
        """;

    private static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 0};

    @TempDir
    private Path folder;

    private Hosting hosting;

    @BeforeEach
    void serve() throws IOException {
        write("skills/docking/SKILL.md", DOCKING.getBytes(UTF_8));
        write("skills/docking/references/greeting.md", "Ahoy é!\n".getBytes(UTF_8));
        write("skills/docking/references/old/a b.md", new byte[0]);
        write("skills/docking/flag.png", PIXEL);
        write("skills/nothing/README.md", new byte[0]);
        write("harbour.yaml", CAPABILITY.getBytes(UTF_8));
        hosting =
                new Hosting(Settings.of(Environment.of(Map.of("TOKEN", "t"))), List.of(folder.resolve("harbour.yaml")));
    }

    @AfterEach
    void close() {
        hosting.close();
    }

    private void write(String path, byte[] content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content);
    }

    private JsonNode modern(String method, String params) {
        var meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
        var all = params.isEmpty() ? meta : params + "," + meta;
        var named = Json.parse("{" + all + "}").orElseThrow().path("uri").stringValue("");
        return send(
                "harbour-mcp",
                method,
                all,
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                method,
                "Mcp-Name",
                named);
    }

    private JsonNode legacy(String namespace, String method, String params) {
        return send(namespace, method, params, "MCP-Protocol-Version", "2025-11-25", "Authorization", "Bearer t");
    }

    private JsonNode send(String namespace, String method, String params, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
        return Json.parse(hosting.send("POST", hosting.url(namespace) + "/mcp", body, all)
                        .body())
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(member).asString())
                .toList();
    }

    @Test
    void aServerSaysThatItHasSkillsAndReadsTheirFolders() {
        var discovered = modern("server/discover", "").path("result").path("capabilities");
        var initialized = legacy("harbour-mcp", "initialize", "\"protocolVersion\":\"2025-11-25\"")
                .path("result")
                .path("capabilities");

        for (var capabilities : List.of(discovered, initialized)) {
            assertThat(capabilities.has("resources")).isTrue();
            assertThat(capabilities.path("extensions").toString())
                    .isEqualTo("{\"io.modelcontextprotocol/skills\":{\"directoryRead\":true}}");
        }
    }

    @Test
    void itOffersItsOwnSkillsAndThoseOfSkillServersThatAskNoMoreThanItself() {
        assertThat(texts(legacy("harbour-mcp", "skills/list", "").path("result").path("skills"), "uri"))
                .containsExactly(
                        "skill://acme/port/docking/SKILL.md",
                        "skill://written/SKILL.md",
                        "skill://open/sailing/SKILL.md");
        assertThat(texts(legacy("guarded-mcp", "skills/list", "").path("result").path("skills"), "uri"))
                .containsExactly("skill://open/sailing/SKILL.md", "skill://closed/secrets/SKILL.md");
        assertThat(legacy("harbour-mcp", "resources/read", "\"uri\":\"skill://closed/secrets/SKILL.md\"")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32002);
    }

    @Test
    void anEntryHasTheFrontmatterAsItStandsAndEveryFileOnce() {
        var entry = modern("skills/list", "").path("result").path("skills").path(0);

        assertThat(entry.path("frontmatter").toString())
                .isEqualTo("{\"name\":\"docking\",\"description\":\"How to dock.\","
                        + "\"metadata\":{\"version\":\"2.1.0\",\"day\":\"2026-01-02\"}}");
        assertThat(texts(entry.path("resources"), "uri"))
                .containsExactly(
                        "skill://acme/port/docking/SKILL.md",
                        "skill://acme/port/docking/flag.png",
                        "skill://acme/port/docking/references/greeting.md",
                        "skill://acme/port/docking/references/old/a%20b.md");
        assertThat(modern("skills/get", "\"uri\":\"skill://acme/port/docking/SKILL.md\"")
                        .path("result")
                        .path("skill"))
                .isEqualTo(entry);
    }

    @Test
    void sizesAndDigestsAreThoseOfTheBytesThatAreRead() {
        var skills = modern("skills/list", "").path("result").path("skills");
        skills.forEach(skill -> skill.path("resources").forEach(file -> {
            var uri = file.path("uri").asString();
            var contents = modern("resources/read", "\"uri\":\"" + uri + "\"")
                    .path("result")
                    .path("contents")
                    .path(0);
            var bytes = contents.has("blob")
                    ? Base64.getDecoder().decode(contents.path("blob").asString())
                    : contents.path("text").asString().getBytes(UTF_8);

            assertThat(contents.path("uri").asString()).isEqualTo(uri);
            assertThat(bytes).as(uri).hasSize(file.path("size").asInt());
            assertThat(SkillFile.of("", "", bytes).digest())
                    .isEqualTo(file.path("digest").asString());
        }));
    }

    @Test
    void onlyTheModernEraSaysHowLongAnswersMayBeKept() {
        for (var call : List.of(
                Map.entry("skills/list", ""), Map.entry("skills/get", "\"uri\":\"skill://written/SKILL.md\""))) {
            var modern = modern(call.getKey(), call.getValue()).path("result");
            assertThat(modern.path("resultType").asString()).isEqualTo("complete");
            assertThat(modern.path("ttlMs").isIntegralNumber()).isTrue();
            assertThat(modern.path("cacheScope").asString()).isEqualTo("private");

            var legacy = legacy("harbour-mcp", call.getKey(), call.getValue()).path("result");
            assertThat(legacy.propertyNames()).containsExactly(call.getKey().equals("skills/get") ? "skill" : "skills");
        }
    }

    @Test
    void listsOfResourcesShowHowEachSkillBegins() {
        var first = legacy("harbour-mcp", "resources/list", "")
                .path("result")
                .path("resources")
                .path(0);

        assertThat(first.toString())
                .isEqualTo("{\"uri\":\"skill://acme/port/docking/SKILL.md\",\"name\":\"docking\","
                        + "\"description\":\"How to dock.\",\"mimeType\":\"text/markdown\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skill://acme                             | port",
                "skill://acme/port/docking                | docking flag.png references",
                "skill://acme/port/docking/references     | greeting.md old",
                "skill://acme/port/docking/references/old | a b.md",
                "skill://written                          | written",
            })
    void aFolderIsReadChildByChild(String uri, String names) {
        var children = modern("resources/directory/read", "\"uri\":\"" + uri + "\"")
                .path("result")
                .path("resources");

        assertThat(String.join(" ", texts(children, "name"))).isEqualTo(names);
        assertThat(texts(children, "uri")).allMatch(each -> each.startsWith(uri + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skill://acme/port/docking/SKILL.md",
                "skill://acme/port/docking/",
                "skill://acme/port/docking/..",
                "skill://",
                "skill://nobody",
                "file:///etc",
                ""
            })
    void whatIsNoFolderIsRefused(String uri) {
        assertThat(modern("resources/directory/read", "\"uri\":\"" + uri + "\"")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"skill://nobody/SKILL.md", "skill://acme/port/docking", "skill://acme/port/docking/flag.png", ""
            })
    void whatIsNoSkillIsRefused(String uri) {
        assertThat(modern("skills/get", "\"uri\":\"" + uri + "\"")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @Test
    void aFileThatIsWrittenLaterIsNotServedBeforeTheNextLook() throws IOException {
        var before = modern("skills/list", "").path("result").path("skills");
        write("skills/docking/SKILL.md", "changed".getBytes(UTF_8));
        write("skills/docking/new.md", new byte[0]);

        assertThat(modern("skills/list", "").path("result").path("skills")).isEqualTo(before);
        assertThat(modern("resources/read", "\"uri\":\"skill://acme/port/docking/SKILL.md\"")
                        .path("result")
                        .path("contents")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo(DOCKING);
    }

    @Test
    void aSkillThatDoesNotIntroduceItselfIsNotOfferedAndThatIsTold() throws IOException {
        write("skills/docking/SKILL.md", "---\nname: docking\n---\n".getBytes(UTF_8));
        var yaml = CAPABILITY.replace(
                "{path: ./skills, prefix: acme/port}",
                "{name: docking, description: Only here., location: './skills/docking'}");
        var plan = new Engine(Settings.of(Environment.of(Map.of("TOKEN", "t"))))
                .plan(folder.resolve("harbour.yaml"), yaml);

        assertThat(plan.problems()).anyMatch(problem -> problem.message().contains("not offered over MCP"));
        hosting.swap(List.of(Engine.site(plan, _ -> true)));
        assertThat(legacy("harbour-mcp", "skills/list", "").toString()).doesNotContain("docking");
    }

    @Test
    void aServerWithoutSkillsSaysNothingOfThem() {
        try (var plain = new Hosting(Settings.of(Environment.of(Map.of())), List.of(plain()))) {
            var answer = plain.send(
                    "POST",
                    plain.url("plain") + "/mcp",
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}",
                    "Content-Type",
                    "application/json");
            assertThat(answer.body())
                    .contains("\"tools\":{\"listChanged\":true}")
                    .doesNotContain("extensions");
        }
    }

    private Path plain() {
        try {
            return Files.writeString(folder.resolve("plain.yaml"), """
                naftiko: 1.0.0-alpha2
                capability:
                  exposes:
                  - type: mcp
                    namespace: plain
                    port: 9090
                    tools:
                    - {name: motto, description: The motto., outputParameters: [{type: string, value: x}]}
                """);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: ./nowhere}                        | SKILL_LOCATION",
                "{path: ./skills/nothing}                 | SKILL_LOCATION",
                "{path: ./skills, prefix: a//b}           | WRONG_SHAPE",
                "{path: ./skills, prefix: 'a b'}          | WRONG_SHAPE",
                "{path: ./skills, description: Several.}  | UNKNOWN_KEY",
                "{description: No name.}                  | VALUE_MISSING",
            })
    void whatIsWrongIsTold(String entry, String code) {
        var yaml = CAPABILITY.replace("- {path: ./skills, prefix: acme/port}", "- " + entry);
        var plan = new Engine(Settings.of(Environment.of(Map.of()))).plan(folder.resolve("harbour.yaml"), yaml);

        assertThat(plan.problems())
                .extracting(Problem::code)
                .extracting(Code::name)
                .contains(code);
    }
}
