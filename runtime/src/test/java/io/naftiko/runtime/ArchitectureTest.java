package io.naftiko.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {

    private static final String ROOT = "io.naftiko.runtime";

    /// What each package may use besides itself, the packages below it and libraries. The root may use all but those
    /// that use it.
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("report", List.of()),
            Map.entry("http", List.of()),
            Map.entry("lane", List.of()),
            Map.entry("document", List.of("report")),
            Map.entry("model", List.of("document", "http", "report")),
            Map.entry("load", List.of("document", "model", "report")),
            Map.entry("bind", List.of("document", "model", "report")),
            Map.entry("consume", List.of("document", "http", "lane", "model", "report")),
            Map.entry("flow", List.of("document", "http", "lane", "model", "report")),
            Map.entry("link", List.of("bind", "consume", "document", "flow", "http", "model", "report")),
            Map.entry("expose", List.of("document", "http", "lane", "model", "report")),
            Map.entry("serve", List.of("http", "lane", "report")),
            Map.entry("host", List.of("expose", "http", "lane", "link", "model", "report", "serve")),
            Map.entry("pipe", List.of("host", "model")),
            Map.entry("fleet", List.of("root", "bind", "host", "load", "report")),
            Map.entry("directory", List.of("document", "expose", "host", "http", "link", "model", "report")),
            Map.entry("inspect", List.of("document", "link", "model", "report")),
            Map.entry("edit", List.of("document", "report")),
            Map.entry("repair", List.of("document", "edit", "load", "report")),
            Map.entry("migrate", List.of("document", "edit", "load", "report")),
            Map.entry("skill", List.of("document", "http", "link", "load", "model", "report")),
            Map.entry("schema", List.of("document", "load", "report")),
            Map.entry("openapi", List.of("document", "http", "load", "report")),
            Map.entry("enrich", List.of("document", "http", "link", "model", "openapi", "report")),
            Map.entry("curate", List.of("document", "http", "openapi", "report")),
            Map.entry("mock", List.of("document", "http", "openapi", "report")));

    private static final List<String> PACKAGES =
            MAY_USE.keySet().stream().sorted().toList();

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void usesOnlyWhatTheTableAllows(String name) {
        var allowed = Stream.concat(Stream.of(name), MAY_USE.getOrDefault(name, List.of()).stream())
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);

        check(classes()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed))));
    }

    @Test
    void everyPackageStandsInTheTable() {
        var known = PACKAGES.stream().map(ArchitectureTest::tree).toList();

        check(classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), known.stream()).toArray(String[]::new)));
    }

    @Test
    void noPackagesFormACycle() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void theRootUsesNoneThatUsesIt() {
        var above = MAY_USE.keySet().stream()
                .filter(name -> MAY_USE.getOrDefault(name, List.of()).contains("root"))
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);

        check(noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above));
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        check(slices().matching(ROOT + ".expose.(*)..").should().notDependOnEachOther());
    }

    @Test
    void onlyTheWireKnowsUndertow() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(tree("serve"), tree("lane"), ROOT + ".consume")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.undertow..", "org.xnio..", "org.jboss.."));
    }

    @Test
    void onlyConsumeCallsOut() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(tree("consume"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http.."));
    }

    @Test
    void neverPrintsAndNeverExits() {
        check(noClasses().should(ACCESS_STANDARD_STREAMS));
        check(noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void namesSayTheConcept() {
        check(noClasses().should().haveNameMatching("(.*\\.)?\\w*(Utils?|Common|Helpers?|Managers?|Impl)(\\$.*)?"));
        check(noClasses().should().haveNameMatching(".*\\.(utils?|common|helpers?|managers?|impl)\\..*"));
    }

    @ParameterizedTest
    @FieldSource("SOURCES")
    void everyPackageSaysItsSentenceAndIsNullMarked(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            var folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("package-info.java"))
                    .distinct();

            assertThat(folders)
                    .allSatisfy(info -> assertThat(info)
                            .content()
                            .containsPattern("(?m)^/// \\p{Lu}[^.]*[\\s\\S]*\\.$")
                            .contains("@NullMarked\npackage "));
        }
    }

    static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("extensions/avro/src/main/java"),
            Path.of("extensions/javascript/src/main/java"),
            Path.of("extensions/protobuf/src/main/java"),
            Path.of("../cli/src/main/java"));

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String tree(String name) {
        return name.equals("root") ? ROOT : ROOT + "." + name + "..";
    }
}
