package io.naftiko.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the index says of servers of skills.
class IndexedSkillsTest {

    @TempDir
    private Path folder;

    private final Directories served = new Directories();

    @BeforeEach
    void serve() {
        served.swap(Directories.site(folder, "harbour.yaml", """
            naftiko: 1.0.0-alpha2
            info: {label: Harbour}
            capability:
              exposes:
              - type: skill
                namespace: harbour-skills
                port: 9090
                skills:
                - {name: docking, description: How to bring a ship to its dock.}
                - {name: greeting, description: How to greet a captain.}
            """));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void programsLearnHowManyThereAre() {
        assertThat(served.json("").at("/capabilities/0/servers/0")).isEqualTo(Directories.parse("""
            {"type": "skill", "namespace": "harbour-skills", "address": "/harbour-skills", "unitCount": 2}
            """));
    }

    @Test
    void programsLearnWhatEachIsFor() {
        assertThat(served.json("?detail=full").at("/capabilities/0/servers/0/units"))
                .isEqualTo(Directories.parse("""
                    [{"name": "docking", "description": "How to bring a ship to its dock."},
                     {"name": "greeting", "description": "How to greet a captain."}]
                    """));
    }

    @Test
    void peopleFindThemByTheirWords() {
        assertThat(served.page("")).contains("2 skills");
        assertThat(served.page("?q=captain")).contains("Harbour");
        assertThat(served.page("?q=harbour&detail=full")).contains("docking", "How to bring a ship to its dock.");
    }
}
