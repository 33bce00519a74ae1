package io.naftiko.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Documents;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is written is read as what was meant.
class YamlTextTest {

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "a: b",
            "- a",
            "#",
            "a #b",
            "'",
            "\"",
            "''\"",
            "\\",
            "{{x}}",
            "{",
            "[",
            "]",
            "}",
            ",",
            "*",
            "&a",
            "!tag",
            "|",
            ">",
            "%",
            "@",
            "`",
            "~",
            "null",
            "Null",
            "true",
            "yes",
            "No",
            "on",
            "012",
            "0x1F",
            "1e3",
            "1_000",
            "12:30:45",
            "2026-11-22",
            ".inf",
            "-.5",
            "<<",
            "=",
            "a\nb",
            "a\n",
            "\n a",
            "\t",
            "a\tb",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "é",
            "日本",
            "\uD83D\uDE00",
            "? a",
            ": ",
            "---",
            "...",
            "--- a",
            "a ",
            " a",
            "key: 'v'",
            "- - -",
            "a, b");

    private final Random random = new Random(20261122);

    @Test
    void anyTreeComesBack() {
        for (int round = 0; round < 2_000; round++) {
            var tree = Json.object().set("root", tree(4));
            var text = YamlText.of(tree, Set.of("a", "key: 'v'"));

            assertThat(Documents.yaml(text)).as("round %d:%n%s", round, text).isEqualTo(tree);
        }
    }

    private JsonNode tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0, 1, 2 -> tools.jackson.databind.node.StringNode.valueOf(text());
            case 3 -> tools.jackson.databind.node.IntNode.valueOf(random.nextInt(100) - 50);
            case 4 -> tools.jackson.databind.node.BooleanNode.valueOf(random.nextBoolean());
            case 5 -> tools.jackson.databind.node.DecimalNode.valueOf(new java.math.BigDecimal("1.5"));
            case 6 -> {
                var items = Json.array();
                random.ints(random.nextInt(4), 0, 2).forEach(_ -> items.add(tree(depth - 1)));
                yield items;
            }
            default -> {
                var fields = Json.object();
                random.ints(random.nextInt(5), 0, 2).forEach(_ -> fields.set(text(), tree(depth - 1)));
                yield fields;
            }
        };
    }

    private String text() {
        var text = NASTY.get(random.nextInt(NASTY.size()));
        return random.nextInt(3) == 0 ? text + NASTY.get(random.nextInt(NASTY.size())) : text;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no         | 'no'
        12:30:45   | '12:30:45'
        2026-11-22 | '2026-11-22'
        007        | '007'
        list rooms | list rooms
        """)
    void olderReadersSeeTheSameText(String text, String written) {
        assertThat(YamlText.of(Json.object().put("a", text), Set.of())).isEqualTo("a: " + written + "\n");
    }
}
