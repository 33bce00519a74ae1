package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSkillTest {

    private static final String DESCRIBED = Capability.SHIPS + """
          - type: skill
            namespace: ships-skills
            skills:
            - {name: sailing, description: How to sail., location: 'file:sailing-files'}
        """;

    @TempDir
    private Path folder;

    @Test
    void writesASkillOfACapabilityThatDescribesNone() throws IOException {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();

        var typed = naftiko("export", "skill", file, "-o", folder.resolve("out").toString());

        assertThat(typed.outLines())
                .containsExactly(folder.resolve("out/ships/SKILL.md").toString());
        assertThat(Files.readString(folder.resolve("out/ships/SKILL.md")))
                .startsWith("---\nname: ships\ndescription: Calls ships.\n---\n\n# Ships\n")
                .contains("## Tools\n", "of `ships-mcp`");
    }

    @Test
    void writesTheSkillsThatACapabilityDescribes() throws IOException {
        var file = Capability.write(folder, "ships.yaml", DESCRIBED).toString();
        Files.createDirectories(folder.resolve("sailing-files/references"));
        Files.writeString(folder.resolve("sailing-files/references/knots.md"), "Knots.");

        var typed = naftiko("export", "skill", file, "-o", folder.resolve("out").toString());

        assertThat(typed.outLines()).hasSize(2);
        assertThat(folder.resolve("out/sailing/references/knots.md")).hasContent("Knots.");
        assertThat(folder.resolve("out/sailing/SKILL.md")).content().contains("description: How to sail.");
    }

    @Test
    void overwritesNothingUnlessItIsTold() throws IOException {
        var file = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();
        var written = Files.createDirectories(folder.resolve("out/ships")).resolve("SKILL.md");
        Files.writeString(written, "mine");
        var out = folder.resolve("out").toString();

        var refused = naftiko("export", "skill", file, "-o", out);
        assertThat(refused.exit()).isOne();
        assertThat(refused.err()).contains("--force overwrites it");
        assertThat(written).hasContent("mine");

        assertThat(naftiko("export", "skill", file, "-o", out, "--force").exit())
                .isZero();
        assertThat(naftiko("export", "skill", file, "-o", out).exit()).isZero();
        assertThat(written).content().startsWith("---\n");
    }

    @Test
    void neverWritesElsewhere() {
        var escaping = DESCRIBED.replace("name: sailing", "name: ../sailing");
        var file = Capability.write(folder, "ships.yaml", escaping).toString();

        var typed = naftiko("export", "skill", file, "-o", folder.resolve("out").toString());

        assertThat(typed.exit()).isOne();
        assertThat(typed.err()).contains("is no name of a folder");
        assertThat(folder.resolve("sailing")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        var file = Capability.write(folder, "ships.yaml", "capability: {}").toString();

        var typed = naftiko("export", "skill", file, "-o", folder.toString());

        assertThat(typed.exit()).isOne();
        assertThat(typed.err()).contains("[no-exposes]");
    }
}
