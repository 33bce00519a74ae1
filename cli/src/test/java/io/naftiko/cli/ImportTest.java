package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document becomes a capability that runs, and stays one while both are edited.
class ImportTest {

    private static final String SHIPS = """
        openapi: 3.1.0
        info: { title: Ships API }
        servers: [ { url: 'https://ships.example.com/v1' } ]
        security: [ { token: [] } ]
        components:
          securitySchemes: { token: { type: http, scheme: bearer } }
          schemas: { Ship: { type: object, required: [name], properties: { id: { type: integer, readOnly: true }, name: { type: string }, tons: { type: integer } } } }
        paths:
          /ships:
            get:
              operationId: listShips
              summary: List the ships.
              responses: { '200': { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Ship' } } } } } }
            post:
              operationId: createShip
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } }
              responses: { '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } } }
          /ships/{id}:
            parameters: [ { name: id, in: path, required: true, schema: { type: integer } } ]
            get:
              operationId: getShip
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } } }
            delete: { operationId: deleteShip, responses: { '204': { description: gone } } }
        """;

    @TempDir
    private Path folder;

    private Path spec = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void writeDocument() throws IOException {
        spec = Files.writeString(folder.resolve("openapi.yaml"), SHIPS);
        file = folder.resolve("ships.yaml");
    }

    private Typed imported(String... more) {
        var line = new ArrayList<>(List.of("import", "openapi", spec.toString(), "-o", file.toString()));
        line.addAll(List.of(more));
        return naftiko(line.toArray(String[]::new));
    }

    private Typed called(String... more) {
        var line = new ArrayList<>(List.of("call", file.toString()));
        line.addAll(List.of(more));
        line.add("--mock=" + spec);
        return naftiko(line.toArray(String[]::new));
    }

    @Test
    void whatIsMadeIsValidAndRuns() {
        var typed = imported();

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("ships.yaml: 4 tools, 2 of them only read; the API is `ships`")
                .contains("needs SHIPS_TOKEN: a token")
                .containsPattern("tools/list has about [0-9]+ tokens");
        assertThat(naftiko("validate", "--strict", file.toString()).exit()).isZero();
        assertThat(called("create-ship", "name=Ada", "tons=7").out()).contains("\"name\":\"Ada\"", "\"tons\":7");
        assertThat(called("create-ship").err()).contains("name");
        assertThat(called("list-ships").out()).startsWith("[");
    }

    @Test
    void jsonAndStandardOutput() {
        var printed = naftiko("import", "openapi", spec.toString(), "-o", "-", "-f", "json", "-n", "fleet", "--rest");

        assertThat(printed.out()).startsWith("{").contains("\"namespace\" : \"fleet\"", "\"fleet-rest\"");
        assertThat(folder)
                .isDirectoryNotContaining(each -> each.getFileName().toString().startsWith(".ships"));
    }

    @Test
    void chooses() {
        assertThat(imported("--read-only").err()).contains("2 tools", "left out 2 operations that write");
        assertThat(imported("--force", "--max-tools", "1").err())
                .contains("1 tool,", "left out 3 operations beyond --max-tools: POST /ships");
        assertThat(imported("--force", "--operation", "getShip", "--operation", "DELETE /ships/{id}")
                        .err())
                .contains("2 tools", "left out 2 operations that were not asked for");
        assertThat(imported("--force", "--tag", "none").exit()).isOne();
    }

    @Test
    void importingAgainKeepsEditsAndTakesWhatIsNew() throws IOException {
        imported();
        edit(file, "description: List the ships.\n      hints", "description: All ships of the harbour.\n      hints");
        edit(spec, "delete: { operationId", "delete: { summary: Remove one., operationId");

        var again = imported();

        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("brought up to date");
        assertThat(file).content().contains("All ships of the harbour.").contains("description: Remove one.");
        assertThat(imported().exit()).isZero();
        assertThat(file).content().contains("All ships of the harbour.");
    }

    @Test
    void anEditIsKeptWhereTheDocumentChangedTheSame() throws IOException {
        imported();
        edit(file, "description: List the ships.\n      hints", "description: Mine.\n      hints");
        edit(spec, "summary: List the ships.", "summary: Theirs.");

        var again = imported();

        assertThat(again.exit()).isOne();
        assertThat(again.err())
                .contains("conflict at", "yours:    description: Mine.", "document: description: Theirs.");
        assertThat(file).content().contains("description: Mine.");
        assertThat(imported().exit()).isZero();
    }

    @Test
    void anEditThatFitsNoMoreIsNeverDestroyed() throws IOException {
        imported();
        edit(
                file,
                "call: ships.get-ship\n",
                "call: ships.get-ship\n    - {name: again, description: Again., call: ships.get-ship}\n");
        var edited = Files.readString(file);
        edit(spec, "    get:\n      operationId: getShip", "    x-get:\n      operationId: getShip");

        var again = imported();

        assertThat(again.exit()).isOne();
        assertThat(again.err()).contains("do not fit together", "left as it is");
        assertThat(file).hasContent(edited);
    }

    @Test
    void aFileOfSomebodyElseIsNotReplaced() throws IOException {
        Files.writeString(file, "naftiko: 1.0.0-alpha2\n");

        assertThat(imported().err()).contains("ships.yaml is there", "--force");
        assertThat(file).content().isEqualTo("naftiko: 1.0.0-alpha2\n");
        assertThat(imported("--force").exit()).isZero();
    }

    @Test
    void aDocumentIsFetchedFromItsHostAndNoOther() {
        try (var other = Upstream.answering(302, "")) {
            var refused = naftiko("import", "openapi", other.origin() + "/openapi.yaml", "-o", file.toString());
            assertThat(refused.exit()).isOne();
        }
        try (var api = Upstream.answering(200, SHIPS.replace("https://ships.example.com/v1", "/v1"))) {
            var typed =
                    naftiko("import", "openapi", api.origin() + "/openapi.yaml?token=secret", "-o", file.toString());

            assertThat(typed.exit()).isZero();
            assertThat(file)
                    .content()
                    .contains("baseUri: " + api.origin() + "/v1")
                    .doesNotContain("secret");
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Files.writeString(spec, "openapi: 4.0.0");
        assertThat(imported().err()).contains("[openapi-version]");
        assertThat(naftiko("import", "openapi", folder.resolve("gone.yaml").toString())
                        .err())
                .contains("There is no such file.");
        assertThat(imported("--max-tools", "0").exit()).isEqualTo(2);
        assertThat(imported("--namespace", "a b").exit()).isEqualTo(2);
        assertThat(naftiko("import").exit()).isEqualTo(2);
    }

    private static void edit(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
