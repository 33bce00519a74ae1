package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What tools and prompts show in place of an answer.
class ContentTest {

    private static final String SERVER = """
        tools:
        - name: everything
          description: Shows one block of each kind.
          content:
          - Plain
          - {type: text, text: 'For you', annotations: {audience: [user], priority: 0.5}, _meta: {a/b: 1}}
          - {type: image, location: 'file:///./files/dot.png'}
          - {type: audio, data: AQI=, mimeType: audio/wav}
          - {type: resource, resource: {uri: 'ships://note', location: 'file://./files/note.md'}}
          - {type: resource, resource: {uri: 'port://motto'}}
          - {type: resource_link, uri: 'port://motto'}
          - {type: resource_link, uri: 'ships://2', name: two, description: The second.}
        - name: greet
          description: Greets a ship.
          inputParameters:
          - {name: who, type: string, required: true}
          - {name: more, type: string, required: false}
          content:
          - 'Ahoy {{who}}.'
          - '{{more}}'
        - name: show
          description: Shows a ship.
          call: dock.get
          content:
          - 'Ship {{imo}} is {{$.name}}, in {{$.docks.length()}} docks: {{$.docks}}.'
          - {type: text, text: '{{$.note}}'}
          - {type: image, data: '{{$.photo}}', mimeType: image/png}
        - name: told
          description: Shows a ship and tells its name.
          call: dock.get
          outputParameters:
          - {name: name, type: string, mapping: $.name}
          content: 'It is {{$.name}}.'
        - name: around
          description: Shows what stands at an address.
          inputParameters:
          - {name: what, type: string, required: true}
          content:
          - {type: resource, resource: {uri: 'port://{{what}}'}}
        - name: photo
          description: Shows the photo.
          call: dock.photo
          content:
          - 'Ship {{imo}}:'
          - {type: image}
        - name: album
          description: Shows ship and photo.
          inputParameters:
          - {name: imo, type: string, required: true}
          steps:
          - {name: ship, type: call, call: dock.get, with: {imo: tools.imo}}
          - {name: picture, type: call, call: dock.photo, with: {imo: tools.imo}}
          content:
          - '{{imo}}: {{ship.name}}'
          - {type: image, data: '{{picture}}', mimeType: image/png}
          - {type: image}
        resources:
        - name: motto
          label: The motto
          uri: port://motto
          mimeType: text/plain
          outputParameters:
          - {type: string, value: Ships come and go.}
        - name: asking
          uri: port://asking
          steps: [{name: why, ask: Why?}]
        prompts:
        - name: look
          arguments: {what: {description: What.}}
          template:
          - role: user
            content:
            - {type: image, location: 'file:///./files/dot.png'}
            - {type: resource, resource: {uri: 'port://{{what}}'}}
            - {type: resource_link, uri: 'port://{{what}}'}
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.write(folder.resolve("files/dot.png"), new byte[] {1, 2});
        Files.writeString(folder.resolve("files/note.md"), "# {{who}}");
    }

    private Wired client(String upstream) {
        return Shared.in(folder, upstream, SERVER).client();
    }

    private static JsonNode content(Wired client, String revision, String tool, String arguments) {
        var params = "\"name\": \"" + tool + "\", \"arguments\": " + arguments;
        var result = revision.equals("2026-07-28")
                ? client.modern("tools/call", params).result()
                : client.legacy(revision, "tools/call", "{" + params + "}").result();
        assertThat(result.path("isError").asBoolean(false))
                .as(result.toString())
                .isFalse();
        return result.path("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void showsEachKind(String revision) {
        assertThat(content(client("http://127.0.0.1:9"), revision, "everything", "{}"))
                .isEqualTo(Served.json("""
                    [{"type": "text", "text": "Plain"},
                     {"type": "text", "text": "For you", "annotations": {"audience": ["user"], "priority": 0.5},
                      "_meta": {"a/b": 1}},
                     {"type": "image", "data": "AQI=", "mimeType": "image/png"},
                     {"type": "audio", "data": "AQI=", "mimeType": "audio/wav"},
                     {"type": "resource", "resource": {"uri": "ships://note", "mimeType": "text/markdown", "text": "# {{who}}"}},
                     {"type": "resource", "resource":
                       {"uri": "port://motto", "mimeType": "text/plain", "text": "Ships come and go."}},
                     {"type": "resource_link", "uri": "port://motto", "name": "motto", "title": "The motto",
                      "mimeType": "text/plain"},
                     {"type": "resource_link", "uri": "ships://2", "name": "two", "description": "The second."}]
                    """));
    }

    @Test
    void saysInOlderWordsWhatARevisionHasNoBlockFor() {
        var older = content(client("http://127.0.0.1:9"), "2025-03-26", "everything", "{}");
        var oldest = content(client("http://127.0.0.1:9"), "2024-11-05", "everything", "{}");

        assertThat(older.get(1).has("_meta")).isFalse();
        assertThat(older.get(3).get("type").asString()).isEqualTo("audio");
        assertThat(older.get(6)).isEqualTo(Served.json("{\"type\": \"text\", \"text\": \"motto: port://motto\"}"));
        assertThat(older.get(7).get("text").asString()).isEqualTo("two: ships://2 (The second.)");
        assertThat(oldest.get(3)).isEqualTo(Served.json("""
            {"type": "resource", "resource": {"uri": "tool:audio", "mimeType": "audio/wav", "blob": "AQI="}}
            """));
    }

    @Test
    void fillsInArgumentsAndLeavesOutWhatIsAbsent() {
        assertThat(content(client("http://127.0.0.1:9"), "2026-07-28", "greet", "{\"who\": \"Selma\"}"))
                .isEqualTo(Served.json("[{\"type\": \"text\", \"text\": \"Ahoy Selma.\"}]"));
    }

    @Test
    void saysThatAResourceCannotBeRead() {
        assertThat(content(client("http://127.0.0.1:9"), "2026-07-28", "around", "{\"what\": \"x\"}"))
                .isEqualTo(Served.json("""
                    [{"type": "text", "text":
                      "The resource port://x cannot be read: Resource not found: port://x"}]
                    """));
    }

    /// What was done before would be done again for the answer.
    @Test
    void aResourceInItAsksNobody() {
        assertThat(content(client("http://127.0.0.1:9"), "2026-07-28", "around", "{\"what\": \"asking\"}"))
                .isEqualTo(Served.json("""
                    [{"type": "text", "text":
                      "The resource port://asking cannot be read: The caller cannot be asked."}]
                    """));
    }

    @Test
    void isMadeOfTheAnswer() {
        var ship = "{\"name\": \"Selma\", \"docks\": [1, 2], \"photo\": \"AQI=\"}";
        try (var upstream = RecordingUpstream.answering(Answer.json(ship))) {
            var client = client(upstream.origin());

            assertThat(content(client, "2025-11-25", "show", "{\"imo\": \"9\"}"))
                    .isEqualTo(Served.json("""
                        [{"type": "text", "text": "Ship 9 is Selma, in 2 docks: [1,2]."},
                         {"type": "image", "data": "AQI=", "mimeType": "image/png"}]
                        """));
            var told =
                    client.legacy("2025-11-25", "tools/call", "{\"name\": \"told\", \"arguments\": {\"imo\": \"9\"}}");
            assertThat(told.result()).isEqualTo(Served.json("""
                {"content": [{"type": "text", "text": "It is Selma."}], "structuredContent": {"name": "Selma"}}
                """));
        }
    }

    @Test
    void showsTheBytesOfTheAnswer() {
        try (var upstream =
                RecordingUpstream.answering(request -> request.path().endsWith("/photo")
                        ? Answer.of(200).with("Content-Type", "image/jpeg").carrying(new byte[] {1, 2})
                        : Answer.json("{\"name\": \"Selma\"}"))) {
            var client = client(upstream.origin());

            assertThat(content(client, "2026-07-28", "photo", "{\"imo\": \"9\"}"))
                    .isEqualTo(Served.json("""
                        [{"type": "text", "text": "Ship 9:"}, {"type": "image", "data": "AQI=", "mimeType": "image/jpeg"}]
                        """));
            assertThat(content(client, "2026-07-28", "album", "{\"imo\": \"9\"}"))
                    .isEqualTo(Served.json("""
                        [{"type": "text", "text": "9: Selma"},
                         {"type": "image", "data": "AQI=", "mimeType": "image/png"},
                         {"type": "image", "data": "AQI=", "mimeType": "image/jpeg"}]
                        """));
        }
    }

    @Test
    void saysThatAnAnswerIsNoImage() {
        try (var upstream = RecordingUpstream.answering(Answer.json("{}"))) {
            assertThat(client(upstream.origin())
                            .modern("tools/call", "\"name\": \"photo\", \"arguments\": {\"imo\": \"9\"}")
                            .result()
                            .toString())
                    .contains("\"isError\":true", "The answer is application/json, and the tool shows it as image.");
        }
    }

    @Test
    void hasNoOutputSchemaForContentAlone() {
        var tools =
                client("http://127.0.0.1:9").modern("tools/list", "").result().path("tools");

        assertThat(tools.valueStream()
                        .filter(tool -> tool.has("outputSchema"))
                        .map(tool -> tool.path("name").asString()))
                .containsExactly("told");
    }

    @Test
    void letsPromptsSayTheSame() {
        var params = "{\"name\": \"look\", \"arguments\": {\"what\": \"motto\"}}";
        var client = client("http://127.0.0.1:9");

        assertThat(client.legacy("2025-11-25", "prompts/get", params).result()).isEqualTo(Served.json("""
            {"messages": [
              {"role": "user", "content": {"type": "image", "data": "AQI=", "mimeType": "image/png"}},
              {"role": "user", "content": {"type": "resource", "resource":
                {"uri": "port://motto", "mimeType": "text/plain", "text": "Ships come and go."}}},
              {"role": "user", "content": {"type": "resource_link", "uri": "port://motto", "name": "motto",
                "title": "The motto", "mimeType": "text/plain"}}]}
            """));
        assertThat(client.legacy("2024-11-05", "prompts/get", params).text()).contains("motto: port://motto");
        assertThat(client.legacy("2025-11-25", "prompts/get", params.replace("motto", "x"))
                        .code())
                .isEqualTo(-32603);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: txt, text: a}           | WRONG_SHAPE     | Did you mean `text`?",
                "[a]                            | WRONG_SHAPE     | Write `type: text` and `text`.",
                "{type: text}                   | VALUE_MISSING   | null",
                "{type: image}                  | VALUE_MISSING   | Add `data` or `location`.",
                "{type: image, data: AQI=}      | VALUE_MISSING   | Say what the bytes are, such as `mimeType:"
                        + " image/png`.",
                "{type: image, location: a.png} | NAMED_FILE      | Name a file in that folder, or below it.",
                "{type: image, location: ../a.png} | NAMED_FILE   | Name a file in that folder, or below it.",
                "{type: resource}               | VALUE_MISSING   | Add `resource` with a `uri`.",
                "{type: text, txt: b, text: a}  | UNKNOWN_KEY     | Did you mean `text`?",
                "\"{{$.[}}\"                    | MAPPING_INVALID | 'A path begins with `$`, such as"
                        + " `{{$.data[0].id}}`.'",
            })
    void reportsWhatIsWrong(String block, Code code, String proposal) {
        var keywords = "tools:\n- name: show\n  description: Shows.\n  content:\n  - " + block + "\n";

        assertThat(Shared.in(folder, "http://127.0.0.1:9", keywords).plan().problems())
                .filteredOn(problem -> problem.code() == code)
                .extracting(Problem::proposal)
                .containsExactly(proposal.equals("null") ? null : proposal);
    }
}
