package io.naftiko.runtime.schema;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.schema.Keywords.Group;
import io.naftiko.runtime.schema.Keywords.Keyword;
import io.naftiko.runtime.testing.dialect.Exchange;
import io.naftiko.runtime.testing.dialect.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every keyword that was published has its row on the page of keywords, with the files that run it through REST and
/// through MCP.
class KeywordsTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/schema/published.txt");
    private static final Path SHARED = Path.of("src/test/resources/keywords/files/shared");
    private static final Path PAGE = Path.of("../docs/reference/keywords.md");
    private static final Keywords KEYWORDS = Keywords.ofTheFormat();

    static final List<Fixture> FIXTURES = Stream.concat(
                    Fixture.in("keywords"), Fixture.in("../../../extensions/javascript/src/test/resources/keywords"))
            .toList();
    static final List<String> KEYWORD_LINES = lines();

    /// The files that use a keyword in a generation, by `generation Group.keyword`.
    private static final Map<String, Set<String>> USES = uses();

    private static List<String> lines() {
        try (var lines = Files.lines(PUBLISHED)) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        for (var fixture : FIXTURES) {
            add(fixture.variant(), fixture.text(), uses);
            imported(fixture).forEach(text -> add(fixture.variant(), text, uses));
        }
        return uses;
    }

    private static void add(String fixture, String text, Map<String, Set<String>> uses) {
        var document =
                (Tree.Fields) new YamlReader(fixture, new Problems()).read(text).orElseThrow();
        var generation = document.entries().containsKey("ikanos") ? "beta4" : "alpha2";
        for (var keyword : Usage.of(document, KEYWORDS)) {
            for (var each : List.of(generation, "both")) {
                uses.computeIfAbsent(each + " " + keyword, _ -> new TreeSet<>()).add(fixture);
            }
        }
    }

    /// The documents that a fixture imports from.
    private static List<String> imported(Fixture fixture) {
        try (var files = Files.list(SHARED)) {
            return files.sorted()
                    .filter(file -> fixture.text().contains("shared/" + file.getFileName()))
                    .map(KeywordsTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @FieldSource("KEYWORD_LINES")
    void runsThroughRestAndMcp(String keyword) {
        assertThat(USES.keySet()).contains(keyword.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @FieldSource("FIXTURES")
    void aFileIsCalledThroughBoth(Fixture fixture) {
        assertThat(fixture.exchanges()).anyMatch(Exchange::isRequest).anyMatch(each -> !each.isRequest());
    }

    /// Where it fails, the page that is right stands in `target/keywords.md`.
    @Test
    void thePageHasARowForEachKeyword() throws IOException {
        var page =
                KEYWORDS.groups().values().stream().map(KeywordsTest::section).collect(joining("\n"));
        var whole = HEAD + page;
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/keywords.md"), whole);

        assertThat(Files.readString(PAGE)).isEqualTo(whole);
    }

    private static final String HEAD = """
        # Keywords

        Every keyword of a capability file, by the mapping in which it stands. The last column names the files in
        `runtime/src/test/resources/keywords` that run it through REST and through MCP. [`export schema`](cli.md#export)
        makes a JSON Schema of the same words.

        """;

    private static String section(Group group) {
        var head = "## " + group.name() + "\n\n" + group.about() + " See ["
                + group.page().replaceAll("[.].*", "") + "](" + group.page() + ").\n\n";
        if (!group.variants().isEmpty()) {
            return head + "One of "
                    + group.variants().stream().map(KeywordsTest::link).collect(joining(", ")) + ".\n";
        }
        return head + "| keyword | takes | meaning | runs in |\n|---|---|---|---|\n"
                + group.keywords().values().stream()
                        .filter(each -> !each.about().startsWith("Not read"))
                        .map(each -> row(group, each))
                        .collect(joining());
    }

    private static String row(Group group, Keyword keyword) {
        var names = Stream.concat(Stream.of(keyword.name()), keyword.synonyms().stream())
                .map(name -> "`" + name + "`")
                .collect(joining(", "));
        var files = Stream.concat(Stream.of(keyword.name()), keyword.synonyms().stream())
                .flatMap(name -> USES.getOrDefault("both " + group.name() + "." + name, Set.of()).stream())
                .distinct()
                .sorted()
                .collect(joining(", "));
        return "| " + names + " | " + takes(keyword) + " | " + keyword.about().replace("|", "\\|") + " | " + files
                + " |\n";
    }

    private static String takes(Keyword keyword) {
        return keyword.values().isEmpty()
                ? takes(keyword.kind())
                : keyword.values().stream().map(each -> "`" + each + "`").collect(joining(", "));
    }

    private static String takes(Kind kind) {
        return switch (kind) {
            case Kind.Plain.TEXT -> "text";
            case Kind.Plain.FLAG -> "true or false";
            case Kind.Plain.WHOLE -> "a whole number";
            case Kind.Plain.NUMBER -> "a number";
            case Kind.Plain.ANY -> "anything";
            case Kind.Mapping(var group) -> link(group);
            case Kind.ListOf(var item) -> "a list of " + takes(item);
            case Kind.MapOf(var value) -> "names with " + takes(value);
            case Kind.Named(var group) -> "named " + link(group);
            case Kind.Either(var kinds) ->
                kinds.stream().map(KeywordsTest::takes).collect(joining(" or "));
        };
    }

    private static String link(String group) {
        return "[" + group + "](#" + group.toLowerCase(Locale.ROOT) + ")";
    }
}
