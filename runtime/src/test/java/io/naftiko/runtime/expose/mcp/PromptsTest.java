package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that clients fetch, with their arguments filled in.
class PromptsTest {

    private static final String PROMPTS = """
        prompts:
        - name: inspect
          label: Inspect a ship
          description: Asks for an inspection.
          arguments:
          - {name: ship, label: Ship, description: Its name., complete: [Selma, Sif, Ægir]}
          - {name: dock, description: Where., required: false, enum: [east, west]}
          template:
          - {role: user, content: 'Inspect {{ship}} at {{ dock }}. Keep {{left}} and ${ship}.'}
          - {role: assistant, content: 'Aye {{ship}}'}
          - role: user
            content: {type: resource, resource: {uri: 'ships://{{ship}}', mimeType: text/plain, text: 'Of {{ship}}'}}
          - {role: user, content: {type: image, mimeType: image/png, data: AQI=}}
        - name: hail
          location: file:///./prompts/hail.md
          arguments: {ship: {display: Ship, description: Its name.}}
        - {name: plain, template: [Good morning]}
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFile() throws IOException {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(
                folder.resolve("prompts/hail.md"), "---\ntitle: Hail\n---\n# Hail {{ship}}\n\n---\nbye\n---\n");
    }

    private Wired client() {
        return Shared.in(folder, "http://127.0.0.1:9", PROMPTS).client();
    }

    @Test
    void listsPromptsInTheOrderOfTheFile() {
        assertThat(client().legacy("2025-11-25", "prompts/list", "{}").result()).isEqualTo(Served.json("""
            {"prompts": [
              {"name": "inspect", "title": "Inspect a ship", "description": "Asks for an inspection.",
               "arguments": [{"name": "ship", "title": "Ship", "description": "Its name.", "required": true},
                             {"name": "dock", "description": "Where.", "required": false}]},
              {"name": "hail",
               "arguments": [{"name": "ship", "title": "Ship", "description": "Its name.", "required": true}]},
              {"name": "plain"}]}
            """));
    }

    @Test
    void hasNoTitlesBeforeThereWereAny() {
        assertThat(client().legacy("2025-03-26", "prompts/list", "{}").text()).doesNotContain("title");
    }

    @Test
    void saysThatItHasPrompts() {
        assertThat(client().modern("server/discover", "").result().get("capabilities"))
                .isEqualTo(Served.json("{\"prompts\": {\"listChanged\": true}, \"completions\": {}}"));
    }

    @Test
    void fillsInEachArgumentOnceAndLeavesTheRest() {
        var result = client().legacy(
                        "2025-11-25",
                        "prompts/get",
                        "{\"name\": \"inspect\", \"arguments\": {\"ship\": \"{{dock}} $1 \\\"S\\\"\"}}")
                .result();

        assertThat(result).isEqualTo(Served.json("""
            {"description": "Asks for an inspection.", "messages": [
              {"role": "user", "content": {"type": "text",
               "text": "Inspect {{dock}} $1 \\"S\\" at . Keep {{left}} and ${ship}."}},
              {"role": "assistant", "content": {"type": "text", "text": "Aye {{dock}} $1 \\"S\\""}},
              {"role": "user", "content": {"type": "resource", "resource":
                {"uri": "ships://{{dock}} $1 \\"S\\"", "mimeType": "text/plain", "text": "Of {{dock}} $1 \\"S\\""}}},
              {"role": "user", "content": {"type": "image", "mimeType": "image/png", "data": "AQI="}}]}
            """));
    }

    @Test
    void aFileIsOneMessageWithoutItsFrontMatter() {
        var result = client().modern("prompts/get", "\"name\": \"hail\", \"arguments\": {\"ship\": \"Sif\"}")
                .result();

        assertThat(result.get("messages"))
                .isEqualTo(Served.json("[{\"role\": \"user\", \"content\": {\"type\": \"text\","
                        + " \"text\": \"# Hail Sif\\n\\n---\\nbye\\n---\\n\"}}]"));
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.has("ttlMs")).isFalse();
    }

    @Test
    void aPromptMayHaveNoArguments() {
        assertThat(client().modern("prompts/get", "\"name\": \"plain\", \"arguments\": {\"more\": \"x\"}")
                        .result()
                        .at("/messages/0/content/text")
                        .asString())
                .isEqualTo("Good morning");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"inspect\"                                                            | `ship` is required",
                "\"name\": \"inspect\", \"arguments\": {\"ship\": null}                           | `ship` is required",
                "\"name\": \"inspect\", \"arguments\": {\"ship\": 7}                              | `ship` must be of"
                        + " type string",
                "\"name\": \"inspect\", \"arguments\": {\"ship\": \"Sif\", \"dock\": \"north\"}   | `dock`",
                "\"name\": \"inspect\", \"arguments\": []                                         | `arguments` must"
                        + " be an object",
                "\"name\": \"inspct\"                                                             | Did you mean"
                        + " `inspect`?",
            })
    void refusesWhatDoesNotFit(String params, String says) {
        var answered = client().modern("prompts/get", params);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32602);
        assertThat(answered.message()).contains(says);
    }

    @Test
    void warnsOfAPlaceholderThatIsNoArgument() {
        assertThat(Shared.in(folder, "http://127.0.0.1:9", PROMPTS).plan().problems())
                .filteredOn(problem -> problem.code() == Code.PROMPT_PLACEHOLDER_UNDECLARED)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("`{{left}}` is none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a}                                    | PROMPT_WITHOUT_TEMPLATE",
                "{name: a, template: []}                      | PROMPT_WITHOUT_TEMPLATE",
                "{name: a, location: 'file:///./none.md'}     | NAMED_FILE",
                "{name: a, location: 'file:///./prompts'}     | NAMED_FILE",
                "{name: a, template: [x]}, {name: a, template: [y]} | PROMPT_DUPLICATE",
            })
    void refusesWhatHasNoMessage(String prompts, Code code) {
        assertThat(Shared.in(folder, "http://127.0.0.1:9", "prompts: [" + prompts + "]")
                        .plan()
                        .problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void theFileOfAPromptIsPartOfItsCapability() {
        assertThat(Shared.in(folder, "http://127.0.0.1:9", PROMPTS).plan().dependencies())
                .containsExactly(folder.resolve("prompts/hail.md").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ship | ''   | [\"Selma\", \"Sif\", \"Ægir\"]",
                "ship | s    | [\"Selma\", \"Sif\"]",
                "ship | æ    | [\"Ægir\"]",
                "ship | x    | []",
                "dock | w    | [\"west\"]",
            })
    void completesAnArgument(String argument, String typed, String values) {
        var params = "\"ref\": {\"type\": \"ref/prompt\", \"name\": \"inspect\"}, \"argument\": {\"name\": \""
                + argument + "\", \"value\": \"" + typed + "\"}";
        var expected = Served.json(values);

        for (var result : List.of(
                client().modern("completion/complete", params).result(),
                client().legacy("2025-03-26", "completion/complete", "{" + params + "}")
                        .result())) {
            assertThat(result.at("/completion/values")).isEqualTo(expected);
            assertThat(result.at("/completion/total").asInt()).isEqualTo(expected.size());
            assertThat(result.at("/completion/hasMore").asBoolean()).isFalse();
        }
    }

    @Test
    void completesAPlaceholderOfAnAddressWithAtMostAHundredValues() {
        var numbers = String.join(
                ", ", IntStream.range(0, 120).mapToObj(i -> "'1" + i + "'").toList());
        var client = Shared.in(
                        folder,
                        "http://127.0.0.1:9",
                        "resources: [{name: ship, uri: 'ships://{imo}', call: dock.get, complete: {imo: [" + numbers
                                + "]}}]")
                .client();

        var completion = client.modern(
                        "completion/complete",
                        "\"ref\": {\"type\": \"ref/resource\", \"uri\": \"ships://{imo}\"},"
                                + " \"argument\": {\"name\": \"imo\", \"value\": \"1\"}")
                .result()
                .get("completion");

        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("total").asInt()).isEqualTo(120);
        assertThat(completion.get("hasMore").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ref\": {\"type\": \"ref/prompt\", \"name\": \"none\"}, \"argument\": {\"name\": \"ship\","
                        + " \"value\": \"\"}",
                "\"ref\": {\"type\": \"ref/tool\", \"name\": \"hail\"}, \"argument\": {\"name\": \"ship\", \"value\":"
                        + " \"\"}",
                "\"ref\": {\"type\": \"ref/prompt\", \"name\": \"hail\"}, \"argument\": {\"name\": \"none\","
                        + " \"value\": \"\"}",
                "\"ref\": {\"type\": \"ref/prompt\", \"name\": \"hail\"}, \"argument\": {\"name\": \"ship\"}",
                "\"ref\": {\"type\": \"ref/prompt\", \"name\": \"hail\"}",
            })
    void completesNothingElse(String params) {
        assertThat(client().modern("completion/complete", params).code()).isEqualTo(-32602);
    }
}
