package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units that do several things in turn: what each step is sent, what the unit answers, and what stops it.
class StepsTest {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /ships
              operations:
              - {name: list, method: GET, outputParameters: [{name: all, value: $.ships}]}
            - path: /ships/{id}
              operations:
              - name: get
                method: GET
                inputParameters: [{name: id, in: path, type: string, required: true}]
            - path: /docks/{no}
              operations:
              - name: dock
                method: GET
                inputParameters:
                - {name: no, in: path, type: integer, required: true}
                - {name: lang, in: query, type: string}
              - name: note
                method: POST
                inputParameters: [{name: no, in: path, type: integer, required: true}]
                body: {type: json, data: {ship: '{{ship.name}}', dock: '{{no}}'}}
            - path: /motto
              operations:
              - {name: motto, method: GET, outputRawFormat: text}
            - path: /crew
              operations:
              - name: crew
                method: GET
                outputParameters: {id: {type: integer, value: $.no}, name: {type: string, value: $.called}}
            - path: /gone
              operations:
              - {name: gone, method: GET}
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: unit, description: Steps., UNIT}
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /unit/{id}
              operations:
              - {name: operation, method: POST, UNIT}
        """;

    private static final String STEPS =
            "{type: call, name: ship, call: x.get, with: {id: tools.id}}, {type: call, name: dock, call: x.dock,"
                    + " with: {no: '{{ship.dock}}'}}";

    @TempDir
    Path folder;

    private RecordingUpstream upstream = RecordingUpstream.answering(StepsTest::answer);

    private static Answer answer(Received request) {
        var last = request.path().substring(request.path().lastIndexOf('/') + 1);
        return switch (request.path().replaceFirst("^/([^/]*).*", "$1")) {
            case "ships" ->
                last.equals("ships")
                        ? Answer.json(
                                "{\"ships\":[{\"id\":1,\"name\":\"Ada\",\"dock\":7},{\"id\":2,\"name\":\"Eve\"}]}")
                        : Answer.json("{\"id\":\"" + last + "\",\"name\":\"Ada\",\"dock\":7,\"crew\":[1,3,2]}");
            case "crew" -> Answer.json("[{\"no\":1,\"called\":\"Bo\"},{\"no\":3,\"called\":\"Cy\"}]");
            case "docks" -> Answer.json("{\"no\":" + last + ",\"town\":\"Bergen\"}");
            case "motto" ->
                Answer.of(200)
                        .with("Content-Type", "text/plain")
                        .carrying("onward".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            default -> Answer.json(410, "{\"error\":\"gone\"}");
        };
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "| {\"no\":7,\"town\":\"Bergen\"}",
                "mappings: [{targetName: town, value: $.dock.town}, {target: ship.name, value: $.ship.name},"
                        + " {targetName: ship.mate, value: '$.ship.crew[1]'}, {targetName: no, value: $.ship.none}]"
                        + " | {\"town\":\"Bergen\",\"ship\":{\"name\":\"Ada\",\"mate\":3},\"no\":null}",
                "mappings: [{targetName: no, value: $.dock.no}], outputParameters: [{name: no, type: string}]"
                        + " | {\"no\":\"7\"}",
                "mappings: [{targetName: ship, value: $.ship}]"
                        + " | {\"ship\":{\"id\":\"5\",\"name\":\"Ada\",\"dock\":7,\"crew\":[1,3,2]}}",
                "outputParameters: [{name: ship, type: string, mapping: $.ship.name}, {name: town, type: string,"
                        + " mapping: $.town}] | {\"ship\":\"Ada\",\"town\":\"Bergen\"}",
                "outputParameters: [{type: object, properties: {a: {type: string, mapping: $.ship.name}, b: {type:"
                        + " string, mapping: $.dock.town}}}] | {\"a\":\"Ada\",\"b\":\"Bergen\"}",
                "outputParameters: [{type: object, mapping: $.}] | {\"no\":7,\"town\":\"Bergen\"}",
                "mappings: [{targetName: a, value: fixed}, {targetName: b, value: 3}, {targetName: c, value: [x,"
                        + " '{{id}}']}, {targetName: d.e, value: 'of {{ship.name}} at {{dock.no}}'}, {targetName: d.f,"
                        + " value: dock.no}, {targetName: g, value: 'tools.id'}] |"
                        + " {\"a\":\"fixed\",\"b\":3,\"c\":[\"x\",\"5\"],\"d\":{\"e\":\"of Ada at"
                        + " 7\",\"f\":7},\"g\":\"5\"}",
                "mappings: [{target: d.no, value: $.dock.no}, {target: d.n, value: '12'}], outputParameters: {d:"
                        + " {type: object, properties: {no: {type: string}, n: {type: integer}}}} |"
                        + " {\"d\":{\"no\":\"7\",\"n\":12}}",
                "mappings: [{target: name, value: $.ship.name}], outputParameters: {name: {type: string, maxLength: 2}}"
                        + " | {\"name\":\"Ad\"}",
                "outputParameters: {dock: {type: object}, town: {type: string}, kind: {type: string, value:"
                        + " '{{ship.name}}'}} |"
                        + " {\"dock\":{\"no\":7,\"town\":\"Bergen\"},\"town\":\"Bergen\",\"kind\":\"Ada\"}",
                "outputParameters: [{name: ship, type: object, properties: {name: {type: string}, crew: {type:"
                        + " array}}}] | {\"ship\":{\"name\":\"Ada\",\"crew\":[1,3,2]}}",
            })
    void theAnswerIsTheSameThroughRestAndMcp(String output, String expected) {
        var answers = answers("steps: [" + STEPS + "]" + (output == null ? "" : ", " + output), "{\"id\":\"5\"}");

        assertThat(answers).containsOnly(expected);
        assertThat(targets()).startsWith("GET /ships/5", "GET /docks/7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{name: dock, call: x.dock, with: {no: ship.dock, lang: 'a.b'}}       | GET /docks/7?lang=a.b",
                "{name: dock, call: x.dock, with: {no: steps.ship.dock}}              | GET /docks/7",
                "{name: dock, call: x.dock, with: {no: '{{steps.ship.dock}}'}}        | GET /docks/7",
                "{name: dock, call: x.dock, with: {no: '$.ship.crew[1]'}}             | GET /docks/3",
                "{name: dock, call: x.dock, with: {no: '{{ship.crew[0]}}{{id}}'}}     | GET /docks/15",
                "{name: dock, call: x.dock, with: {no: 1, lang: '{{ship.none}}'}}     | GET /docks/1",
                "{name: dock, call: x.dock, with: {no: 1, lang: 'of {{ship.name}}'}}  | GET /docks/1?lang=of%20Ada",
                "{name: note, call: x.note, with: {no: ship.dock}} | POST /docks/7 {\"ship\":\"Ada\",\"dock\":7}",
            })
    void aStepReadsWhatCameBefore(String second, String sent) {
        answers("steps: [{type: call, name: ship, call: x.get}, " + second + "]", "{\"id\":\"5\"}");

        assertThat(targets()).startsWith("GET /ships/5", sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "lookupValue: '2'                                      | {\"name\":\"Eve\",\"dock\":null}",
                "lookupValue: tools.id                                 | {\"name\":\"Ada\",\"dock\":7}",
                "lookupValue: '{{id}}'                                 | {\"name\":\"Ada\",\"dock\":7}",
                "lookupValue: '9'                                      | null",
                "lookupValue: $.ship.crew | [{\"name\":\"Ada\",\"dock\":7},{\"name\":\"Eve\",\"dock\":null}]",
            })
    void aLookupFindsAnEntry(String value, String found) {
        var steps = "steps: [{type: call, name: ship, call: x.get}, {type: call, name: list, call: x.list},"
                + " {type: lookup, name: one, index: INDEX, match: id, outputParameters: [name, dock], " + value + "}]";

        assertThat(answers(steps.replace("INDEX", "list.ships"), "{\"id\":\"1\"}"))
                .containsOnly(found);
        assertThat(answers(steps.replace("INDEX", "list.all"), "{\"id\":\"1\"}"))
                .containsOnly(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "$.crew[0].name    | \"Bo\"",
                "$.crew[*].id      | [1,3]",
                "$.crew            |"
                    + " [{\"no\":1,\"called\":\"Bo\",\"id\":1,\"name\":\"Bo\"},{\"no\":3,\"called\":\"Cy\",\"id\":3,"
                    + "\"name\":\"Cy\"}]",
                "$.list.all[1].id  | 2",
                "$.list.ships[1].id | 2",
                "$.list            | {\"all\":[{\"id\":1,\"name\":\"Ada\",\"dock\":7},{\"id\":2,\"name\":\"Eve\"}]}",
                "$.one             | {\"name\":\"Cy\"}",
            })
    void aStepIsWhatItsOperationNames(String path, String expected) {
        var steps =
                "steps: [{name: crew, call: x.crew}, {name: list, call: x.list}, {type: lookup, name: one, index: crew,"
                        + " match: id, lookupValue: 3, outputParameters: [name]}], mappings: [{targetName: a, value: '"
                        + path + "'}]";

        var answer = Units.of(document(steps), Map.of()).call("unit", "{}");

        assertThat(answer.body().bytes()).asString().isEqualTo("{\"a\":" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "with: {no: 3, lang: en}, steps: [{name: dock, call: x.dock, with: {lang: tools.lang}}] |    |"
                        + " GET /docks/3?lang=en",
                "with: {no: tools.id}, steps: [{name: dock, call: x.dock}]                             | 5   | GET"
                        + " /docks/5",
                "with: {no: x-mcp.id}, steps: [{name: dock, call: x.dock}]                             | 5   | GET"
                        + " /docks/5",
                "with: {no: '1{{id}}'}, steps: [{name: dock, call: x.dock, with: {no: tools.no}}]      | 5   | GET"
                        + " /docks/15",
                "with: {id: '9{{id}}'}, steps: [{name: ship, call: x.get}]                             | \"5\" | GET"
                        + " /ships/95",
                "inputParameters: [{name: id, type: string}, {name: no, type: integer, value: 4}], steps: [{name:"
                        + " dock, call: x.dock}] | \"5\" | GET /docks/4",
            })
    void withBesideStepsBindsTheirInputs(String unit, String id, String sent) {
        var units = Units.of(document(unit), Map.of());

        units.call("unit", id == null ? "{}" : "{\"id\":" + id + "}");

        assertThat(targets()).containsExactly(sent);
        assertThat(units.offer("unit").routine().inputs()).hasSize(id == null ? 0 : 1);
    }

    @Test
    void whatWithBindsIsDescribedByWhatItFeeds() {
        var unit = "with: {no: tools.place}, steps: [{name: dock, call: x.dock}]";

        assertThat(Units.of(document(unit), Map.of()).offer("unit").routine().inputs())
                .singleElement()
                .hasToString("Input[name=place, type=integer, required=true, description=null, in=null, whole=false,"
                        + " schema={\"type\":\"integer\"}, to=[Destination[in=path, name=no]]]");
    }

    @Test
    void whatALookupFindsIsThereForTemplates() {
        answers(
                "steps: [{type: call, name: ship, call: x.get}, {type: lookup, name: one, index: ship, match: id,"
                        + " lookupValue: tools.id}, {type: call, name: dock, call: x.dock, with: {no: one.dock}}]",
                "{\"id\":\"5\"}");

        assertThat(targets()).startsWith("GET /ships/5", "GET /docks/7");
    }

    @Test
    void aRequiredLookupThatFindsNothingStopsTheRun() throws IOException {
        var steps = "steps: [{type: call, name: ship, call: x.get}, {type: lookup, name: one, index: ship, match: id,"
                + " lookupValue: '9', required: true}, {type: call, name: dock, call: x.dock, with: {no: one.dock}}]";
        try (var hosting = hosting(steps)) {
            assertThat(rest(hosting, "{}"))
                    .contains("\"status\":404", "urn:naftiko:problem:nothing-found", "The step `one` found no entry");
            assertThat(mcp(hosting, "{\"id\":\"5\"}")).contains("\"isError\":true", "The step `one` found no entry");
        }
        assertThat(targets()).containsExactly("GET /ships/5", "GET /ships/5");
    }

    @Test
    void anUpstreamsErrorStopsTheRunAndIsTheAnswer() throws IOException {
        var steps = "steps: [{type: call, name: gone, call: x.gone}, " + STEPS + "], mappings: [{targetName: a, value:"
                + " $.gone.error}]";
        try (var hosting = hosting(steps)) {
            assertThat(rest(hosting, "{}")).isEqualTo("{\"error\":\"gone\"}");
            assertThat(mcp(hosting, "{\"id\":\"5\"}")).contains("\"isError\":true", "gone");
        }
        assertThat(targets()).containsExactly("GET /gone", "GET /gone");
    }

    @Test
    void aStepsOutputIsReadInItsRawFormat() {
        assertThat(answers(
                        "steps: [{type: call, name: motto, call: x.motto}, {type: call, name: ship, call: x.get}],"
                                + " mappings: [{targetName: motto, value: $.motto}]",
                        "{\"id\":\"5\"}"))
                .containsOnly("{\"motto\":\"onward\"}");
    }

    @Test
    void twoRunsNeverSeeEachOthersValues() throws Exception {
        var together = new CyclicBarrier(2);
        upstream.close();
        upstream = RecordingUpstream.answering(request -> (sent, connection) -> {
            if (request.path().startsWith("/ships/")) {
                meet(together);
            }
            answer(request).send(sent, connection);
        });
        var unit = "steps: [{type: call, name: ship, call: x.get}, {type: call, name: dock, call: x.dock, with: {no:"
                + " ship.id}}], mappings: [{targetName: ship, value: $.ship.id}, {targetName: dock, value: $.dock.no}]";
        try (var hosting = hosting(unit);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(10, 30)
                    .mapToObj(id -> threads.submit(() -> hosting.send("POST", hosting.url("x-rest") + "/unit/" + id, "")
                            .body()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                int id = 10 + i;
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS))
                        .isEqualTo("{\"ship\":\"" + id + "\",\"dock\":" + id + "}");
            }
        }
    }

    private static void meet(CyclicBarrier together) throws InterruptedException {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{name: a, call: x.get, with: {id: b.c}}, {name: b, call: x.list}            | ",
                "{name: a, call: x.get, with: {id: '{{b.c}}'}}, {name: b, call: x.list}      | step-unresolved b",
                "{name: a, call: x.get, with: {id: $.b.c}}                                   | step-unresolved b",
                "{name: a, call: x.get, with: {id: [steps.b.c]}}                             | step-unresolved b",
                "{name: a, call: x.gt, with: {id: 1}}                                        | call-unresolved x.gt",
                "{type: lookup, name: a, index: b, match: c, lookupValue: d}                 | step-unresolved b",
                "{type: scrip, name: a}                                                      | step-type scrip",
                "{name: a, call: x.list}, {name: a, call: x.list}                            | step-duplicate a",
            })
    void aStepThatNamesNothingIsAProblem(String steps, String expected) {
        var plan = Units.of(document("steps: [" + steps + "]"), Map.of()).plan();

        var codes = plan.problems().stream()
                .filter(Problem::isError)
                .filter(each -> !each.code().id().equals("route-parameter-unused"))
                .map(each -> each.code().id() + " " + each.message().replaceFirst("^[^`]*`(type: )?([^`]*)`.*", "$2"))
                .distinct()
                .toList();
        if (expected == null) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).allSatisfy(code -> assertThat(code).startsWith(expected));
            assertThat(codes).hasSize(1);
        }
    }

    @Test
    void inputsAreTheDeclaredOnesAndRequiredOnesThatNothingSupplies() {
        var unit = "inputParameters: [{name: id, type: string, description: Of the ship.}], steps: [" + STEPS
                + ", {name: other, call: x.dock}]";

        var inputs = Units.of(document(unit), Map.of())
                .plan()
                .inspection()
                .path("mcp")
                .path(0)
                .path("tools")
                .path(0)
                .path("inputs");

        assertThat(inputs)
                .hasToString("[{\"name\":\"id\",\"type\":\"string\",\"required\":true,\"to\":[{\"in\":\"path\","
                                 + "\"name\":\"id\"}]},{\"name\":\"no\",\"type\":\"integer\",\"required\":true,\"to\":[{\"in\":\"path\","
                                 + "\"name\":\"no\"}]}]");
    }

    /// What the unit answers through REST and through MCP.
    private List<String> answers(String unit, String arguments) {
        try (var hosting = hosting(unit)) {
            var id = Json.parse(arguments).orElseThrow().path("id").asString();
            var rest = hosting.send("POST", hosting.url("x-rest") + "/unit/" + id, "")
                    .body();
            var mcp = Json.parse(mcp(hosting, arguments)).orElseThrow();
            return List.of(rest, mcp.at("/result/content/0/text").asString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String rest(Hosting hosting, String body) {
        return hosting.send("POST", hosting.url("x-rest") + "/unit/5", body, "Content-Type", "application/json")
                .body();
    }

    private static String mcp(Hosting hosting, String arguments) {
        return hosting.send(
                        "POST",
                        hosting.url("x-mcp") + "/mcp",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"unit\","
                                + "\"arguments\":" + arguments + "}}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream")
                .body();
    }

    private Hosting hosting(String unit) throws IOException {
        var file = Files.writeString(folder.resolve("x.yaml"), document(unit));
        return new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }

    private String document(String unit) {
        return DOCUMENT.replace("API", upstream.origin()).replace("UNIT", unit);
    }

    /// Each request as `METHOD target body`.
    private List<String> targets() {
        return upstream.requests().stream()
                .map(each -> (each.method() + " " + each.target() + " " + each.text()).strip())
                .toList();
    }
}
