package io.naftiko.runtime.migrate;

import static io.naftiko.runtime.document.Generation.ALPHA2;
import static io.naftiko.runtime.document.Generation.BETA4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.naftiko.runtime.document.Generation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How each piece of a document is written in the other generation, with the author's layout around it.
class MigrationTest {

    private static final String FILE = "ships.yaml";

    /// The inputs of an operation, in a document of a generation.
    private static String document(Generation generation, String inputs) {
        return generation == ALPHA2 ? """
            naftiko: 1.0.0-alpha2
            consumes:
            - namespace: ships
              inputParameters%s\
            """.formatted(inputs) : """
                ikanos: 1.0.0-beta4
                consumes:
                - namespace: ships
                  inputParameters%s\
                """.formatted(inputs);
    }

    private static Migrated migrated(Generation target, String text) {
        return new Migration(target).of(FILE, text).orElseThrow();
    }

    static Stream<Arguments> bothWays() {
        return Stream.of(
                argumentSet("lines", """
                    :  # what it takes
                        # the id
                        - name: id  # of the ship
                          in: path

                        # the rest
                        - name: "full"
                          in: query
                    """, """
                    :  # what it takes
                        # the id
                        id:  # of the ship
                          in: path

                        # the rest
                        "full":
                          in: query
                    """),
                argumentSet("wide steps", """
                    :
                        -   name: id
                            in: path
                    """, """
                    :
                        id:
                            in: path
                    """),
                argumentSet("braces on lines", """
                    :
                        - {name: id, in: path}  # of the ship
                        - {name: full}
                    """, """
                    :
                        id: {in: path}  # of the ship
                        full: {}
                    """),
                argumentSet(
                        "between brackets",
                        ": [{name: id, in: path}, {name: full, in: query}]  # all\n",
                        ": {id: {in: path}, full: {in: query}}  # all\n"),
                argumentSet(
                        "as JSON", ": [{\"name\": \"id\", \"in\": \"path\"}]\n", ": {\"id\": {\"in\": \"path\"}}\n"),
                argumentSet("brackets on several lines", """
                    : [
                        {name: id, in: path},  # of the ship
                        {name: full, in: query}
                      ]
                    """, """
                    : {
                        id: {in: path},  # of the ship
                        full: {in: query}
                      }
                    """),
                argumentSet("nothing", ": []\n", ": {}\n"),
                argumentSet("a name with signs", """
                    :
                        - name: 'filter[name]: x'
                          in: query
                    """, """
                    :
                        'filter[name]: x':
                          in: query
                    """),
                argumentSet("lines of text", """
                    :
                        - name: id
                          description: |
                            # no comment
                              - name: neither

                            the end
                          in: path
                        - name: full
                          in: query
                    """, """
                    :
                        id:
                          description: |
                            # no comment
                              - name: neither

                            the end
                          in: path
                        full:
                          in: query
                    """),
                argumentSet(
                        "carriage returns",
                        ":\r\n    - name: id\r\n      in: path\r\n",
                        ":\r\n    id:\r\n      in: path\r\n"),
                argumentSet(
                        "wide characters",
                        ":\n    - name: 🚢  # ñ ⚓\n      in: path\n",
                        ":\n    🚢:  # ñ ⚓\n      in: path\n"),
                argumentSet("one list by an alias", """
                    : &all
                        - name: id
                          in: path
                      resources:
                        - name: ships
                          inputParameters: *all
                    """, """
                    : &all
                        id:
                          in: path
                      resources:
                        ships:
                          inputParameters: *all
                    """));
    }

    static Stream<Arguments> oneWay() {
        return Stream.of(
                argumentSet("dashes right below the key", """
                    :
                      # the id
                      - name: id  # of the ship
                        description: |
                          Which.

                          Or none.
                      - {name: full}
                      # the end
                    """, """
                    :
                        # the id
                        id:  # of the ship
                          description: |
                            Which.

                            Or none.
                        full: {}
                      # the end
                    """),
                argumentSet("name behind others", """
                    :
                        - in: path
                          # by which it is asked
                          name: id
                          type: string
                        - in: query
                          name: full  # or not
                    """, """
                    :
                        id:
                          in: path
                          # by which it is asked
                          type: string
                        full:
                          in: query
                          # or not
                    """),
                argumentSet("name behind others in braces", """
                    :
                      - {in: path, name: id}
                      - in: query
                        name: full
                    """, """
                    :
                        id: {in: path}
                        full:
                          in: query
                    """),
                argumentSet("dash on a line of its own", """
                    :
                        -
                          name: id
                          in: path
                        - # the rest
                          name: full
                          in: query
                    """, """
                    :
                        id:
                          in: path
                        full: # the rest
                          in: query
                    """),
                argumentSet("an anchor before the entries", """
                    :
                        - &id
                          name: id
                          in: path
                    """, """
                    :
                        id: &id
                          in: path
                    """),
                argumentSet(
                        "a name and nothing else",
                        ":\n    - name: id\n    - {name: full}",
                        ":\n    id: {}\n    full: {}"));
    }

    static Stream<Arguments> backOnly() {
        return Stream.of(
                argumentSet("nothing below a key", """
                    :
                        id:
                        full: ~
                        all: null  # of them
                    """, """
                    :
                        - name: id
                        - name: full
                        - name: all  # of them
                    """),
                argumentSet("nothing in braces", ": {id: , full}\n", ": [{name: id} , {name: full}]\n"),
                argumentSet("narrow steps", """
                    :
                        id:
                         in: path
                         # the end
                         type: string
                    """, """
                    :
                        - name: id
                          in: path
                          # the end
                          type: string
                    """),
                argumentSet("an anchor before the entries", """
                    :
                        id: &id
                          in: path
                    """, """
                    :
                        - &id
                          name: id
                          in: path
                    """),
                argumentSet(
                        "a key that is no text as a value",
                        ":\n    200: {in: path}\n",
                        ":\n    - {name: '200', in: path}\n"));
    }

    @ParameterizedTest
    @MethodSource({"bothWays", "oneWay"})
    void keysListsByTheirNames(String list, String keyed) {
        var migrated = migrated(BETA4, document(ALPHA2, list));

        assertThat(migrated.text()).isEqualTo(document(BETA4, keyed));
        assertThat(migrated.faithful()).isTrue();
        assertThat(migrated.obstacles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void listsWhatIsKeyed(String list, String keyed) {
        var migrated = migrated(ALPHA2, document(BETA4, keyed));

        assertThat(migrated.text()).isEqualTo(document(ALPHA2, list));
        assertThat(migrated.faithful()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("backOnly")
    void listsWhatIsKeyedInOtherWays(String keyed, String list) {
        var migrated = migrated(ALPHA2, document(BETA4, keyed));

        assertThat(migrated.text()).isEqualTo(document(ALPHA2, list));
        assertThat(migrated.faithful()).isTrue();
    }

    @Test
    void writesTheWordsOfTheGeneration() {
        var alpha2 = """
            naftiko: 1.0.0-alpha2
            info: {label: Ships}
            capability:
              consumes:
                - {location: ./docks.yaml, import: docks, as: piers}
              aggregates:
                - label: Fleet
                  namespace: fleet
                  functions:
                    - name: where-is
                      description: "label: where"
                      steps:
                        - {name: ship, type: call, call: ships.get-ship}
                      mappings:
                        - {targetName: name, value: $.ship.name}
                      outputParameters:
                        - name: ships
                          type: array
                          items:
                            - name: name
                              type: string
              exposes:
                - type: mcp
                  namespace: fleet-mcp
                  prompts:
                    - name: ask
                      label: Ask
                      arguments:
                        - {name: ship, label: Ship, description: Which.}
                - type: skill
                  skills:
                    - name: fleet
                      tools:
                        - {name: where-is, description: Where.}
            """;
        var beta4 = """
            ikanos: 1.0.0-beta4
            info: {display: Ships}
            capability:
              consumes:
                - {from: ./docks.yaml, import: docks, as: piers}
              aggregates:
                - display: Fleet
                  namespace: fleet
                  flows:
                    where-is:
                      description: "label: where"
                      steps:
                        ship: {type: call, call: ships.get-ship}
                      mappings:
                        - {target: name, value: $.ship.name}
                      outputParameters:
                        ships:
                          type: array
                          items:
                            name:
                              type: string
              exposes:
                - type: mcp
                  namespace: fleet-mcp
                  prompts:
                    ask:
                      display: Ask
                      arguments:
                        ship: {display: Ship, description: Which.}
                - type: skill
                  skills:
                    fleet:
                      tools:
                        where-is: {description: Where.}
            """;

        assertThat(migrated(BETA4, alpha2).text()).isEqualTo(beta4);
        assertThat(migrated(ALPHA2, beta4).text()).isEqualTo(alpha2);
    }

    @Test
    void keysOutputsWhereTheFileMakesTheAnswer() {
        var tool = """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
                - type: mcp
                  tools:
                    - name: find
                      %soutputParameters:
                        - {name: id, type: string, value: '7'}
            """;

        assertThat(migrated(BETA4, tool.formatted("")).text()).contains("      id: {type: string, value: '7'}");
        assertThat(migrated(BETA4, tool.formatted("call: a.b\n          ")).text())
                .contains("  - {name: id, type: string, value: '7'}");
    }

    @Test
    void givesNamesToWhatNobodyCalls() {
        var resources = """
            naftiko: 1.0.0-alpha2
            consumes:
            - namespace: ships
              resources:
                - path: /ships/{id}
                - name: same
                  path: /a
                - name: same
                  path: /b
                - {path: /}
            """;

        assertThat(migrated(BETA4, resources).text()).isEqualTo("""
            ikanos: 1.0.0-beta4
            consumes:
            - namespace: ships
              resources:
                ships-id:
                  path: /ships/{id}
                same:
                  path: /a
                same-2:
                  path: /b
                root: {path: /}
            """);
        assertThat(migrated(BETA4, resources).faithful()).isTrue();
    }

    @Test
    void writesTheVersion() {
        assertThat(version(BETA4, "naftiko: '1.0.0-alpha2'")).isEqualTo("ikanos: '1.0.0-beta4'");
        assertThat(version(BETA4, "\"naftiko\": \"0.5\"")).isEqualTo("\"ikanos\": \"1.0.0-beta4\"");
        assertThat(version(BETA4, "ikanos: 1.0.0-alpha3  # old")).isEqualTo("ikanos: 1.0.0-beta4  # old");
        assertThat(version(BETA4, "ikanos: 1.0.0-beta7")).isEqualTo("ikanos: 1.0.0-beta7");
        assertThat(version(ALPHA2, "naftiko: 1.0.0-alpha1")).isEqualTo("naftiko: 1.0.0-alpha2");
        assertThat(version(ALPHA2, "ikanos: 1.0.0-beta7")).isEqualTo("naftiko: 1.0.0-alpha2");
        assertThat(version(ALPHA2, "# none")).isEqualTo("# none\nnaftiko: 1.0.0-alpha2");
    }

    private static String version(Generation target, String line) {
        return migrated(target, line + "\ncapability: {}\n").text().replace("\ncapability: {}\n", "");
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                argumentSet(
                        "no name",
                        BETA4,
                        document(ALPHA2, ":\n    - {in: path}\n"),
                        "5:7: beta4 keys this by its `name`, and it has none: give it one."),
                argumentSet(
                        "a name twice",
                        BETA4,
                        document(ALPHA2, ":\n    - {name: id, in: path}\n    - {name: id, in: query}\n"),
                        "6:7: beta4 keys this by its name `id`, which another one has too."),
                argumentSet(
                        "an alias in a list",
                        BETA4,
                        document(ALPHA2, ":\n    - &id {name: id}\n  resources:\n    - {name: a}\n    - *id\n"),
                        "7:5: beta4 keys these by their names, and one of them is an alias or no mapping."),
                argumentSet(
                        "a name on two lines",
                        BETA4,
                        document(ALPHA2, ":\n    - name: one\n        two\n"),
                        "5:7: beta4 keys this by its name, which is not written as it is read."),
                argumentSet(
                        "an alias below a key",
                        ALPHA2,
                        document(BETA4, ":\n    id: &id {in: path}\n    other: *id\n"),
                        "6:5: alpha2 has a `name` in each of these, and an alias has no room for one."),
                argumentSet(
                        "two names",
                        ALPHA2,
                        document(BETA4, ":\n    id: {name: other}\n"),
                        "5:5: alpha2 has a `name` for this key, and there is one below it already."),
                argumentSet(
                        "a key of several lines",
                        ALPHA2,
                        document(BETA4, ":\n    ? id\n    : {in: path}\n"),
                        "5:7: alpha2 has a `name` for this key, which is not written as it is read."),
                argumentSet(
                        "what came later",
                        ALPHA2,
                        "ikanos: 1.0.0-beta4\ninfo:\n  version: 1.2.0\ncapability: {}\n",
                        "3:3: `version` is not part of alpha2."),
                argumentSet(
                        "a format that came later",
                        ALPHA2,
                        document(BETA4, ": {}\n  resources: {a: {operations: {b: {outputRawFormat: binary}}}}\n"),
                        "5:36: `binary` is not part of alpha2."),
                argumentSet(
                        "a client that came later",
                        ALPHA2,
                        "ikanos: 1.0.0-beta7\nconsumes:\n- type: mcp\n  tools: {find: {inputParameters: {id: {}}}}\n",
                        "3:3: `mcp` is not part of alpha2."),
                argumentSet(
                        "an import that came later",
                        ALPHA2,
                        "ikanos: 1.0.0-beta4\ncapability:\n  exposes:\n  - {from: ./a.yaml, import: a}\n",
                        "4:22: `import` is not part of alpha2."),
                argumentSet(
                        "two words for one thing",
                        BETA4,
                        "naftiko: 1.0.0-alpha2\ninfo: {label: A, display: B}\ncapability: {}\n",
                        "2:8: `label` is `display` in beta4, which is there already."));
    }

    @ParameterizedTest
    @MethodSource
    void obstacles(Generation target, String text, String expected) {
        assertThat(migrated(target, text).obstacles())
                .extracting(Obstacle::toString)
                .containsExactly(FILE + ":" + expected);
    }

    @Test
    void whatHasNoCounterpartStays() {
        var text = document(ALPHA2, ":\n    - {name: id, in: path}\n    - {in: query}\n");

        assertThat(migrated(BETA4, text).text()).isEqualTo(document(BETA4, text.substring(text.indexOf(":\n    -"))));
        assertThat(migrated(BETA4, text).faithful()).isTrue();
    }

    @Test
    void whatIsThereAlreadyStays() {
        for (var generation : List.of(ALPHA2, BETA4)) {
            var text = document(generation, generation == ALPHA2 ? ": [{name: id}]\n" : ": {id: {}}\n");

            assertThat(migrated(generation, text).text()).isEqualTo(text);
        }
    }

    @Test
    void readsNothingElse() {
        assertThat(new Migration(BETA4).of(FILE, "services: {web: {}}\n")).isEmpty();
        assertThat(new Migration(BETA4).of(FILE, "naftiko: [")).isEmpty();
        assertThat(new Migration(BETA4).of(FILE, "- naftiko\n")).isEmpty();
        assertThat(new Migration(BETA4).of(FILE, "")).isEmpty();
    }
}
