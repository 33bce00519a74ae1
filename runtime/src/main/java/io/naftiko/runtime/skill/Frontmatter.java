package io.naftiko.runtime.skill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The YAML between the `---` lines at the start of a `SKILL.md`.
///
/// @param words as they stand there; empty when there is something wrong
/// @param flaw what is wrong, as a clause; null when nothing is
record Frontmatter(ObjectNode words, @Nullable String flaw) {

    private static final Pattern BLOCK =
            Pattern.compile("\\A\\x{FEFF}?---[ \\t]*\\R(.*?)^---[ \\t]*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 .,()'/_-]*(?<! )");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    /// Reads the frontmatter of `file`.
    static Frontmatter of(SkillFile file) {
        var block = BLOCK.matcher(new String(file.content(), UTF_8));
        return block.find() ? parsed(block.group(1)) : flawed("does not begin with frontmatter between `---` lines");
    }

    /// The text stands one line further down in the file than here.
    private static Frontmatter parsed(String yaml) {
        var problems = new Problems();
        var tree = new YamlReader("SKILL.md", problems).read("\n" + yaml);
        if (tree.isPresent() && tree.get() instanceof Tree.Fields fields) {
            return new Frontmatter((ObjectNode) fields.json(), null);
        }
        return flawed(problems.all().stream()
                .findFirst()
                .map(Frontmatter::clause)
                .orElse("has frontmatter that is no mapping"));
    }

    private static String clause(Problem problem) {
        return "has frontmatter that cannot be read, on line " + problem.place().line() + ": "
                + problem.message().replaceFirst("\\.+$", "");
    }

    private static Frontmatter flawed(String flaw) {
        return new Frontmatter(Json.object(), flaw);
    }

    /// The block that reads as `words`, with its `---` lines.
    static String written(ObjectNode words) {
        return words.properties().stream()
                .map(each -> entry(each.getKey(), each.getValue()))
                .collect(Collectors.joining("", "---\n", "---\n"));
    }

    private static String entry(String key, JsonNode value) {
        if (!value.isObject()) {
            return key + ": " + scalar(value) + "\n";
        }
        return value.properties().stream()
                .map(each ->
                        "  " + Json.text(StringNode.valueOf(each.getKey())) + ": " + scalar(each.getValue()) + "\n")
                .collect(Collectors.joining("", key + ":\n", ""));
    }

    private static String scalar(JsonNode value) {
        boolean isPlain = value.isString()
                && PLAIN.matcher(value.stringValue()).matches()
                && !WORDS.contains(value.stringValue().toLowerCase(Locale.ROOT));
        return isPlain ? value.stringValue() : Json.text(value);
    }
}
