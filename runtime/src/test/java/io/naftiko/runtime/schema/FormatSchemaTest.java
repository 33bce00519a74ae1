package io.naftiko.runtime.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.schema.Keywords.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The schema says of every mapping exactly what the loader reads there.
///
/// Each group has a file in `schema/` in which one mapping of that group says `probe: here`; several
/// (`Group.case.yaml`) where some keywords are read only beside others. Every keyword that occurs anywhere is put
/// there, without a value.
class FormatSchemaTest {

    private static final Path FILES = Path.of("src/test/resources");
    private static final String PROBE = "probe: here";
    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));
    private static final Keywords KEYWORDS = Keywords.ofTheFormat();
    private static final Set<String> EVERYWHERE = everywhere();

    private static Set<String> everywhere() {
        var names = new TreeSet<String>();
        KEYWORDS.groups().values().forEach(group -> names.addAll(names(group)));
        Stream.of("dialect", "judgement", "problems")
                .flatMap(FormatSchemaTest::files)
                .forEach(file -> tree(text(file)).ifPresent(tree -> collect(tree, names)));
        names.removeIf(name -> !name.matches("[$a-zA-Z][a-zA-Z-]*") || name.startsWith("x-"));
        return names;
    }

    private static Set<String> names(Group group) {
        return group.keywords().values().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.name()), each.synonyms().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void collect(Tree tree, Collection<String> names) {
        switch (tree) {
            case Fields fields -> {
                names.addAll(fields.entries().keySet());
                fields.entries().values().forEach(each -> collect(each, names));
            }
            case Items items -> items.items().forEach(each -> collect(each, names));
            case Scalar _ -> {}
        }
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.list(FILES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Tree> tree(String text) {
        return new YamlReader("probe.yaml", new Problems()).read(text);
    }

    static Stream<String> groups() {
        return KEYWORDS.groups().values().stream()
                .filter(group -> group.variants().isEmpty() && !group.open())
                .map(Group::name);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void theLoaderReadsTheSameKeywords(String group) {
        var probes = files("schema")
                .filter(file -> file.getFileName().toString().startsWith(group + "."))
                .toList();
        assertThat(probes)
                .as("a file with `%s` in a mapping of this group", PROBE)
                .isNotEmpty();
        var read = probes.stream()
                .flatMap(file -> read(text(file)).stream())
                .filter(name -> !name.startsWith("x-"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(read).isEqualTo(notOwn(names(requireNonNull(KEYWORDS.groups().get(group)))));
    }

    private static Set<String> notOwn(Set<String> names) {
        names.removeIf(name -> name.startsWith("x-"));
        return names;
    }

    /// The keywords that are read where the probe stands.
    private static Set<String> read(String text) {
        var there = new TreeSet<String>();
        collectThere(tree(text).orElseThrow(), there);
        assertThat(there).isNotEmpty();
        var unread = ENGINE.plan(Path.of("probe.yaml"), filled(text, there)).problems().stream()
                .filter(problem -> problem.code() == Code.UNKNOWN_KEY)
                .map(problem -> problem.place().path())
                .map(path -> path.substring(path.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        var read = new TreeSet<>(EVERYWHERE);
        read.addAll(there);
        read.removeAll(unread);
        read.remove("probe");
        return read;
    }

    private static String filled(String text, Set<String> there) {
        var line = text.lines()
                .filter(each -> each.strip().equals(PROBE))
                .findFirst()
                .orElseThrow();
        var indent = line.substring(0, line.indexOf(PROBE));
        return text.replace(
                line,
                EVERYWHERE.stream()
                        .filter(name -> !there.contains(name))
                        .map(name ->
                                indent + Json.text(Json.object().put(name, 0)).replaceAll("^\\{|0}$", "") + " ~")
                        .collect(Collectors.joining("\n")));
    }

    private static void collectThere(Tree tree, Collection<String> names) {
        switch (tree) {
            case Fields fields
            when fields.entries().containsKey("probe") ->
                names.addAll(fields.entries().keySet());
            case Fields fields -> fields.entries().values().forEach(each -> collectThere(each, names));
            case Items items -> items.items().forEach(each -> collectThere(each, names));
            case Scalar _ -> {}
        }
    }

    /// All but the file that writes types in capitals: a schema cannot look past the case.
    static Stream<Path> accepted() {
        return Stream.concat(files("dialect"), files("../../../../capabilities"))
                .filter(file -> !file.endsWith("auth-type-case.yaml"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatTheLoaderAccepts(Path file) {
        var text = text(file);
        var plan = ENGINE.plan(file, text);
        assumeThat(plan.problems()).noneMatch(problem -> problem.code() == Code.UNKNOWN_KEY);
        assumeThat(plan.accepted()).isTrue();

        assertThat(schema().validate(Json.text(tree(text).orElseThrow().json()), InputFormat.JSON))
                .isEmpty();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(new FormatSchema(KEYWORDS).json()), InputFormat.JSON);
    }

    @Test
    void isASchema() {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(Json.text(new FormatSchema(KEYWORDS).json()), InputFormat.JSON))
                .isEmpty();
    }
}
