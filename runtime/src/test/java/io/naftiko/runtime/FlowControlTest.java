package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.TwoDoors;
import io.naftiko.runtime.testing.Units;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that are done on a condition, for each of a list, at the same time, or where others fail.
@Timeout(60)
class FlowControlTest {

    private static final String RESOURCES = """
        - path: /crew
          operations: [{name: crew, method: GET}]
        - path: /people/{id}
          operations:
          - name: person
            method: GET
            inputParameters: [{name: id, in: path, type: string, required: true}]
        - path: /towns/{code}
          operations:
          - name: town
            method: GET
            inputParameters: [{name: code, in: path, type: string, required: true}]
        - path: /notes
          operations:
          - name: note
            method: POST
            inputParameters: [{name: text, in: body, type: string}]
        - path: /gone
          operations: [{name: gone, method: GET}]
        - path: /page
          operations: [{name: page, method: GET}]
        - path: /deep/{no}
          operations:
          - name: deep
            method: GET
            inputParameters: [{name: 'no', in: path, type: string, required: true}]
            outputParameters: [{name: who, value: $.deep.name}]
        """;

    /// Longer than the test waits: what ends earlier was ended.
    private static final String PATIENT = "{response: 10m, total: 10m}";

    private static Answer answer(Received request) {
        var parts = request.path().split("/", -1);
        return switch (parts[1]) {
            case "crew" -> Answer.json("{\"list\":[{\"id\":3},{\"id\":1},{\"id\":2}],\"none\":null,\"no\":7}");
            case "people" -> Answer.json("{\"id\":\"" + parts[2] + "\",\"town\":\"T" + parts[2] + "\"}");
            case "towns" -> Answer.json("{\"name\":\"" + parts[2].toLowerCase(java.util.Locale.ROOT) + "\"}");
            case "notes" -> Answer.of(204);
            case "deep" ->
                parts[2].equals("1") ? Answer.json("{\"deep\":{\"name\":\"Ada\"},\"no\":1}") : Answer.json(404, "{}");
            case "page" ->
                Answer.of(200)
                        .with("Content-Type", "application/json")
                        .carrying("<html>".getBytes(StandardCharsets.UTF_8));
            default -> Answer.json(410, "{\"error\":\"gone\"}");
        };
    }

    private static TwoDoors unit(String steps) {
        return TwoDoors.of(RESOURCES, unitOf(steps), FlowControlTest::answer);
    }

    private static String unitOf(String steps) {
        return "inputParameters: [{name: ids, type: array, required: false}, {name: loud, type: boolean, required:"
                + " false}], steps: [" + steps + "]";
    }

    private static final String CREW = "{name: crew, call: x.crew}, ";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{}; null",
                "{\"loud\":true}; {\"id\":\"1\",\"town\":\"T1\"}",
            })
    void aStepWhoseConditionDoesNotHoldIsNullAndCallsNothing(String arguments, String expected) {
        try (var unit = unit("{name: one, if: loud, call: x.person, with: {id: 1}}")) {
            assertThat(unit.answers(arguments)).containsOnly(expected);
            assertThat(unit.sent()).hasSize(expected.equals("null") ? 0 : 2);
        }
    }

    @Test
    void whatIsSkippedIsNullForThoseThatReadIt() {
        var steps = "{name: one, if: loud, call: x.person, with: {id: 1}}, {name: town, if: not exists one.town, call:"
                + " x.town, with: {code: 'of {{one.town}}'}}";
        try (var unit =
                unit(steps + "], mappings: [{targetName: a, value: $.one}, {targetName: b, value: $.town.name}")) {
            assertThat(unit.answers("{}")).containsOnly("{\"a\":null,\"b\":\"of%20\"}");
            assertThat(unit.answers("{\"loud\":true}"))
                    .containsOnly("{\"a\":{\"id\":\"1\",\"town\":\"T1\"},\"b\":null}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{name: all, forEach: crew.list, call: x.person, with: {id: item.id}};"
                    + " [{\"id\":\"3\",\"town\":\"T3\"},{\"id\":\"1\",\"town\":\"T1\"},{\"id\":\"2\",\"town\":\"T2\"}]",
                "{name: all, forEach: $.crew.list, as: man, call: x.town, with: {code: 'A{{man.id}}'}}"
                        + "; [{\"name\":\"a3\"},{\"name\":\"a1\"},{\"name\":\"a2\"}]",
                "{name: all, forEach: '$.crew.list[*].id', concurrency: 3, call: x.town, with: {code: '{{item}}'}}"
                        + "; [{\"name\":\"3\"},{\"name\":\"1\"},{\"name\":\"2\"}]",
                "{name: all, forEach: '{{crew.list}}', concurrency: 2, steps: [{name: p, call: x.person, with: {id:"
                        + " item.id}}, {name: t, call: x.town, with: {code: p.town}}]}"
                        + "; [{\"name\":\"t3\"},{\"name\":\"t1\"},{\"name\":\"t2\"}]",
                "{name: all, forEach: crew.list, steps: {p: {call: x.person, with: {id: item.id}}, t: {call: x.town,"
                        + " with: {code: p.town}}}, mappings: [{target: who, value: $.item.id}, {target: where, value:"
                        + " $.t.name}, {target: of, value: $.crew.no}]}"
                        + "; [{\"who\":3,\"where\":\"t3\",\"of\":7},{\"who\":1,\"where\":\"t1\",\"of\":7},{\"who\":2,"
                        + "\"where\":\"t2\",\"of\":7}]",
                "{name: all, forEach: [b, '{{crew.no}}'], call: x.town, with: {code: $.item}}"
                        + "; [{\"name\":\"b\"},{\"name\":\"7\"}]",
                "{name: all, forEach: tools.ids, call: x.town, with: {code: $.item}};"
                        + " [{\"name\":\"x\"},{\"name\":\"y\"}]",
                "{name: all, forEach: ids, if: loud, call: x.town, with: {code: $.item}}; null",
                "{name: all, forEach: crew.none, call: x.gone}; []",
                "{name: all, forEach: crew.nothing, call: x.gone}; []",
                "{name: all, forEach: crew.list, call: x.note, with: {text: '{{item.id}}'}}; [null,null,null]",
                "{name: all, forEach: [[1, 2], [3]], as: row, steps: [{name: each, forEach: $.row, as: cell, call:"
                        + " x.town, with: {code: 'R{{cell}}'}}]}"
                        + "; [[{\"name\":\"r1\"},{\"name\":\"r2\"}],[{\"name\":\"r3\"}]]",
                "{name: all, forEach: crew.list, steps: [{name: p, if: item.id < 3, call: x.person, with: {id:"
                        + " item.id}}], mappings: [{target: p, value: $.p.id}]};"
                        + " [{\"p\":null},{\"p\":\"1\"},{\"p\":\"2\"}]",
            })
    void aStepIsDoneForEachOfAListInItsOrder(String step, String expected) {
        try (var unit = unit(CREW + step)) {
            assertThat(unit.answers("{\"ids\":[\"x\",\"y\"]}")).containsOnly(expected);
        }
    }

    @Test
    void resultsKeepTheOrderOfTheListWhoeverEndsFirst() {
        var last = new CountDownLatch(1);
        try (var unit = TwoDoors.of(
                RESOURCES,
                unitOf("{name: all, forEach: [1, 2, 3], concurrency: 3, call: x.town, with: {code: $.item}}"),
                request -> (sent, connection) -> {
                    if (request.path().endsWith("3")) {
                        answer(request).send(sent, connection);
                        last.countDown();
                    } else {
                        answer(request).after(last).send(sent, connection);
                    }
                })) {
            assertThat(unit.rest("{}").body()).isEqualTo("[{\"name\":\"1\"},{\"name\":\"2\"},{\"name\":\"3\"}]");
        }
    }

    @Test
    void noMoreElementsAreUnderWayThanConcurrencyAllows() {
        var barrier = new CyclicBarrier(2);
        try (var unit = TwoDoors.of(
                RESOURCES,
                unitOf("{name: all, forEach: [1, 2, 3, 4], concurrency: 2, call: x.town, with: {code: $.item}}"),
                request -> (sent, connection) -> {
                    meet(barrier);
                    answer(request).send(sent, connection);
                })) {
            assertThat(unit.rest("{}").statusCode()).isEqualTo(200);
            assertThat(unit.upstream().connections()).isEqualTo(2);
        }
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "forEach: ids, maxItems: 2; {\"ids\":[1,2,3]}; 400; `ids` has 3 items, more than the 2 that the step"
                        + " `all` takes",
                "forEach: ids; {\"ids\":[1,2,3]}; 200; {\\\"name\\\":\\\"3\\\"}",
                "forEach: crew.list, maxItems: 2; {}; 502; The list that the step `all` goes through has 3 items",
                "forEach: crew.no; {}; 502; The list that the step `all` goes through is no list",
            })
    void aListHasBounds(String each, String arguments, int status, String message) {
        try (var unit = unit(CREW + "{name: all, " + each + ", call: x.town, with: {code: '{{item}}'}}")) {
            assertThat(unit.rest(arguments).statusCode()).isEqualTo(status);
            assertThat(unit.rest(arguments).body().replace("\"", "\\\"")).contains(message);
            assertThat(unit.mcp(arguments).toString()).contains(message);
            assertThat(unit.mcp(arguments).path("isError").asBoolean(false)).isEqualTo(status != 200);
        }
    }

    @Test
    void anErrorEndsTheListAndIsTheAnswer() {
        var step = "{name: all, forEach: [1, 2, 3], steps: [{name: t, if: item < 2, call: x.town, with: {code: a}},"
                + " {name: g, if: item == 2, call: x.gone}, {name: u, if: item > 2, call: x.town, with: {code: b}}]}";
        try (var unit = unit(step)) {
            var answer = unit.rest("{}");

            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body()).isEqualTo("{\"error\":\"gone\"}");
            assertThat(unit.sent()).containsExactly("GET /towns/a", "GET /gone");
            assertThat(unit.mcp("{}").toString()).contains("\"isError\":true", "gone");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{name: all, forEach: [slow, 'no', never], concurrency: 2, steps: [{name: t, if: $.item != 'no', call:"
                        + " x.town, with: {code: $.item}}, {name: g, if: $.item == 'no', call: x.gone}]}",
                "{name: all, parallel: {t: {call: x.town, with: {code: slow}}, g: {call: x.gone}}}",
                "{name: all, parallel: {t: {steps: {i: {forEach: [slow], concurrency: 2, onError: continue, call:"
                        + " x.town, with: {code: $.item}}}}, g: {call: x.gone}}}",
            })
    void whatRunsIsCancelledWhereOneFails(String step) throws Exception {
        var begun = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        try (var unit = TwoDoors.of(RESOURCES, unitOf(step), request -> (sent, connection) -> {
                    if (request.path().endsWith("slow")) {
                        begun.countDown();
                        Answer.never(left).send(sent, connection);
                    } else {
                        answer(request).after(begun).send(sent, connection);
                    }
                })
                .withLimits(PATIENT)) {
            assertThat(unit.rest("{}").statusCode()).isEqualTo(410);
            assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(unit.sent()).containsExactlyInAnyOrder("GET /towns/slow", "GET /gone");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{name: all, parallel: {a: {call: x.town, with: {code: slow}}, b: {call: x.town, with: {code: slow}}}}",
                "{name: all, forEach: [1, 2], concurrency: 4, onError: continue, call: x.town, with: {code: slow}}",
                "{name: all, forEach: [1], steps: [{name: p, parallel: [{name: a, call: x.town, with: {code: slow}},"
                        + " {name: b, call: x.town, with: {code: slow}}], onError: {value: rescued}}]}",
            })
    void aRunThatIsInterruptedEndsWithAllThatItBegan(String step) throws Exception {
        var begun = new CountDownLatch(2);
        var left = new CountDownLatch(2);
        try (var unit = TwoDoors.of(RESOURCES, unitOf(step), request -> (sent, connection) -> {
                    begun.countDown();
                    Answer.never(left).send(sent, connection);
                })
                .withLimits(PATIENT)) {
            var outcome = new AtomicReference<Object>();
            var units = unit.units();
            var run = Thread.ofVirtual().start(() -> {
                try {
                    outcome.set(units.call("unit", "{}"));
                } catch (FailedCall failed) {
                    outcome.set(failed.failure().message());
                }
            });
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            run.interrupt();
            run.join();

            assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(outcome.get()).asString().contains("given up");
            assertThat(unit.sent()).hasSize(2);
        }
    }

    @Test
    void stepsOfAGroupRunAtTheSameTime() {
        var barrier = new CyclicBarrier(3);
        var group = "{name: all, parallel: [{name: a, call: x.person, with: {id: 1}}, {name: b, call: x.town, with:"
                + " {code: crew.no}}, {name: c, if: loud, call: x.gone}, {name: d, steps: [{name: p, call: x.person,"
                + " with: {id: 2}}, {name: t, call: x.town, with: {code: p.town}}]}]}";
        try (var unit = TwoDoors.of(RESOURCES, unitOf(CREW + group), request -> (sent, connection) -> {
            if (!request.path().equals("/crew") && !request.path().equals("/towns/T2")) {
                meet(barrier);
            }
            answer(request).send(sent, connection);
        })) {
            assertThat(unit.answers("{}"))
                    .containsOnly("{\"a\":{\"id\":\"1\",\"town\":\"T1\"},\"b\":{\"name\":\"7\"},\"c\":null,\"d\":"
                            + "{\"name\":\"t2\"}}");
        }
    }

    @Test
    void laterStepsReadWhatAGroupCameTo() {
        var steps = "{name: both, parallel: {a: {call: x.person, with: {id: 1}}, b: {call: x.person, with: {id: 2}}}},"
                + " {name: t, call: x.town, with: {code: '{{both.a.town}}{{both.b.town}}'}}], mappings: [{target: t,"
                + " value: $.t.name}, {target: a, value: $.both.a.id}";
        try (var unit = unit(steps)) {
            assertThat(unit.answers("{}")).containsOnly("{\"t\":\"t1t2\",\"a\":\"1\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{fail: {status: 409, message: 'No {{crew.no}} for {{loud}}.'}}; 409; No 7 for true.",
                "{name: stop, fail: All is lost.}; 422; All is lost.",
                "{type: fail, fail: {message: '$.50'}}; 422; $.50",
                "{name: in, forEach: crew.list, steps: [{if: item.id == 1, fail: 'It is {{item.id}}.'}]}; 422; It is"
                        + " 1.",
            })
    void aRunEndsInTheAuthorsWords(String step, int status, String message) {
        try (var unit = unit(CREW + step + ", {name: never, call: x.gone}")) {
            var answer = unit.rest("{\"loud\":true}");

            assertThat(answer.statusCode()).isEqualTo(status);
            var problem = Json.parse(answer.body()).orElseThrow();
            assertThat(problem.path("type").asString()).isEqualTo("urn:naftiko:problem:stopped");
            assertThat(problem.path("detail").asString()).isEqualTo(message);
            assertThat(unit.mcp("{\"loud\":true}"))
                    .hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"" + message + "\"}],\"isError\":true}");
            assertThat(unit.sent()).containsOnly("GET /crew");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "call: x.gone, onError: continue; null",
                "call: x.gone, onError: {value: {id: 0, why: '{{error.message}}', status: error.status}}"
                        + "; {\"id\":0,\"why\":\"The API answered with status 410.\",\"status\":410}",
                "call: x.gone, onError: {value: '{{error}}'}; {\"step\":\"one\",\"status\":410,\"message\":\"The API"
                        + " answered with status 410.\",\"body\":{\"error\":\"gone\"}}",
                "call: x.gone, onError: {call: x.town, with: {code: error.body.error}}; {\"name\":\"gone\"}",
                "call: x.gone, onError: {steps: [{name: p, call: x.person, with: {id: '{{error.status}}'}}, {name: t,"
                        + " call: x.town, with: {code: p.town}}]}; {\"name\":\"t410\"}",
                "call: x.gone, onError: {call: x.gone, onError: {value: twice}}; \"twice\"",
                "call: x.page, onError: {value: $.error.message}; \"The upstream's answer is not JSON.\"",
                "call: x.person, with: {id: ''}, onError: {value: $.error.status}; 400",
                "fail: {status: 444, message: Bad}, onError: {value: $.error.status}; 444",
                "forEach: crew.list, call: x.gone, onError: {value: none}; \"none\"",
                "parallel: {a: {call: x.gone}, b: {call: x.gone, onError: continue}}, onError: {value: none}; \"none\"",
                "parallel: {b: {call: x.gone, onError: continue}}; {\"b\":null}",
                "forEach: [1, 2], call: x.town, with: {code: $.item}, onError: continue"
                        + "; [{\"name\":\"1\"},{\"name\":\"2\"}]",
                "if: loud, call: x.gone, onError: {value: tried}; null",
                "call: x.person, with: {id: 1}, onError: continue; {\"id\":\"1\",\"town\":\"T1\"}",
                "call: x.note, onError: {value: no}; ^^",
            })
    void aFailureCanBeTakenOver(String step, String expected) {
        try (var unit = unit(CREW + "{name: one, " + step + "}")) {
            assertThat(unit.answers("{}")).containsOnly(expected);
        }
        try (var unit = unit(CREW + "{name: one, " + step + "}], mappings: [{target: one, value: $.one}")) {
            assertThat(unit.answers("{}")).containsOnly("{\"one\":" + (expected.isEmpty() ? "null" : expected) + "}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "onError: {fail: {status: 503, message: 'Later: {{error.message}}'}}; 503; Later: The API answered with"
                        + " status 410.",
                "onError: {fail: 'It is {{error.body.error}}.'}; 422; It is gone.",
                "onError: {call: x.gone}; 410; gone",
                "onError: {steps: [{name: a, call: x.town, with: {code: a}}, {name: b, call: x.gone}]}; 410; gone",
            })
    void whatIsDoneInsteadMayFailToo(String onError, int status, String message) {
        try (var unit = unit("{name: one, call: x.gone, " + onError + "}, {name: never, call: x.crew}")) {
            assertThat(unit.rest("{}").statusCode()).isEqualTo(status);
            assertThat(unit.rest("{}").body()).contains(message);
            assertThat(unit.mcp("{}").toString()).contains("\"isError\":true", message);
            assertThat(unit.sent()).doesNotContain("GET /crew");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "forEach: [1, 1], call: x.deep, with: {no: $.item}; $.one; [{\"who\":\"Ada\"},{\"who\":\"Ada\"}]",
                "parallel: {a: {call: x.deep, with: {no: 1}}}; $.one; {\"a\":{\"who\":\"Ada\"}}",
                "call: x.deep, with: {no: 1}, onError: continue; $.one.who; \"Ada\"",
                "call: x.deep, with: {no: 1}, onError: continue; $.one.no; 1",
                "call: x.deep, with: {no: 2}, onError: continue; $.one.who; null",
                "call: x.deep, with: {no: 2}, onError: {value: {who: nobody}}; $.one.who; \"nobody\"",
                "call: x.gone, onError: {call: x.deep, with: {no: 1}}; $.one.who; \"Ada\"",
                "steps: [{name: in, call: x.deep, with: {no: 1}}]; $.one.who; \"Ada\"",
            })
    void whatAnOperationNamesIsWhatTheStepIs(String step, String path, String expected) {
        try (var unit = unit("{name: one, " + step + "}], mappings: [{targetName: one, value: " + path + "}")) {
            assertThat(unit.rest("{}").body()).isEqualTo("{\"one\":" + expected + "}");
        }
    }

    @Test
    void inputsThatTheFileBindsCanBeReadInConditions() {
        try (var unit = TwoDoors.of(
                RESOURCES,
                "with: {mode: tools.m, all: [a, b]}, steps: [{name: a, if: mode == 'all', forEach: all, call: x.town,"
                        + " with: {code: $.item}}]",
                FlowControlTest::answer)) {
            assertThat(unit.answers("{\"m\":\"all\"}")).containsOnly("[{\"name\":\"a\"},{\"name\":\"b\"}]");
            assertThat(unit.answers("{}")).containsOnly("null");
        }
    }

    @Test
    void anApiThatIsNotThereCanBeTakenOver() {
        try (var unit = unit("{name: one, call: x.gone, onError: {value: '{{error.status}}: {{error.message}}'}}")) {
            unit.upstream().close();

            assertThat(unit.answers("{}"))
                    .allSatisfy(answer -> assertThat(answer).contains("502: No connection to 127.0.0.1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{name: a, parallel: {b: {call: x.crew}, c: {call: x.person, with: {id: b.no}}}}, {name: d, call:"
                        + " x.crew}; ^^",
                "{name: a, parallel: {b: {call: x.crew}, c: {call: x.person, with: {id: $.b.no}}}}; step-unresolved"
                        + " `b`",
                "{name: a, steps: {b: {call: x.crew}}}, {name: c, call: x.person, with: {id: $.b.no}}; step-unresolved"
                        + " `b`",
                "{name: a, forEach: ids, call: x.crew}, {name: c, call: x.person, with: {id: $.item}}; step-unresolved"
                        + " `item`",
                "{name: a, call: x.crew, onError: continue}, {name: c, call: x.person, with: {id: $.error.status}};"
                        + " step-unresolved `error`",
                "{name: a, forEach: $.b.list, call: x.crew}; step-unresolved `b`",
                "{name: a, forEach: b, call: x.crew}; step-unresolved `b` names no step that comes before this one, no"
                        + " input and no variable: there are ids, loud.",
                "{name: a, forEach: tools.none, call: x.crew}; step-unresolved `tools.none`",
                "{name: a, forEach: ids, as: a, call: x.crew}; ^^",
                "{name: crew, call: x.crew}, {name: a, forEach: ids, as: crew, call: x.crew}; step-duplicate Say with"
                        + " `as`",
                "{name: a, forEach: ids, steps: [{name: b, forEach: [1], call: x.crew}]}; step-duplicate `item`",
                "{name: a, forEach: ids, steps: [{name: item, call: x.crew}]}; step-duplicate `item`",
                "{name: a, call: x.crew}, {name: b, steps: [{name: a, call: x.crew}]}; step-duplicate `a`",
                "{name: b, steps: [{name: a, call: x.crew}]}, {name: c, steps: [{name: a, call: x.crew}]}; ^^",
                "{name: b, parallel: [{name: a, call: x.crew}, {name: a, call: x.gone}]}; step-duplicate `a`",
                "{name: b, parallel: [{call: x.crew}]}; value-missing `name`",
                "{name: b, parallel: []}; call-missing `parallel` has no step",
                "{name: b, steps: []}; call-missing has no step",
                "{name: a, forEach: ids, concurrency: 33, call: x.crew}; step-limit `concurrency` is 1 to 32, found 33",
                "{name: a, forEach: ids, concurrency: 0, call: x.crew}; step-limit `concurrency` is 1 to 32, found 0",
                "{name: a, forEach: ids, maxItems: 10001, call: x.crew}; step-limit `maxItems` is 1 to 10000",
                "{name: a, fail: {status: 200, message: a}}; step-limit `status` of a failure is 400 to 599, found 200",
                "{name: a, fail: {status: 400}}; value-missing `message`",
                "{name: a, call: x.crew, onError: go}; wrong-shape `onError` takes `continue`",
                "{name: a, call: x.crew, onError: [continue]}; wrong-shape `onError` takes `continue`",
                "{name: a, call: x.crew, onError: {call: x.none}}; call-unresolved `x.none`",
                "{name: a, call: x.crew, onError: {}}; step-type A step of type ``",
                "{name: a, call: x.crew, onError: {value: $.b.c}}; step-unresolved `b`",
                "{name: a, steps: [{name: b, steps: [{name: c, steps: [{name: d, steps: [{name: e, call:"
                        + " x.crew}]}]}]}]}; ^^",
                "{name: a, steps: [{name: b, steps: [{name: c, steps: [{name: d, steps: [{name: e, steps: [{name: f,"
                        + " call: x.crew}]}]}]}]}]}; step-limit These steps stand 6 deep",
            })
    void namesAndBoundsAreCheckedWhenTheFileIsLinked(String steps, String expected) {
        try (var unit = unit(steps)) {
            var errors = unit.problems().stream()
                    .filter(Problem::isError)
                    .map(each -> each.code().id() + " " + each.message() + " " + each.proposal())
                    .toList();

            var words = expected.split(" ", 2);
            assertThat(errors)
                    .allSatisfy(error -> assertThat(error).startsWith(words[0]).contains(words[1]));
            assertThat(errors.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }

    @Test
    void theUnitsThatNeedAVariableAreKnownWhereverItIsRead() {
        var steps = CREW + "{name: a, type: lookup, index: crew.list, match: id, lookupValue: env.A}, {name: b, if: B,"
                + " forEach: '{{C}}', call: x.gone, onError: {value: '{{D}}'}}, {if: loud, fail: 'no"
                + " {{E}}'}], mappings: [{targetName: f, value: '{{F}}'}";
        try (var unit = unit(steps)) {
            assertThat(unit.units().plan().unset(_ -> true)).containsOnlyKeys("A", "B", "C", "D", "E", "F");
        }
    }

    @Test
    void inspectionShowsWhatStandsInside() {
        var steps = CREW + "{name: a, if: loud, forEach: crew.list, steps: [{name: p, call: x.person, with: {id: '1'},"
                + " onError: {steps: [{name: g, call: x.gone}]}}]}, {name: b, parallel: {c: {call: x.crew, onError:"
                + " continue}}}";
        try (var unit = unit(steps)) {
            var shown = unit.units().plan().inspection().at("/mcp/0/tools/0/steps");

            assertThat(shown.at("/1/if").asString()).isEqualTo("loud");
            assertThat(shown.at("/1/forEach").asString()).isEqualTo("crew.list");
            assertThat(shown.at("/1/type").asString()).isEqualTo("steps");
            assertThat(shown.at("/1/steps/0/call").asString()).isEqualTo("x.person");
            assertThat(shown.at("/1/steps/0/onError/does").asString()).isEqualTo("steps");
            assertThat(shown.at("/1/steps/0/onError/steps/0/steps/0/call").asString())
                    .isEqualTo("x.gone");
            assertThat(shown.at("/2/steps/0/name").asString()).isEqualTo("c");
            assertThat(shown.at("/2/steps/0/onError").toString()).isEqualTo("{\"does\":\"continue\"}");
        }
    }

    @Test
    void inputsThatOnlyConditionsAndListsReadAreAskedOfTheCaller() {
        try (var unit = TwoDoors.of(
                RESOURCES,
                "steps: [{name: a, if: tools.loud, forEach: tools.ids, call: x.town, with: {code: $.item}}]",
                FlowControlTest::answer)) {
            assertThat(unit.units().offer("unit").routine().inputs())
                    .extracting(input -> input.name() + " " + input.required())
                    .containsExactly("loud false", "ids false");
            assertThat(unit.answers("{\"loud\":1,\"ids\":[\"a\"]}")).containsOnly("[{\"name\":\"a\"}]");
        }
    }

    @Test
    void aFaultOfOneMemberIsNotHiddenByOthers() {
        try (var unit = unit("{name: a, parallel: {b: {call: x.page}, c: {call: x.page}}}")) {
            assertThatThrownBy(() -> unit.units().call("unit", "{}"))
                    .isInstanceOf(FailedCall.class)
                    .hasMessage("The upstream's answer is not JSON.");
        }
    }

    @ParameterizedTest
    @CsvSource({"naftiko: 1.0.0-alpha2, targetName", "ikanos: 1.0.0-beta4, target"})
    void whatStandsInsideIsReadInTheGenerationOfItsFile(String version, String target) {
        var document = """
            VERSION
            capability:
              consumes:
              - namespace: x
                baseUri: https://api.example.com
                resources: [{name: list, path: /list, operations: [{name: list}]}]
              exposes:
              - type: mcp
                namespace: x-mcp
                port: 9090
                tools:
                - name: unit
                  description: Steps.
                  steps:
                    each:
                      forEach: [1]
                      steps: {a: {call: x.list}}
                      mappings: [{TARGET: a, value: $.a}]
                      onError: {steps: {b: {call: x.list}}, mappings: [{TARGET: a, value: $.b}]}
            """;

        assertThat(Units.of(document.replace("VERSION", version).replace("TARGET", target), Map.of())
                        .plan()
                        .problems())
                .isEmpty();
    }
}
