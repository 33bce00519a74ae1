package io.naftiko.runtime.skill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.SkillFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FrontmatterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ---\\nname: a\\n---\\nBody           | {"name":"a"}
        ---\\r\\nname: a\\r\\n---\\r\\nBody   | {"name":"a"}
        ---  \\nname: a\\n---                 | {"name":"a"}
        ---\\nversion: "2.1.0"\\n---\\n       | {"version":"2.1.0"}
        ---\\nversion: 2.10\\n---\\n          | {"version":2.10}
        ---\\nday: 2026-01-02\\non: no\\n---  | {"day":"2026-01-02","on":"no"}
        ---\\na: b\\n---\\n---\\nc: d\\n---   | {"a":"b"}
        \uFEFF---\\na: b\\n---\\n             | {"a":"b"}
        """)
    void readsTheBlockAtTheStart(String file, String words) {
        var read = read(file.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(read.flaw()).isNull();
        assertThat(read.words()).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # Title                 | does not begin with frontmatter
        \\n---\\nname: a\\n---  | does not begin with frontmatter
        ---\\nname: a\\n        | does not begin with frontmatter
        ---\\n- a\\n---\\n      | has frontmatter that is no mapping
        ---\\n---\\n            | has frontmatter that is no mapping
        ---\\na: b\\nc: [\\n--- | on line 4
        ---\\na: b\\na: c\\n--- | on line 3
        """)
    void saysWhatIsWrongWithIt(String file, String flaw) {
        var read = read(file.replace("\\n", "\n"));

        assertThat(read.words()).isEmpty();
        assertThat(read.flaw()).contains(flaw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docking",
                "How to dock.",
                "true",
                "No",
                "1.10",
                "null",
                "~",
                "",
                " ",
                "a: b",
                "# no",
                "- a",
                "[x]",
                "{x}",
                "'q'",
                "\"q\"",
                "two\nlines",
                "tab\there",
                "é ñ",
                "ends with space ",
                "a #b",
                "*x",
                "&x",
                "!x",
                "%x",
                "@x",
                "`x`",
                "2026-01-02",
                "---"
            })
    void writesTextThatReadsAsItself(String text) {
        var words = Json.object().put("name", text);
        words.putObject("metadata").put(text, text).put("plain", "a");

        assertThat(read(Frontmatter.written(words)).words()).isEqualTo(words);
    }

    @Test
    void writesFlagsAsFlags() {
        ObjectNode words = Json.object().put("user-invocable", false).put("name", "a");

        assertThat(Frontmatter.written(words)).isEqualTo("---\nuser-invocable: false\nname: a\n---\n");
    }

    private static Frontmatter read(String text) {
        return Frontmatter.of(SkillFile.of("SKILL.md", "text/markdown", text.getBytes(UTF_8)));
    }
}
