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
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Functions of aggregates, and the units that refer to them: what these inherit, send and answer.
class AggregateTest {

    private static final String ALPHA2 = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - namespace: weather
            baseUri: API
            authentication: {type: bearer, token: '{{TOKEN}}'}
            resources:
            - path: /forecast/{city}
              operations:
              - name: get
                method: GET
                inputParameters:
                - {name: city, in: path, type: string, required: true, description: Where.}
                - {name: days, in: query, type: integer}
              - name: put
                method: PUT
                inputParameters: [{name: city, in: path, type: string}]
          aggregates:
          - label: Forecast
            namespace: forecast
            functions:
            - name: of-town
              description: The forecast of a town.
              semantics: {safe: true, idempotent: true, cacheable: true}
              inputParameters:
              - {name: town, type: string, description: Its name.}
              - {name: days, type: integer, required: false}
              call: weather.get
              with: {city: forecast.town, days: '{{days}}'}
              outputParameters:
              - {type: object, properties: {place: {type: string, mapping: $.city}, sun: {type: string, mapping: $.days}}}
            - name: raw
              description: All that is known.
              call: weather.get
            - name: change
              description: Writes.
              semantics: {safe: false}
              call: weather.put
            - name: known
              description: A mock.
              inputParameters: [{name: town, type: string}]
              outputParameters: [{name: known, type: boolean, value: 'true'}, {name: of, type: string, value: '{{town}}'}]
            - name: both
              description: In steps.
              inputParameters: [{name: town, type: string}]
              steps:
              - {type: call, name: one, call: weather.get, with: {city: forecast.town}}
              - {type: call, name: two, call: forecast.of-town, with: {town: '{{one.city}}-by-sea'}}
              mappings:
              - {targetName: first, value: $.one.city}
              - {targetName: second, value: $.two.place}
            - name: again
              description: Another name of a function.
              ref: forecast.of-town
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - UNIT
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /forecasts/{town}
              operations:
              - OPERATION
        """;

    private static final String BETA4 = """
        ikanos: 1.0.0-beta4
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - namespace: weather
            type: http
            baseUri: API
            authentication: {type: bearer, token: '{{TOKEN}}'}
            resources:
              forecasts:
                path: /forecast/{{city}}
                operations:
                  get:
                    method: GET
                    inputParameters:
                      city: {in: path}
                      days: {in: query}
          aggregates:
          - display: Forecast
            namespace: forecast
            flows:
              of-town:
                description: The forecast of a town.
                tags: [weather]
                semantics: {safe: true, idempotent: true, cacheable: true}
                inputParameters:
                  town: {type: string, description: Its name.}
                  days: {type: integer, required: false}
                call: weather.get
                with: {city: forecast.town, days: '{{days}}'}
                outputParameters:
                - {type: object, properties: {place: {type: string, mapping: $.city}, sun: {type: string, mapping: $.days}}}
              both:
                description: In steps.
                inputParameters: {town: {type: string}}
                steps:
                  one: {type: call, call: weather.get, with: {city: forecast.town}}
                  two: {type: call, call: forecast.of-town, with: {town: '{{one.city}}-by-sea'}}
                mappings:
                - {target: first, value: $.one.city}
                - {target: second, value: $.two.place}
                outputParameters: {first: {type: string}, second: {type: string}}
              known:
                description: A mock.
                inputParameters: {town: {type: string}}
                outputParameters: {known: {type: boolean, value: 'true'}, of: {type: string, value: '{{town}}'}}
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - UNIT
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
              forecasts:
                path: /forecasts/{{town}}
                operations:
                - OPERATION
        """;

    @TempDir
    Path folder;

    private RecordingUpstream upstream = RecordingUpstream.answering(AggregateTest::answer);

    private static Answer answer(Received request) {
        var city = request.path().substring(request.path().lastIndexOf('/') + 1);
        var days = request.target().replaceFirst("^[^?]*\\??(days=)?", "");
        return city.equals("Atlantis")
                ? Answer.json(404, "{\"error\":\"gone\"}")
                : Answer.json("{\"city\":\"" + city + "\",\"days\":\"" + days + "\"}");
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
                "forecast.of-town | {\"place\":\"Oslo\",\"sun\":\"\"}            | GET /forecast/Oslo",
                "forecast.known   | {\"known\":true,\"of\":\"Oslo\"}             |",
                "forecast.both    | {\"first\":\"Oslo\",\"second\":\"Oslo-by-sea\"}"
                        + " | GET /forecast/Oslo, GET /forecast/Oslo-by-sea",
            })
    void aReferenceIsTheSameThroughRestAndMcpInBothGenerations(String ref, String expected, String sent) {
        for (var document : List.of(ALPHA2, BETA4)) {
            try (var hosting = hosting(document, "{ref: " + ref + "}", "{method: GET, ref: " + ref + "}")) {
                assertThat(get(hosting, "/forecasts/Oslo").body()).isEqualTo(expected);
                assertThat(text(call(hosting, ref.substring(9), "{\"town\":\"Oslo\"}")))
                        .isEqualTo(expected);
            }
        }

        assertThat(targets()).isEqualTo(sent == null ? List.of() : times(4, List.of(sent.split(", "))));
    }

    private static List<String> times(int times, List<String> all) {
        return IntStream.range(0, times).boxed().flatMap(_ -> all.stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{ref: forecast.of-town} | of-town | The forecast of a town. | {\"readOnlyHint\":true,"
                        + "\"destructiveHint\":false,\"idempotentHint\":true}",
                "{ref: forecast.again}   | again   | Another name of a function. |",
                "{ref: forecast.change}  | change  | Writes.                 | {\"readOnlyHint\":false}",
                "{ref: forecast.of-town, name: t, description: Own., hints: {readOnly: false, openWorld: true}} | t |"
                        + " Own. | {\"readOnlyHint\":false,\"destructiveHint\":false,\"idempotentHint\":true,"
                        + "\"openWorldHint\":true}",
                "{name: t, description: Own., call: weather.get, semantics: {safe: true}} | t | Own. |"
                        + " {\"readOnlyHint\":true,\"destructiveHint\":false}",
            })
    void aToolInheritsWhatItDoesNotSay(String unit, String name, String description, String annotations) {
        try (var hosting = hosting(ALPHA2, unit, "{method: GET, ref: forecast.raw, with: {city: rest.town}}")) {
            var tool = post(hosting, "tools/list", "{}").at("/result/tools/0");

            assertThat(tool.path("name").asString()).isEqualTo(name);
            assertThat(tool.path("description").asString()).isEqualTo(description);
            assertThat(tool.path("annotations")).hasToString(annotations == null ? "" : annotations);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{ref: forecast.of-town} | town string required path city; days integer query days",
                "{ref: forecast.raw}     | city string required path city; days integer query days",
                "{ref: forecast.known}   | town string required",
                "{ref: forecast.both}    | town string required path city",
                "{ref: forecast.of-town, with: {town: tools.place}} | place string required path city; days integer"
                        + " query days",
                "{ref: forecast.of-town, with: {town: x-mcp.place}} | place string required path city; days integer"
                        + " query days",
                "{ref: forecast.of-town, with: {town: Oslo, days: 3}} |",
                "{ref: forecast.of-town, with: {town: '{{a}}-{{b}}'}} | a null required path city; b null required"
                        + " path city; days integer query days",
                "{ref: forecast.of-town, inputParameters: [{name: town, type: string, description: Mine.}]} |"
                        + " town string required path city",
                "{ref: forecast.of-town, inputParameters: [{name: days, type: integer}]} | days integer query days;"
                        + " town string required path city",
                "{ref: forecast.of-town, inputParameters: [{name: p, type: string}], with: {town: '{{p}}'}} |"
                        + " p string required path city",
            })
    void inputsAreThoseOfTheFunctionThatTheUnitDoesNotGive(String unit, String expected) {
        var plan = Units.of(document(ALPHA2, unit, "{method: GET, ref: forecast.of-town}"), Map.of())
                .plan();

        var inputs = plan.inspection().at("/mcp/0/tools/0/inputs").valueStream().map(AggregateTest::words);

        assertThat(String.join("; ", inputs.toList())).isEqualTo(expected == null ? "" : expected);
    }

    private static String words(JsonNode input) {
        return (input.path("name").asString() + " " + input.path("type").asString("null")
                        + (input.path("required").asBoolean() ? " required " : " ")
                        + String.join(
                                " ",
                                input.path("to")
                                        .valueStream()
                                        .map(to -> to.path("in").asString() + " "
                                                + to.path("name").asString())
                                        .toList()))
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "ref: forecast.of-town, with: {town: tools.place}      | {\"place\":\"Rome\",\"days\":2} | GET"
                        + " /forecast/Rome?days=2",
                "ref: forecast.of-town, with: {town: Paris}            | {\"days\":2}                 | GET"
                        + " /forecast/Paris?days=2",
                "ref: forecast.of-town, with: {town: 'New {{town}}'}   | {\"town\":\"York\"}          | GET"
                        + " /forecast/New%20York",
                "ref: forecast.of-town, with: {town: '{{TOKEN}}'}      | {}                           | GET"
                        + " /forecast/t0k",
                "ref: forecast.raw, with: {city: tools.city}           | {\"city\":\"Rome\"}          | GET"
                        + " /forecast/Rome",
                "steps: [{name: a, call: forecast.of-town, with: {town: tools.place}}]   | {\"place\":\"Rome\"}    |"
                        + " GET /forecast/Rome",
                "steps: [{name: a, call: forecast.known, with: {town: Bern}}, {name: b, call: weather.get, with:"
                        + " {city: a.of}}] | {} | GET /forecast/Bern",
                "inputParameters: [{name: town, type: string}], steps: [{name: a, call: forecast.of-town}] |"
                        + " {\"town\":\"Rome\"} | GET /forecast/Rome",
            })
    void theUnitsOwnWithBindsItsInputsToTheFunctions(String unit, String arguments, String sent) {
        var text = document(ALPHA2, "{name: unit, " + unit + "}", "{method: GET, ref: forecast.of-town}");

        Units.of(text, Map.of("TOKEN", "t0k")).call("unit", arguments);

        assertThat(targets()).containsExactly(sent);
    }

    @Test
    void aResourceIsAFunctionToo() {
        var tools = "{ref: forecast.known}\n    resources:\n    - {uri: 'forecast://{town}', ref: forecast.of-town}";
        try (var hosting = hosting(ALPHA2, tools, "{method: GET, ref: forecast.known}")) {
            var listed = post(hosting, "resources/templates/list", "{}").at("/result/resourceTemplates/0");
            var read = post(hosting, "resources/read", "{\"uri\":\"forecast://Oslo\"}");

            assertThat(listed.path("name").asString()).isEqualTo("of-town");
            assertThat(listed.path("description").asString()).isEqualTo("The forecast of a town.");
            assertThat(read.at("/result/contents/0/text").asString()).isEqualTo("{\"place\":\"Oslo\",\"sun\":\"\"}");
        }
    }

    @Test
    void outputsOfTheUnitApplyToTheFunctionsAnswer() {
        var unit = "{ref: forecast.of-town, outputParameters: [{name: where, type: string, mapping: $.place},"
                + " {name: source, type: string, value: 'for {{town}}'}]}";
        try (var hosting = hosting(ALPHA2, unit, unit.replace("{ref", "{method: GET, ref"))) {
            var expected = "{\"where\":\"Oslo\",\"source\":\"for Oslo\"}";

            assertThat(get(hosting, "/forecasts/Oslo").body()).isEqualTo(expected);
            assertThat(text(call(hosting, "of-town", "{\"town\":\"Oslo\"}"))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"of-town", "both", "again"})
    void anUpstreamsErrorIsTheAnswer(String function) {
        var ref = "ref: forecast." + function;
        try (var hosting = hosting(ALPHA2, "{" + ref + "}", "{method: GET, " + ref + "}")) {
            var rest = get(hosting, "/forecasts/Atlantis");

            assertThat(rest.statusCode()).isEqualTo(404);
            assertThat(rest.body()).isEqualTo("{\"error\":\"gone\"}");
            assertThat(call(hosting, function, "{\"town\":\"Atlantis\"}").path("result"))
                    .asString()
                    .contains("\"isError\":true", "gone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'method: GET, ref: forecast.of-town',                            'private, max-age=60'",
        "'method: GET, ref: forecast.of-town, semantics: {cacheable: false}',",
        "'method: GET, ref: forecast.of-town, hints: {readOnly: false}',",
        "'method: POST, ref: forecast.of-town',",
        "'method: GET, ref: forecast.both',",
        "'method: GET, ref: forecast.known, semantics: {safe: true, cacheable: true}', 'private, max-age=60'",
        "'method: GET, ref: forecast.known, semantics: {cacheable: true}',",
    })
    void aSafeCacheableAnswerMayBeUsedAgainForAMinute(String operation, String expected) {
        try (var hosting = hosting(ALPHA2, "{ref: forecast.raw}", "{" + operation + "}")) {
            var method = operation.contains("POST") ? "POST" : "GET";
            var answer = hosting.send(method, hosting.url("x-rest") + "/forecasts/Oslo", "");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(null))
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatTheApiSaysOfCachingStands() {
        upstream.close();
        upstream = RecordingUpstream.answering(request -> answer(request) instanceof Answer.Plain plain
                ? plain.with("Cache-Control", "no-store")
                : answer(request));
        try (var hosting = hosting(ALPHA2, "{ref: forecast.raw}", "{method: GET, ref: forecast.of-town}")) {
            assertThat(get(hosting, "/forecasts/Oslo").headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
            assertThat(get(hosting, "/forecasts/Atlantis").headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
        }
    }

    @Test
    void anErrorIsNotKept() {
        try (var hosting = hosting(ALPHA2, "{ref: forecast.raw}", "{method: GET, ref: forecast.of-town}")) {
            assertThat(get(hosting, "/forecasts/Atlantis").headers().firstValue("Cache-Control"))
                    .isEmpty();
        }
    }

    @Test
    void inspectShowsTheReferenceAndWhatItComesTo() {
        var plan = Units.of(document(ALPHA2, "{ref: forecast.of-town}", "{method: GET, ref: forecast.both}"), Map.of())
                .plan();

        assertThat(plan.inspection().at("/mcp/0/tools/0"))
                .hasToString(
                        ("{\"name\":\"of-town\",\"ref\":\"forecast.of-town\",\"call\":\"weather.get\",\"upstream\":{"
                            + "\"method\":\"GET\",\"urlTemplate\":\"API/forecast/{city}\",\"auth\":[{\"in\":\"header\",\"name\":\"Authorization\",\"value\":\"Bearer"
                            + " {{TOKEN}}\"}]},\"inputs\":[{\"name\":\"town\","
                            + "\"type\":\"string\",\"required\":true,\"to\":[{\"in\":\"path\",\"name\":\"city\"}]},{\"name\":"
                            + "\"days\",\"type\":\"integer\",\"required\":false,\"to\":[{\"in\":\"query\",\"name\":\"days\"}]}],"
                            + "\"constants\":[]}")
                                .replace("API", upstream.origin()));
        assertThat(plan.inspection().at("/rest/0/ref").asString()).isEqualTo("forecast.both");
        assertThat(plan.inspection().at("/rest/0/steps")).hasSize(2);
    }

    @Test
    void whoRefersToAFunctionNeedsItsVariables() {
        var plan = Units.of(document(ALPHA2, "{ref: forecast.both}", "{method: GET, ref: forecast.known}"), Map.of())
                .plan();

        assertThat(plan.unset(_ -> true)).isEqualTo(Map.of("TOKEN", java.util.Set.of("both")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{ref: forecast.of-twn}  | ref-unresolved | `forecast.of-twn` names no function: there are"
                        + " forecast.of-town, forecast.raw, forecast.change, forecast.known, forecast.both,"
                        + " forecast.again. Did you mean `forecast.of-town`?",
                "{name: a, ref: weather.get} | ref-unresolved | It is an operation: write `call: weather.get`.",
                "{name: a, description: d, call: forecast.raw} | call-unresolved | It is a function: write `ref:"
                        + " forecast.raw`.",
                "{ref: forecast.of-town, with: {twn: 1, town: b}} | with-key-undeclared | Did you mean `town`?",
            })
    void aReferenceThatNamesNothingIsAProblem(String unit, String code, String says) {
        var plan = Units.of(document(ALPHA2, unit, "{method: GET, ref: forecast.of-town}"), Map.of())
                .plan();

        assertThat(plan.problems())
                .filteredOn(problem -> problem.code().id().equals(code))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("capability.exposes[0].tools[0]", says);
        assertThat(plan.problems())
                .filteredOn(Problem::isError)
                .allMatch(problem -> problem.code().id().equals(code));
    }

    @Test
    void aRouteThatFeedsNothingInTheFunctionIsAProblem() {
        var plan = Units.of(
                        document(ALPHA2, "{ref: forecast.raw}", "{method: GET, ref: forecast.raw, with: {city: a}}"),
                        Map.of())
                .plan();

        assertThat(plan.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("route-parameter-unused");
    }

    /// Each aggregate has its own function of the same name, with inputs of the same names, and both run at once.
    @Test
    void twoAggregatesThatRunAtOnceNeverSeeEachOthersValues() throws Exception {
        var together = new CyclicBarrier(2);
        upstream.close();
        upstream = RecordingUpstream.answering(request -> (sent, connection) -> {
            meet(together);
            Answer.json("{\"got\":\"" + request.target() + "\"}").send(sent, connection);
        });
        var file = Files.writeString(folder.resolve("x.yaml"), """
            naftiko: 1.0.0-alpha2
            capability:
              consumes:
              - namespace: x
                baseUri: API
                resources:
                - path: /{a}/{b}
                  operations:
                  - {name: get, method: GET}
              aggregates:
              - namespace: one
                label: One
                functions: [{name: get, description: d, call: x.get, with: {a: one.value, b: two.value}}]
              - namespace: two
                label: Two
                functions: [{name: get, description: d, call: x.get, with: {a: one.value, b: two.value}}]
              exposes:
              - type: rest
                namespace: x-rest
                port: 8080
                resources:
                - {path: '/one/{value}', operations: [{method: GET, ref: one.get}]}
                - {path: '/two/{value}', operations: [{method: GET, ref: two.get}]}
            """.replace("API", upstream.origin()));
        try (var hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() ->
                            get(hosting, (i % 2 == 0 ? "/one/v" : "/two/v") + i).body()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS))
                        .isEqualTo("{\"got\":\"" + (i % 2 == 0 ? "/v" + i + "/two.value" : "/one.value/v" + i) + "\"}");
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

    private HttpResponse<String> get(Hosting hosting, String path) {
        return hosting.send("GET", hosting.url("x-rest") + path, "");
    }

    private static JsonNode call(Hosting hosting, String tool, String arguments) {
        return post(hosting, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    private static String text(JsonNode answer) {
        return answer.at("/result/content/0/text").asString();
    }

    private static JsonNode post(Hosting hosting, String method, String params) {
        var answer = hosting.send(
                "POST",
                hosting.url("x-mcp") + "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}",
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, text/event-stream",
                "MCP-Protocol-Version",
                "2025-11-25");
        return Json.parse(answer.body()).orElseThrow();
    }

    private Hosting hosting(String document, String tool, String operation) {
        try {
            var file = Files.writeString(folder.resolve("x.yaml"), document(document, tool, operation));
            return new Hosting(Settings.of(Environment.of(Map.of("TOKEN", "t0k"))), List.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String document(String document, String tool, String operation) {
        return document.replace("API", upstream.origin()).replace("UNIT", tool).replace("OPERATION", operation);
    }

    private List<String> targets() {
        return upstream.requests().stream()
                .map(each -> each.method() + " " + each.target())
                .toList();
    }
}
