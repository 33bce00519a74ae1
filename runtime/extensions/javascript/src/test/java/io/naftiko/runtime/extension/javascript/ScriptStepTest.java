package io.naftiko.runtime.extension.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units with scripts, through every front door.
class ScriptStepTest {

    private static final Settings SETTINGS =
            Settings.of(Environment.of(Map.of("HARBOUR", "Bergen"))).withExtensions(Path.of("target/extensions"));

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {HARBOUR: HARBOUR}}
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /ships
              operations:
              - {name: list, method: GET}
              - {name: add, method: POST, body: {type: json, data: '{{made.ship}}'}}
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: unit, description: Steps., inputParameters: [{name: id, type: integer}], UNIT}
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /unit/{id}
              operations:
              - {name: operation, method: POST, inputParameters: [{name: id, in: path, type: integer}], UNIT}
        CONTROL
        """;

    @TempDir
    private Path folder;

    private final RecordingUpstream upstream =
            RecordingUpstream.answering(request -> request.method().equals("POST")
                    ? new Answer.Plain(200, request.headers(), request.body())
                    : Answer.json("{\"ships\":[{\"name\":\"Ada\",\"crew\":7},{\"name\":\"Eve\",\"crew\":2}]}"));

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "| context.id + 1 | 6",
                "| Object.keys(context) | ['id','list']",
                "| context.list.ships.map(ship => ship.name) | ['Ada','Eve']",
                ", with: {id: 'id {{id}}', all: list.ships, at: '{{HARBOUR}}', two: [1, {a: tools.id}]} | [context.id,"
                        + " context.all[1].crew, context.at, context.two] | ['id 5',2,'Bergen',[1,{'a':5}]]",
                ", dependencies: [crew.js, lib/big.js] | big(context.list.ships) | ['Ada']",
                ", location: lib, dependencies: [big.js], language: javascript | big([{crew: 5, name: 'a'}]) | ['a']",
            })
    void theResultIsTheAnswer(String keywords, String script, String answer) throws IOException {
        var unit = "steps: [{type: call, name: list, call: x.list}, {type: script, name: made, file: made.js"
                + (keywords == null ? "" : keywords) + "}]";
        write("crew.js", "const least = 5;");
        write(
                "lib/big.js",
                "const least2 = typeof least === 'undefined' ? 5 : least; function big(ships) { return"
                        + " ships.filter(ship => ship.crew >= least2).map(ship => ship.name); }");
        write("lib/made.js", "result = " + script);
        write("made.js", "result = " + script);

        assertThat(answers(unit, "")).containsOnly(answer.replace('\'', '"'));
    }

    @Test
    void laterStepsAndMappingsReadTheResult() throws IOException {
        write("made.js", "const result = {ship: {name: 'n' + context.id}, list: [1, 2]};");

        var steps = "steps: [{type: script, name: made, file: made.js}, {type: call, name: added, call: x.add}]";
        var mapped =
                steps + ", mappings: [{target: name, value: $.added.name}, {target: second, value: '$.made.list[1]'}]";

        assertThat(answers(mapped, "")).containsOnly("{\"name\":\"n5\",\"second\":2}");
    }

    @Test
    void aScriptThatThrowsEndsTheRun() throws IOException {
        write("lib.js", "\nfunction fail() { throw new Error('no ' + context.id); }");
        write("made.js", "fail();");
        var unit = "steps: [{type: script, name: made, file: made.js, dependencies: [lib.js]},"
                + " {type: call, name: list, call: x.list}]";
        var said = "The script `made.js` failed in `lib.js` on line 2: Error: no 5.";

        try (var hosting = hosting(unit, "")) {
            var rest = hosting.send("POST", hosting.url("x-rest") + "/unit/5", "");
            var problem = Json.parse(rest.body()).orElseThrow();

            assertThat(rest.statusCode()).isEqualTo(500);
            assertThat(problem.path("type").asString()).endsWith("script-failed");
            assertThat(problem.path("detail").asString()).isEqualTo(said);
            assertThat(mcp(hosting)).contains("\"isError\":true").contains(said);
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{timeout: 100, statementLimit: 999999999}  | was stopped after 100 ms.",
                "{statementLimit: 500}                      | was stopped after 500 statements.",
            })
    void theControlServerSaysTheBounds(String scripting, String said) throws IOException {
        write("made.js", "while (true) {}");

        try (var hosting = hosting("steps: [{type: script, name: made, file: made.js}]", control(scripting))) {
            assertThat(mcp(hosting)).contains("\"isError\":true").contains(said);
        }
    }

    @Test
    void theControlServerSaysWhereScriptsAre() throws IOException {
        write("scripts/made", "result = 'found'");
        var unit = "steps: [{type: script, name: made, file: made}]";

        for (var location : List.of("scripts", "file:///./scripts", "file://" + folder.resolve("scripts"))) {
            var control = control("{defaultLanguage: javascript, defaultLocation: '" + location + "'}");
            assertThat(answers(unit, control)).containsOnly("\"found\"");
        }
    }

    @Test
    void scriptsArePartsOfTheCapability() throws IOException {
        write("lib.js", "");
        write("made.js", "result = 1");
        var file = capability("steps: [{type: script, name: made, file: made.js, dependencies: [lib.js]}]", "");

        var plan = new Engine(SETTINGS).plan(file);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.dependencies()).containsExactlyInAnyOrder(folder.resolve("lib.js"), folder.resolve("made.js"));
    }

    @Test
    void anErrorOfSyntaxStandsInTheScript() throws IOException {
        write("made.js", "// ships\nresult = [1, 2;");
        var file = capability("steps: [{type: script, name: made, file: made.js}]", "");

        assertThat(new Engine(SETTINGS).plan(file).problems())
                .extracting(Problem::toString)
                .filteredOn(said -> said.contains("[script-syntax]"))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith(folder.resolve("made.js")
                                + ":2:15: error [script-syntax] The script `made.js` is no" + " JavaScript: "));
    }

    @Test
    void anEngineMayRunNoScripts() throws IOException {
        write("made.js", "result = 1");
        var file = capability("steps: [{type: script, name: made, file: made.js}]", control("{enabled: true}"));

        assertThat(new Engine(SETTINGS.withoutScripting()).plan(file).problems())
                .extracting(problem -> problem.code().id())
                .contains("script-disabled");
    }

    private static String control(String scripting) {
        return "  - {type: control, port: 9190, management: {scripting: " + scripting + "}}";
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path capability(String unit, String control) throws IOException {
        var text =
                DOCUMENT.replace("API", upstream.origin()).replace("UNIT", unit).replace("CONTROL", control);
        return Files.writeString(folder.resolve("page.yaml"), text);
    }

    private Hosting hosting(String unit, String control) throws IOException {
        return new Hosting(SETTINGS, List.of(capability(unit, control)));
    }

    /// The same unit through REST and through MCP.
    private List<String> answers(String unit, String control) throws IOException {
        try (var hosting = hosting(unit, control)) {
            var rest =
                    hosting.send("POST", hosting.url("x-rest") + "/unit/5", "").body();
            var mcp = Json.parse(mcp(hosting)).orElseThrow();
            return List.of(rest, mcp.at("/result/content/0/text").asString());
        }
    }

    private static String mcp(Hosting hosting) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
                + "\"params\":{\"name\":\"unit\",\"arguments\":{\"id\":5}}}";
        return hosting.send(
                        "POST",
                        hosting.url("x-mcp") + "/mcp",
                        message,
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream",
                        "MCP-Protocol-Version",
                        "2025-11-25")
                .body();
    }
}
