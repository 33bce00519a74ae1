package io.naftiko.cli;

import static io.naftiko.cli.Typed.answering;
import static io.naftiko.cli.Typed.naftiko;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `naftiko create`.
class CreateTest {

    private static final Map<String, String> SECRETS =
            Map.of("SHIPS_TOKEN", "t0ken", "SHIPS_USERNAME", "anna", "SHIPS_PASSWORD", "pa55", "SHIPS_API_KEY", "k3y");

    /// What each kind of credential looks like in a request.
    private static final Map<String, String> SENT = Map.of(
            "none", "GET /ships/7",
            "bearer", "Bearer t0ken",
            "basic", "Basic YW5uYTpwYTU1",
            "apikey", "X-api-key=[k3y]",
            "apikey:X-Key", "X-key=[k3y]",
            "apikey:key:query", "GET /ships/7?key=k3y");

    @TempDir
    private Path folder;

    private final Upstream upstream = Upstream.answering(200, "{\"name\": \"Anna\"}");

    @AfterEach
    void closeUpstream() {
        upstream.close();
    }

    private Path file() {
        return folder.resolve("ships.yaml");
    }

    private Typed create(String... flags) {
        var words = new ArrayList<>(List.of("create", "-o", file().toString(), "--base-uri", upstream.origin()));
        words.addAll(List.of(flags));
        return naftiko(words.toArray(String[]::new));
    }

    static Stream<Arguments> combinations() {
        return SENT.keySet().stream()
                .sorted()
                .flatMap(auth -> Stream.of("mcp", "rest", "both")
                        .flatMap(expose -> Stream.of("alpha2", "newest")
                                .map(generation -> Arguments.of(auth, expose, generation))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void writesAFileThatIsGoodAndCallsTheApi(String auth, String expose, String generation) {
        var created = create(
                "--operation", "GET /ships/{id}", "--auth", auth, "--expose", expose, "--format-version", generation);

        assertThat(created.exit()).isZero();
        assertThat(created.out()).isEmpty();
        assertThat(naftiko("validate", "--strict", file().toString()))
                .isEqualTo(new Typed(0, "No problem in 1 file.\n", ""));
        assertThat(naftiko(SECRETS, next(created))).isEqualTo(new Typed(0, "{\"name\": \"Anna\"}", ""));
        assertThat(upstream.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.toString()).contains(SENT.get(auth)).contains("GET /ships/"));
    }

    /// The command that `create` proposes, with another value.
    private static String[] next(Typed created) {
        var line = created.errLines().stream()
                .filter(each -> each.startsWith("  naftiko call "))
                .findFirst()
                .orElseThrow();
        return line.replace("id=1", "id=7")
                .strip()
                .substring("naftiko ".length())
                .split(" ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ships",
                "HEAD /ships/{id}",
                "POST /ships",
                "PUT /a/{b}/c/{d}",
                "PATCH /x-y/{1}.json",
                "DELETE /ships/{id}",
                "GET /",
                "POST /:search",
                "GET /status",
                "GET /addresses/{true}"
            })
    void writesEveryMethodAndPath(String operation) {
        assertThat(create("--operation", operation).exit()).isZero();
        assertThat(naftiko("validate", "--strict", file().toString()).exit()).isZero();
    }

    @Test
    void writesManyOperationsWithNamesOfTheirOwn() throws IOException {
        create(
                "--operation=GET /ships",
                "--operation=POST /ships",
                "--operation=GET /ships/{id}",
                "--operation=DELETE /ships/{id}",
                "--operation=GET /docks/{dock}/ships",
                "--operation=GET /companies/{id}");

        assertThat(naftiko("validate", "--strict", file().toString()).exit()).isZero();
        assertThat(Files.readString(file()))
                .contains("call: ships.list-ships\n", "call: ships.create-ship\n", "call: ships.get-ship\n")
                .contains("call: ships.delete-ship\n", "call: ships.list-ships-2\n", "call: ships.get-company\n")
                .containsOnlyOnce(
                        "      - name: ships\n        path: /ships\n        operations:\n          - name: list-ships"
                                + "\n            method: GET\n            description");
    }

    @Test
    void serves() throws IOException, InterruptedException {
        create("--name", "Ships");

        try (var running = new Running(SECRETS, file().toString())) {
            assertThat(running.callTool("ships-mcp", "list-ships", "{}").body()).contains("Anna");
        }
    }

    @Test
    void asksForWhatNoFlagSays() throws IOException {
        var typed = answering("""
            Docks
            ftp://docks
            %s/v1/
            docks
            GET /docks
            token
            bearer

            x
            9000
            """.formatted(upstream.origin()), "create", "capability", "--output", file().toString());

        assertThat(typed.err()).isEqualTo("""
            Enter takes what stands in brackets.
            Name of the capability [Ships]: \
            Base URL of the API [https://api.example.com]: \
              Not that: it is http:// or https://, a host, and perhaps a path.
            Base URL of the API [https://api.example.com]: \
            An operation, as METHOD PATH [GET /docks]: \
              Not that: an operation is written METHOD PATH, such as `GET /ships/{id}`; the methods are GET, HEAD, \
            POST, PUT, PATCH, DELETE.
            An operation, as METHOD PATH [GET /docks]: \
            How it knows its callers: none, bearer, basic or apikey[:NAME[:header|query]] [none]: \
              Not that: it is none, bearer, basic, apikey, apikey:NAME or apikey:NAME:query.
            How it knows its callers: none, bearer, basic or apikey[:NAME[:header|query]] [none]: \
            Offer it as mcp, rest or both [both]: \
            Port [8080]:   Not that: a port is a number from 1 to 65535.
            Port [8080]: \
            Wrote FILE.
            Set DOCKS_TOKEN in the environment, or in a file for --env-file.
            Next:
              naftiko call FILE docks-mcp.list-docks
              naftiko run FILE
            """.replace("FILE", file().toString()));
        assertThat(Files.readString(file()))
                .contains("baseUri: " + upstream.origin() + "/v1\n", "port: 9000\n", "token: '{{DOCKS_TOKEN}}'");
    }

    @Test
    void writesNothingWhenTheAnswersEnd() {
        var typed = answering("Docks\n", "create", "-o", file().toString());

        assertThat(typed.err()).endsWith("nothing was written: the answers ended.\n");
        assertThat(typed.exit()).isOne();
        assertThat(file()).doesNotExist();
    }

    @Test
    void asksNothingWhenThatIsWanted() {
        var typed = answering("", "create", "--yes", "-o", "-");

        assertThat(typed.out()).startsWith("naftiko: 1.0.0-alpha2\ninfo:\n  label: Ships\n");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void replacesAFileOnlyIfThatIsWanted() throws IOException {
        Files.writeString(file(), "mine");

        var typed = create();

        assertThat(typed.err()).contains(file() + " is there already. --force replaces it, and -o names another.");
        assertThat(typed.exit()).isOne();
        assertThat(file()).content().isEqualTo("mine");
        assertThat(create("--force").exit()).isZero();
        assertThat(file()).content().startsWith("naftiko: 1.0.0-alpha2\n");
    }

    @Test
    void refusesFlagsThatCannotBe() {
        assertThat(create("--operation", "FETCH /ships").err())
                .contains("--operation: an operation is written METHOD PATH");
        assertThat(create("--operation", "GET /ships?x=1").err()).contains("no query and no spaces");
        assertThat(create("--operation", "GET /{a}/{a}").err())
                .contains("--operation: the path has a placeholder twice");
        assertThat(create("--operation=GET /a", "--operation=get /a").err()).contains("one of them is there twice");
        assertThat(create("--auth", "apikey:X:cookie").err())
                .contains("--auth: a key goes into the `header` or the `query`");
        assertThat(create("--auth", "bearer:x").err()).contains("--auth: it is none, bearer,");
        assertThat(create("--base-uri", "api.example.com").err()).contains("--base-uri: it is http:// or https://");
        assertThat(create("--expose", "soap").err()).contains("--expose: it is mcp, rest or both; found `soap`.");
        assertThat(create("--port", "99999").err()).contains("--port: a port is a number from 1 to 65535");
        assertThat(create("--name", " ").err()).contains("--name: a name is a line of text");
        assertThat(create("--format-version", "gamma").err()).contains("'gamma' is not one of alpha2, beta4, newest");
        assertThat(create("agent").err()).contains("it creates a `capability`, and no `agent`.");
        assertThat(create("agent").exit()).isEqualTo(2);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100ms", "船", "yes: 'no' # {x}", "null", "A \"B\""})
    void takesAnyName(String name) {
        assertThat(create("--name", name, "--auth", "bearer").exit()).isZero();
        assertThat(naftiko("validate", "--strict", file().toString()).exit()).isZero();
    }
}
