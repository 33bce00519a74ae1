package io.naftiko.cli;

import static io.naftiko.cli.Typed.naftiko;
import static io.naftiko.cli.Typed.onTerminal;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallTest {

    private static final String FLEET = "[{\"name\": \"Anna\", \"tons\": 1.50}]";

    @TempDir
    private Path folder;

    private final Upstream upstream = Upstream.answering(200, FLEET);
    private String ships = "";

    @BeforeEach
    void writeFile() {
        ships = Capability.write(folder, "ships.yaml", Capability.SHIPS).toString();
    }

    @AfterEach
    void closeUpstream() {
        upstream.close();
    }

    private Typed call(String... arguments) {
        return naftiko(line(arguments));
    }

    private String[] line(String... arguments) {
        var all = new ArrayList<>(List.of("call", ships));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--upstream", "registry=" + upstream.origin()));
        all.addAll(List.of("--env", "REGISTRY_TOKEN=s3cret-token", "--env", "REGISTRY_TENANT=blue"));
        return all.toArray(String[]::new);
    }

    @Test
    void printsTheAnswerAsItCame() {
        assertThat(call("find-ships")).isEqualTo(new Typed(0, FLEET, ""));
        assertThat(upstream.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("GET /ships?tenant=blue");
            assertThat(request.headers()).contains("Bearer s3cret-token");
        });
    }

    @Test
    void printsJsonReadableOnATerminal() {
        assertThat(onTerminal(line("find-ships")).outLines()).hasSizeGreaterThan(2);
    }

    @Test
    void printsAMappedAnswer() {
        assertThat(call("first-ship").out()).isEqualTo("{\"first\":\"Anna\",\"captain\":null}");
    }

    @Test
    void takesValuesByTheTypesOfTheInputs() {
        Capability.write(folder, "name.txt", "Berta");

        call("register-ship", "name=@" + folder.resolve("name.txt"), "tons=1.50", "tags=[\"red\", 7]");
        call("register-ship", "name=7");

        assertThat(upstream.requests())
                .extracting(Upstream.Received::body)
                .containsExactly("{\"name\":\"Berta\",\"tons\":1.50,\"tags\":[\"red\",7]}", "{\"name\":\"7\"}");
    }

    @Test
    void takesAnObjectOfArgumentsBesideSingleOnes() {
        call("register-ship", "--json", "{\"name\": \"Anna\", \"tons\": 3}", "tons=4");

        assertThat(upstream.requests().getFirst().body()).isEqualTo("{\"name\":\"Anna\",\"tons\":4}");
    }

    @Test
    void findsOperationsToo() {
        assertThat(call("ships-rest.find").exit()).isZero();
        assertThat(call("GET /ships").exit()).isZero();
    }

    @Test
    void saysWhatItCouldMean() {
        assertThat(call("find-ship").err()).contains("Did you mean `find-ships`?");
        assertThat(call("zzz").err()).contains("There are: find, find-ships, first-ship, register, register-ship.");
        assertThat(call("zzz").exit()).isEqualTo(2);

        Capability.write(folder, "more.yaml", Capability.SHIPS);
        var typed = naftiko("call", folder.toString(), "find-ships");

        assertThat(typed.err())
                .contains(
                        "`find-ships` could be ships-mcp.find-ships (" + folder.resolve("more.yaml") + "), ships-mcp.");
        assertThat(typed.exit()).isEqualTo(2);
    }

    @Test
    void refusesArgumentsThatTheInputsDoNotAllow() {
        var typed = call("register-ship", "tons=heavy");

        assertThat(typed.errLines())
                .containsExactly(
                        "naftiko: register-ship: `name` is required; `tons` must be of type number, found string",
                        "It takes name=string [tons=number] [tags=array].");
        assertThat(typed.exit()).isOne();
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void refusesWhatIsNoArgument() {
        assertThat(call("register-ship", "name").err()).contains("an argument is written name=value; found `name`.");
        assertThat(call("register-ship", "--json", "[1]").err()).contains("--json takes a JSON object");
        assertThat(call("register-ship", "name=@none.txt").err()).contains("none.txt cannot be read");
        assertThat(call("register-ship", "name").exit()).isEqualTo(2);
    }

    @Test
    void failsWhenTheApiAnswersWithAnError() {
        try (var refusing = Upstream.answering(422, "{\"error\": \"no such tenant\"}")) {
            var typed = naftiko(
                    "call",
                    ships,
                    "find-ships",
                    "--upstream",
                    "*=" + refusing.origin(),
                    "--env",
                    "REGISTRY_TOKEN=t",
                    "--env",
                    "REGISTRY_TENANT=x");

            assertThat(typed).isEqualTo(new Typed(1, "", """
                naftiko: find-ships: the API answered with status 422:
                {"error": "no such tenant"}
                """));
        }
    }

    @Test
    void failsWhenNobodyAnswers() {
        var typed = naftiko("call", ships, "find-ships", "--env", "REGISTRY_TOKEN=t", "--env", "REGISTRY_TENANT=x");

        assertThat(typed.err()).startsWith("naftiko: find-ships: No connection to 127.0.0.1:1");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var file =
                Capability.write(folder, "some.env", "REGISTRY_TENANT=blue\n").toString();

        var typed = naftiko("call", ships, "find-ships", "--env-file", file);

        assertThat(typed.err()).contains("REGISTRY_TOKEN is not set").contains("--env-file");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void takesAPlaceholderThatNobodyFilledInForNoValue() {
        var file =
                Capability.write(folder, "some.env", "REGISTRY_TENANT=blue\n").toString();
        var environment = Map.of("REGISTRY_TOKEN", "${REGISTRY_TOKEN}", "REGISTRY_TENANT", "${REGISTRY_TENANT}");

        var typed = naftiko(environment, "call", ships, "find-ships", "--env-file", file);

        assertThat(typed.err()).contains("REGISTRY_TOKEN is not set");
        assertThat(typed.exit()).isOne();
    }

    @Test
    void refusesARejectedFileUnlessItIsLenient() {
        ships = Capability.write(folder, "broken.yaml", Capability.BROKEN).toString();

        assertThat(call("register-ship", "name=x").err()).contains("[call-unresolved]", "broken.yaml is rejected.");
        assertThat(call("register-ship", "name=x").exit()).isOne();
        assertThat(call("register-ship", "name=x", "--lenient").exit()).isZero();
        assertThat(call("find-ships", "--lenient").exit())
                .as("the broken tool itself")
                .isEqualTo(2);
    }

    @Test
    void callsNothingRealWhenItMocks() {
        var typed = naftiko("call", ships, "find-ships", "--mock");

        assertThat(typed.exit()).isZero();
        assertThat(Json.parse(typed.out())).isPresent();
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void mocksWithTheDocumentsBesideTheFile() {
        var rooms = "../capabilities/rooms.yaml";

        assertThat(naftiko("call", rooms, "hms-create-room", "body={\"name\": \"a\"}", "--mock")
                        .out())
                .startsWith("{\"id\":\"");
        assertThat(naftiko("call", ships, "find-ships", "--mock=no.yaml").err()).contains("no.yaml");
    }

    @Test
    void explainsEachStep() {
        var typed = call("first-ship", "limit=3", "--trace");

        assertThat(typed.out()).isEqualTo("{\"first\":\"Anna\",\"captain\":null}");
        assertThat(typed.errLines())
                .containsSubsequence(
                        "inputs of first-ship",
                        "  limit = 3",
                        "request",
                        "  GET " + upstream.origin() + "/ships?limit=3&tenant=***",
                        "  Authorization: ***",
                        "reply",
                        "answer",
                        "  first: string = $[0].name",
                        "  captain: string = $[0].captain",
                        "  captain is null: its mapping found nothing")
                .anyMatch(line -> line.matches("  200, 32 bytes, \\d+ ms"))
                .contains("  content-type: application/json");
    }
}
