package io.naftiko.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.docs.Block;
import io.naftiko.cli.docs.Page;
import io.naftiko.cli.docs.Page.Section;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What the documentation says of files and problems.
class DocsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path PROBLEMS = PROJECT.resolve("runtime/src/test/resources/problems");
    private static final Set<String> LANGUAGES = Set.of("yaml", "sh", "json", "js", "proto", "text", "mermaid");

    static final List<Page> PAGES = Page.all(PROJECT);

    private static final Page TROUBLESHOOTING = page("docs/troubleshooting.md");

    private static final List<String> EXTENSIONS = List.of("avro", "javascript", "protobuf");
    private static final Settings SETTINGS = Settings.of(Environment.of(Map.of()));

    @TempDir
    private Path folder;

    private static Page page(String path) {
        return PAGES.stream()
                .filter(page -> page.toString().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + path));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyBlockSaysWhatItIs(Page page) {
        assertThat(page.blocks())
                .allSatisfy(block ->
                        assertThat(block.language()).as(page.place(block)).isIn(LANGUAGES));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyCapabilityIsValid(Page page) {
        var whole = page.blocks("yaml").filter(block -> !block.isMarked("partial") && !block.isMarked("excerpt"));

        assertThat(whole).allSatisfy(block -> {
            assertThat(block.text()).as(page.place(block)).startsWith("naftiko: ");
            assertThat(plan(block).problems()).as(page.place(block)).isEmpty();
        });
    }

    private Plan plan(Block block) throws IOException {
        var file = Files.writeString(folder.resolve(block.mark("file").orElse("page.yaml")), block.text());
        return new Engine(SETTINGS).plan(file);
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyPieceOfACapabilityIsYaml(Page page) {
        assertThat(page.blocks("yaml")).allSatisfy(block -> {
            var problems = new Problems();
            new YamlReader(page.place(block), problems).read(block.text());

            assertThat(problems.all())
                    .filteredOn(problem -> !block.isMarked("excerpt"))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyJsonIsJson(Page page) {
        assertThat(page.blocks("json"))
                .allSatisfy(block -> assertThat(Json.parse(block.text()))
                        .as(page.place(block))
                        .isPresent());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyLinkLeadsSomewhere(Page page) {
        var inside = page.links().stream().filter(link -> !link.matches("[a-z]+:.*"));

        assertThat(inside).allSatisfy(link -> {
            var parts = link.split("#", 2);
            var target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
            assertThat(target).as("%s: %s", page, link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as("%s: %s", page, link).contains(parts[1]);
            }
        });
    }

    private static Set<String> anchors(Path target) {
        return PAGES.stream()
                .filter(page -> page.path().normalize().equals(target.normalize()))
                .findFirst()
                .map(page -> page.sections().keySet())
                .orElse(Set.of());
    }

    @Test
    void everyCodeHasItsSectionAndEverySectionItsCode() {
        var codes = Arrays.stream(Code.values()).map(Code::id).toList();

        assertThat(sections(TROUBLESHOOTING, 2)).containsExactlyElementsOf(codes);
    }

    private static List<String> sections(Page page, int level) {
        return page.sections().entrySet().stream()
                .filter(each -> each.getValue().level() == level)
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aSectionSaysHowBadItsProblemIs(Code code) {
        var kind = switch (code.severity()) {
            case ERROR -> "*Error, " + code.extent().name().toLowerCase(Locale.ROOT) + ".*";
            case WARNING -> "*Warning.*";
        };

        assertThat(section(code).text()).startsWith(kind + " " + code.meaning() + "\n");
    }

    private static Section section(Code code) {
        return TROUBLESHOOTING.sections().getOrDefault(code.id(), new Section(2, "", List.of()));
    }

    /// The excerpt is a part of the example of that problem, and the message is what the engine says of it.
    @ParameterizedTest
    @EnumSource
    void aSectionShowsAnExampleAndItsMessage(Code code) throws IOException {
        var example = PROBLEMS.resolve(code.id() + ".yaml");
        var shown = section(code).blocks();
        if (shown.isEmpty()) {
            assertThat(section(code).text()).contains("\n");
            return;
        }

        assertThat(example).exists();
        assertThat(shown).extracting(Block::language).containsExactly("yaml", "text");
        assertThat(shown.getFirst().isMarked("excerpt")).isTrue();
        assertThat(shown.getFirst().isPartOf(Files.readString(example)))
                .as("the excerpt is part of %s", example)
                .isTrue();
        assertThat(messages(code, example)).contains(shown.getLast().text().strip());
    }

    private static List<String> messages(Code code, Path example) {
        return new Engine(SETTINGS)
                .plan(example).problems().stream()
                        .filter(problem -> problem.code() == code)
                        .map(DocsTest::message)
                        .toList();
    }

    private static String message(Problem problem) {
        return problem.proposal() == null ? problem.message() : problem.message() + "\n" + problem.proposal();
    }

    @Test
    void theArchitectureListsEveryPackageWithItsSentence() throws IOException {
        var text = Files.readString(PROJECT.resolve("docs/architecture.md"));

        assertThat(packages("runtime/src/main/java/io/naftiko/runtime"))
                .allSatisfy((name, sentence) -> assertThat(text).contains("| `" + name + "` | " + sentence + " |"));
        for (var extension : EXTENSIONS) {
            assertThat(packages("runtime/extensions/" + extension + "/src/main/java/io/naftiko/runtime/extension"))
                    .allSatisfy((name, sentence) -> assertThat(text).contains("| `" + name + "` | " + sentence + " |"));
        }
        assertThat(packages("cli/src/main/java/io/naftiko/cli"))
                .allSatisfy((name, sentence) -> assertThat(text).contains("| `" + name + "` | " + sentence + " |"));
    }

    private static Map<String, String> packages(String sources) throws IOException {
        var root = PROJECT.resolve(sources);
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .collect(toMap(file -> name(root.relativize(file.resolveSibling(""))), DocsTest::sentence));
        }
    }

    private static String name(Path folder) {
        var name = folder.toString().replace('/', '.');
        return name.isEmpty() ? "root" : name;
    }

    private static String sentence(Path info) {
        try (var lines = Files.lines(info)) {
            return lines.takeWhile(line -> line.startsWith("/// "))
                    .map(line -> line.substring(4))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Those that the engine's sources name, in `name` and `name-…` form.
    @Test
    void everyHttpProblemIsListed() throws IOException {
        var listed = Files.readString(PROJECT.resolve("docs/reference/problems-http.md"));

        assertThat(problemTypes())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(listed).contains("| `" + type));
    }

    private static Set<String> problemTypes() throws IOException {
        var made = java.util.regex.Pattern.compile("new ProblemDetails\\(\\s*\"([a-z-]+)\"");
        try (var files = Files.walk(PROJECT.resolve("runtime/src/main/java"))) {
            var types = new TreeSet<String>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var found = made.matcher(Files.readString(file)).results();
                types.addAll(found.map(match -> match.group(1)).toList());
            }
            return types;
        }
    }
}
