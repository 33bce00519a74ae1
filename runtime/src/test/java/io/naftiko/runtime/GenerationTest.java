package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each generation of the format has its own words, and those of the others are synonyms.
class GenerationTest {

    private static final String BETA4 = """
        ikanos: 1.0.0-beta4
        info:
          display: Ships
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: https://api.example.com
            resources:
              ships:
                path: /ships/{id}
                operations:
                  get-ship:
                    display: One ship
                    method: GET
                    inputParameters:
                      id: {in: path}
          exposes:
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
              get-ship:
                display: One ship
                description: One ship.
                inputParameters:
                  id: {type: string, description: Which ship.}
                steps:
                  ship: {type: call, call: ships.get-ship, with: {id: tools.id}}
                mappings:
                - {target: name, value: $.ship.name}
        """;

    private static List<Problem> problems(String text) {
        return new Engine(Settings.of(Environment.of(Map.of())))
                .plan(Path.of("ships.yaml"), text)
                .problems();
    }

    @Test
    void theWordsOfADocumentsOwnGenerationAreNoSynonyms() {
        assertThat(problems(BETA4)).isEmpty();
    }

    @Test
    void thoseOfAnotherGenerationAre() {
        assertThat(problems(BETA4.replace("display: Ships", "label: Ships").replace("target:", "targetName:")))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder("`label` is read as `display`.", "`targetName` is read as `target`.");
        assertThat(problems(BETA4.replace("ikanos: 1.0.0-beta4", "naftiko: 1.0.0-alpha2")))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "`display` is read as `label`.",
                        "`display` is read as `label`.",
                        "`target` is read as `targetName`.");
    }

    @Test
    void whatIsASynonymInEveryGenerationIsMendedToTheDocumentsOwnWord() {
        assertThat(problems(BETA4.replace("display: Ships", "title: Ships")))
                .extracting(Problem::fix)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fix.Rename.class, fix -> assertThat(fix.name()).isEqualTo("display"));
    }

    @Test
    void aDocumentThatDoesNotSayItsGenerationIsReadAsTheFirst() {
        assertThat(problems(BETA4.replace("ikanos: 1.0.0-beta4\n", "")))
                .extracting(Problem::message)
                .contains("`display` is read as `label`.");
    }
}
