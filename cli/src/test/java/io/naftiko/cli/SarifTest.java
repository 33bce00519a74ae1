package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// SARIF 2.1.0 (OASIS): what a scanner that reads it can rely on.
class SarifTest {

    /// The properties that each object of the log must have, by the property that holds it (SARIF 2.1.0, section 3).
    private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(
            Map.entry("", Set.of("version", "runs")),
            Map.entry("runs", Set.of("tool", "results")),
            Map.entry("tool", Set.of("driver")),
            Map.entry("driver", Set.of("name")),
            Map.entry("rules", Set.of("id")),
            Map.entry("shortDescription", Set.of("text")),
            Map.entry("help", Set.of("text")),
            Map.entry("results", Set.of("message", "ruleId", "ruleIndex", "level")),
            Map.entry("message", Set.of("text")),
            Map.entry("physicalLocation", Set.of("artifactLocation")),
            Map.entry("artifactLocation", Set.of("uri")),
            Map.entry("region", Set.of("startLine")),
            Map.entry("fixes", Set.of("artifactChanges")),
            Map.entry("artifactChanges", Set.of("artifactLocation", "replacements")),
            Map.entry("replacements", Set.of("deletedRegion")),
            Map.entry("deletedRegion", Set.of("startLine")),
            Map.entry("insertedContent", Set.of("text")));

    @TempDir
    private Path folder;

    @Test
    void hasWhatTheSpecificationDemands() {
        Capability.write(folder, "a.yaml", Capability.BROKEN);
        Capability.write(folder, "b.yaml", Capability.SHIPS.replace("label: Ships", "title: Ships"));

        check("", log(folder));
    }

    @Test
    void hasARunWithoutResultsWhereNothingIsWrong() {
        var file = Capability.write(folder, "a.yaml", Capability.SHIPS);

        var log = log(file);

        check("", log);
        assertThat(log.at("/runs/0/results")).isEmpty();
    }

    @Test
    void pointsToRuleAndPlace() {
        var broken = Capability.write(folder, "broken.yaml", Capability.BROKEN);

        var run = log(broken).at("/runs/0");

        var rules = run.at("/tool/driver/rules");
        assertThat(rules).hasSize(Code.values().length);
        var result = run.at("/results/0");
        assertThat(rules.path(result.path("ruleIndex").intValue()).path("id")).isEqualTo(result.path("ruleId"));
        assertThat(result.path("level").stringValue()).isEqualTo("error");
        var place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").stringValue())
                .isEqualTo(broken.toUri().toString());
        assertThat(place.at("/region/startLine").intValue()).isEqualTo(49);
        assertThat(place.at("/region/startColumn").intValue()).isEqualTo(13);
    }

    @Test
    void hasTheEditThatMends() {
        var old = Capability.write(folder, "old.yaml", Capability.SHIPS.replace("label: Ships", "title: Ships"));

        var replacement = log(old).at("/runs/0/results/0/fixes/0/artifactChanges/0/replacements/0");

        assertThat(replacement.toString())
                .isEqualTo("{\"deletedRegion\":{\"startLine\":3,\"startColumn\":3,\"endLine\":3,\"endColumn\":8},"
                        + "\"insertedContent\":{\"text\":\"label\"}}");
    }

    private static void check(String holder, JsonNode node) {
        if (node.isArray()) {
            node.forEach(item -> check(holder, item));
        } else if (node.isObject()) {
            assertThat(List.copyOf(node.propertyNames()))
                    .as("properties of %s", holder)
                    .containsAll(REQUIRED.getOrDefault(holder, Set.of()));
            node.forEachEntry(SarifTest::check);
        } else {
            assertThat(node.isNull()).as("%s is null", holder).isFalse();
        }
    }

    private static JsonNode log(Path path) {
        var typed = naftiko("validate", path.toString(), "--format", "sarif");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).endsWith("}\n");
        return Json.parse(typed.out()).orElseThrow();
    }
}
