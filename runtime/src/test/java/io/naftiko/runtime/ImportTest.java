package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that import single definitions from others, and documents that are there to be imported from.
class ImportTest {

    private static final String API_ALPHA2 = """
        naftiko: 1.0.0-alpha2
        info: {label: The API of the harbour}
        binds:
        - {namespace: env, keys: {TOKEN: HARBOUR_TOKEN}}
        consumes:
        - type: http
          namespace: ships
          baseUri: API
          authentication: {type: bearer, token: '{{TOKEN}}'}
          resources:
          - path: /ships/{id}
            operations:
            - name: get
              method: GET
              inputParameters: [{name: id, in: path, type: string}]
        """;

    private static final String API_BETA4 = """
        ikanos: 1.0.0-beta4
        consumes:
        - type: http
          namespace: ships
          baseUri: API
          authentication: {type: bearer, token: '{{TOKEN}}'}
          resources:
            ship:
              display: A ship
              path: /ships/{{id}}
              operations:
                get:
                  method: GET
                  inputParameters: {id: {in: path}}
        """;

    private static final String BINDS = """
        ikanos: 1.0.0-beta4
        binds:
        - {namespace: secrets, location: 'file:./values.json', keys: {TOKEN: token}}
        """;

    private static final String AGGREGATES = """
        ikanos: 1.0.0-beta4
        aggregates:
        - display: Harbour
          namespace: harbour
          flows:
            ship:
              description: One ship.
              semantics: {safe: true}
              inputParameters: {number: {type: string}}
              call: ships.get
              with: {id: harbour.number}
            same:
              description: The same.
              ref: harbour.ship
        """;

    private static final String SERVER = """
        ikanos: 1.0.0-beta4
        exposes:
        - type: rest
          namespace: harbour-rest
          port: 8080
          resources:
            ship:
              path: /ships/{{number}}
              operations:
                get: {method: GET, call: ships.get, with: {id: harbour-rest.number}}
        """;

    private RecordingUpstream upstream = RecordingUpstream.answering(Answer.json("{}"));

    @TempDir
    Path folder;

    @BeforeEach
    void writeShared() {
        write("shared/alpha2.yaml", API_ALPHA2);
        write("shared/beta4.yaml", API_BETA4);
        write("shared/binds.yaml", BINDS);
        write("shared/values.json", "{\"token\": \"from-file\"}");
        write("shared/aggregates.yaml", AGGREGATES);
        write("shared/server.yaml", SERVER);
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    /// A file with a version, what `capability` holds beside its server, and the call of that.
    private static String importing(String version, String lists, String unit) {
        return version + "\ncapability:\n" + lists.indent(2) + """
              exposes:
              - type: rest
                namespace: x-rest
                port: 8080
                resources:
                - {path: '/x/{id}', operations: [{method: GET, UNIT}]}
            """.replace("UNIT", unit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "naftiko: 1.0.0-alpha2 | - {location: ./shared/alpha2.yaml, import: ships}              | ships",
                "naftiko: 1.0.0-alpha2 | - {location: 'file:///./shared/alpha2.yaml', import: ships, as: boats} |"
                        + " boats",
                "naftiko: 1.0.0-alpha2 | - {location: ./shared/beta4.yaml, import: ships, as: boats}    | boats",
                "ikanos: 1.0.0-beta4   | - {from: shared/alpha2.yaml, import: ships, description: Ships.} | ships",
                "ikanos: 1.0.0-beta4   | - {from: ./shared/beta4.yaml, import: ships}                   | ships",
                "ikanos: 1.0.0-beta4   | - {from: ROOT/shared/beta4.yaml, import: ships, as: boats}     | boats",
            })
    void anApiStandsInAnotherFileOfAnyGeneration(String version, String entry, String namespace) {
        var consumes = "consumes:\n" + entry.replace("ROOT", folder.toString());
        var plan = plan(importing(version, consumes, "call: " + namespace + ".get"));

        assertThat(plan.problems()).allMatch(problem -> problem.code().id().equals("variable-undeclared"));
        ask(plan, "/x/7");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/ships/7");
        assertThat(upstream.onlyRequest().headers().first("Authorization"))
                .hasValue(entry.contains("alpha2") ? "Bearer harbour" : "Bearer plain");
    }

    @Test
    void bindsAreReadFromWhereTheyStand() {
        var lists = """
            binds:
            - {from: ./shared/binds.yaml, import: secrets, as: vault}
            consumes:
            - {from: ./shared/beta4.yaml, import: ships}
            """;
        var plan = plan(importing("ikanos: 1.0.0-beta4", lists, "call: ships.get"));

        ask(plan, "/x/7");

        assertThat(upstream.onlyRequest().headers().first("Authorization")).hasValue("Bearer from-file");
        assertThat(plan.inspection().at("/binds/0/namespace").asString()).isEqualTo("vault");
        assertThat(plan.dependencies())
                .containsExactlyInAnyOrder(
                        folder.resolve("shared/binds.yaml"),
                        folder.resolve("shared/beta4.yaml"),
                        folder.resolve("shared/values.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbour", "port"})
    void functionsKeepTheirOwnReferencesUnderAnotherName(String name) {
        var lists = """
            consumes:
            - {from: ./shared/beta4.yaml, import: ships}
            aggregates:
            - {from: ./shared/aggregates.yaml, import: harbour, as: %s}
            """.formatted(name);
        var plan = plan(importing("ikanos: 1.0.0-beta4", lists, "ref: " + name + ".same, with: {number: rest.id}"));

        assertThat(plan.accepted()).as("%s", plan.problems()).isTrue();
        ask(plan, "/x/7");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/ships/7");
    }

    @Test
    void aServerStandsInAnotherFile() {
        var plan = plan("""
            ikanos: 1.0.0-beta4
            capability:
              consumes:
              - {from: ./shared/beta4.yaml, import: ships}
              exposes:
              - {from: ./shared/server.yaml, import: harbour-rest, as: x-rest}
            """);

        assertThat(plan.accepted()).as("%s", plan.problems()).isTrue();
        ask(plan, "/ships/7");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/ships/7");
    }

    @Test
    void aCapabilityCanBeImportedFromToo() {
        write("other.yaml", importing("naftiko: 1.0.0-alpha2", "consumes:\n" + inline("ships"), "call: ships.get"));

        var plan = plan(importing(
                "ikanos: 1.0.0-beta4", "consumes:\n- {from: ./other.yaml, import: ships}", "call: ships.get"));
        ask(plan, "/x/7");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/ships/7");
    }

    private static String inline(String namespace) {
        return "- {type: http, namespace: NAME, baseUri: API, resources: [{path: '/ships/{id}', operations: [{name: get,"
                        .replace("NAME", namespace)
                + " method: GET, inputParameters: [{name: id, in: path, type: string}]}]}]}";
    }

    @Test
    void listsMayStandBesideTheCapability() {
        var plan = plan("consumes:\n" + inline("ships") + "\naggregates:\n"
                + "- {namespace: a, label: A, functions: [{name: f, description: d, call: ships.get}]}\n"
                + importing("naftiko: 1.0.0-alpha2", "consumes:\n" + inline("boats"), "ref: a.f"));

        assertThat(plan.problems()).isEmpty();
        ask(plan, "/x/7");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/ships/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha2", "beta4", "binds", "aggregates", "server"})
    void aDocumentToImportFromIsNoErrorAndServesNothing(String name) {
        var plan = engine().plan(folder.resolve("shared/" + name + ".yaml"));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.shared()).isTrue();
        assertThat(plan.inspection().path("shared").asBoolean()).isTrue();
        assertThat(Engine.site(plan, _ -> true).mounts()).isEmpty();
    }

    @Test
    void problemsOfADocumentToImportFromAreItsOwn() {
        var file = write(
                "shared/bad.yaml",
                API_ALPHA2.replace("method: GET", "methd: GET").replace("namespace: ships", ""));

        assertThat(codes(engine().plan(file))).containsExactly("value-missing", "unknown-key");
    }

    @Test
    void aProblemInAnImportedFileIsReportedThere() {
        var other = write("shared/bad.yaml", API_BETA4.replace("method: GET", "methd: GET"));

        var plan = plan(importing(
                "ikanos: 1.0.0-beta4", "consumes:\n- {from: ./shared/bad.yaml, import: ships}", "call: ships.get"));

        assertThat(plan.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith(other + ":13:") && text.contains("unknown-key"));
        assertThat(plan.inspection()
                        .path("warnings")
                        .valueStream()
                        .map(each -> each.path("file").asString("")))
                .contains(other.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{from: ./nowhere.yaml, import: ships}    | import-unresolved | There is no such file.",
                "{import: ships}                          | import-unresolved | does not say from which file",
                "{from: 'https://example.com/a.yaml', import: ships} | import-unresolved | is no address of a file",
                "{from: ./shared/beta4.yaml, import: ship} | import-unresolved | there are ships. Did you mean"
                        + " `ships`?",
                "{from: ./shared/binds.yaml, import: ships} | import-unresolved | which has none",
                "{from: ./shared/list.yaml, import: ships} | import-unresolved | it is no mapping",
                "{from: ./shared/beta4.yaml, import: ships, as: own} | import-duplicate | The namespace `own` is taken",
                "{from: ./x.yaml, import: own, as: other}  | import-nested    | is this file itself",
                "{from: ./shared/../x.yaml, import: own, as: other} | import-nested | is this file itself",
                "{from: ./importing.yaml, import: own, as: other} | import-nested | imports something itself, on line"
                        + " 4.",
                "{from: ./shared/broken.yaml, import: ships} | yaml-syntax   | shared/broken.yaml:1:",
                "{from: ./shared/cut.yaml, import: ships} | truncated        | The file is cut at line 2",
                "{from: ./shared/huge.yaml, import: ships} | yaml-limit      | shared/huge.yaml:1:1",
            })
    void anImportThatBringsNothingIsAProblem(String entry, String code, String says) {
        write("shared/list.yaml", "- a");
        write("shared/broken.yaml", "a: [");
        write("shared/cut.yaml", API_BETA4.replaceFirst("\n", "\n# --- truncated at 32 KB (47 KB total) ---\n"));
        write("shared/huge.yaml", "a: " + "x".repeat(1 << 20));
        write("importing.yaml", "ikanos: 1.0.0-beta4\ncapability:\n  consumes:\n  - {from: ./x.yaml, import: own}\n");

        var plan =
                plan(importing("ikanos: 1.0.0-beta4", "consumes:\n" + inline("own") + "\n- " + entry, "call: own.get"));

        assertThat(plan.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .hasToString(plan.problems().stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .orElseThrow()
                        .toString())
                .satisfies(problem -> {
                    assertThat(problem.code().id()).isEqualTo(code);
                    assertThat(problem.toString()).contains(says);
                });
    }

    @Test
    void aDocumentToImportFromImportsNothing() {
        var file = write("shared/more.yaml", "ikanos: 1.0.0-beta4\nconsumes:\n- {from: ./beta4.yaml, import: ships}\n");

        assertThat(codes(engine().plan(file))).containsExactly("import-nested");
    }

    @Test
    void filesThatImportFromEachOtherAreErrorsAndNoLoop() {
        var a = write(
                "a.yaml",
                importing(
                        "ikanos: 1.0.0-beta4",
                        "consumes:\n- {from: ./b.yaml, import: b}\n" + inline("a"),
                        "call: a.get"));
        var b = write(
                "b.yaml",
                importing(
                        "ikanos: 1.0.0-beta4",
                        "consumes:\n- {from: ./a.yaml, import: a}\n" + inline("b"),
                        "call: b.get"));

        assertThat(Stream.of(a, b).map(engine()::plan).flatMap(plan -> codes(plan).stream()))
                .containsExactly("import-nested", "import-nested");
    }

    private static List<String> codes(Plan plan) {
        return plan.problems().stream().map(problem -> problem.code().id()).toList();
    }

    private Plan plan(String text) {
        return engine().plan(write("x.yaml", text));
    }

    private static Engine engine() {
        return new Engine(Settings.of(Environment.of(Map.of("TOKEN", "plain", "HARBOUR_TOKEN", "harbour"))));
    }

    private static void ask(Plan plan, String path) {
        try (var hosting = new Hosting(io.naftiko.runtime.host.Lobby.NONE, List.of(Engine.site(plan, _ -> true)))) {
            assertThat(hosting.send("GET", hosting.url("x-rest") + path, "").statusCode())
                    .isEqualTo(200);
        }
    }

    private Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text.replace("API", upstream.origin()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
