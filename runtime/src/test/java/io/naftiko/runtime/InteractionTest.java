package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Talker;
import io.naftiko.runtime.testing.Units;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Steps that talk with the caller of their run: questions, remarks, and how far it is.
class InteractionTest {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /orders
              operations:
              - name: order
                method: POST
                inputParameters: [{name: item, in: query, type: string}]
            - path: /pictures
              operations:
              - {name: picture, method: GET, outputRawFormat: binary}
            - path: /gone
              operations:
              - {name: gone, method: POST}
          aggregates:
          - namespace: shop
            functions:
            - name: confirm
              inputParameters: [{name: item, type: string}]
              steps:
              - {name: ordered, call: x.order, with: {item: '{{item}}'}}
              - {name: sure, ask: 'Is {{ordered.id}} right?'}
              mappings: [{targetName: order, value: $.ordered.id}, {targetName: action, value: $.sure.action}]
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - name: unit
              description: A unit.
              inputParameters: [{name: item, type: string, required: false}]
              UNIT
        """;

    private static final String ACCEPTED = "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}";

    private final RecordingUpstream upstream = RecordingUpstream.answering(request -> switch (request.path()) {
        case "/orders" -> Answer.json("{\"id\":\"o-" + request.query() + "\"}");
        case "/pictures" -> Answer.of(200).with("Content-Type", "image/png").carrying(new byte[] {1, 2, (byte) 0xff});
        default -> Answer.json(410, "{\"error\":\"gone\"}");
    });

    @AfterEach
    void close() {
        upstream.close();
    }

    private Units units(String unit) {
        return document(unit.strip().indent(2));
    }

    /// @param rest of the server, from the keywords of the tool on
    private Units document(String rest) {
        var indented = rest.strip().replace("\n", "\n    ");
        return Units.of(DOCUMENT.replace("UNIT", indented).replace("API", upstream.origin()), Map.of());
    }

    private static Response run(Units units, Conversation caller, String arguments) {
        var values = new LinkedHashMap<String, JsonNode>();
        Json.parse(arguments).orElseThrow().properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        return units.offer("unit").routine().run(values, caller);
    }

    private String answer(String unit, Conversation caller) {
        return new String(run(units(unit), caller, "{\"item\":\"tea\"}").body().bytes(), StandardCharsets.UTF_8);
    }

    /// The questions with which a run ends, by their keys.
    private static Map<String, Question> questions(Units units, Talker caller) {
        var open = catchThrowableOfType(Unanswered.class, () -> run(units, caller, "{\"item\":\"tea\"}"));
        assertThat(open).as("a run with questions").isNotNull();
        return open.questions();
    }

    private List<String> sent() {
        return upstream.requests().stream()
                .map(each -> each.method() + " " + each.target())
                .toList();
    }

    private List<String> problems(String steps) {
        return units(steps).plan().problems().stream()
                .map(each -> "[" + each.code().id() + "] " + each.message())
                .toList();
    }

    @Test
    void aPersonFillsInAForm() {
        var caller = new Talker().answering("who", ACCEPTED);
        var unit = """
            steps:
            - name: who
              ask: Who buys {{item}}?
              schema:
              - {name: name, type: string, description: Your name.}
              - {name: pieces, type: integer, default: 30}
              - {name: gift, type: boolean, required: false}
            mappings: [{target: buyer, value: $.who.content.name}, {target: said, value: $.who.action}]
            """;

        assertThat(answer(unit, caller)).isEqualTo("{\"buyer\":\"Ada\",\"said\":\"accept\"}");
        assertThat(caller.asked().get("who")).isInstanceOfSatisfying(Question.Form.class, form -> {
            assertThat(form.message()).isEqualTo("Who buys tea?");
            assertThat(form.schema())
                    .hasToString("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":"
                            + "\"Your name.\"},\"pieces\":{\"type\":\"integer\",\"default\":30},\"gift\":{\"type\":"
                            + "\"boolean\"}},\"required\":[\"name\"]}");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"default\":30},\"score\":{\"type\":"
                    + "\"number\",\"default\":95.5},\"ok\":{\"type\":\"boolean\",\"default\":true}},"
                    + "\"required\":[\"age\"]}",
                "{\"type\":\"object\",\"properties\":{\"one\":{\"type\":\"string\",\"oneOf\":[{\"const\":\"a\",\"title\":"
                    + "\"A\"}]},\"old\":{\"type\":\"string\",\"enum\":[\"a\"],\"enumNames\":[\"A\"]},\"some\":{"
                    + "\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\"]}},\"titled\":{\"type\":"
                    + "\"array\",\"items\":{\"anyOf\":[{\"const\":\"a\",\"title\":\"A\"}]}}}}",
                "{\"type\":\"object\",\"properties\":{}}"
            })
    void aJsonSchemaIsAskedForAsItStands(String schema) {
        var caller = new Talker().answering("who", ACCEPTED);

        answer("steps:\n- {name: who, ask: Who?, schema: " + schema + "}", caller);

        assertThat(caller.asked().get("who"))
                .isInstanceOfSatisfying(
                        Question.Form.class, form -> assertThat(form.schema()).hasToString(schema));
    }

    @Test
    void aPersonVisitsAnAddress() {
        var caller = new Talker().answering("pay", "{\"action\":\"accept\"}");

        var answer = answer(
                "steps:\n- {name: pay, type: ask, message: Pay., url: 'https://pay.example.com/{{item}}'}", caller);

        assertThat(answer).isEqualTo("{\"action\":\"accept\"}");
        assertThat(caller.asked().get("pay")).isEqualTo(new Question.Visit("Pay.", "https://pay.example.com/tea"));
    }

    @ParameterizedTest
    @CsvSource({"decline, declined.", "cancel, left the question without an answer."})
    void whoDoesNotAcceptEndsTheRun(String action, String said) {
        var caller = new Talker().answering("who", "{\"action\":\"" + action + "\"}");

        assertThatThrownBy(() -> answer("steps:\n- {name: who, ask: Who?}", caller))
                .isInstanceOfSatisfying(
                        FailedCall.class,
                        failed -> assertThat(failed.failure())
                                .isEqualTo(new Failure.Declined("The step `who` asked a person, who " + said)));
    }

    @Test
    void aRunCanGoOnWithoutConsent() {
        var unit = """
            steps:
            - {name: who, ask: Who?, required: false}
            - {name: none, if: "who.action != 'accept'", fail: 'You said {{who.action}}.'}
            - {name: ordered, call: x.order}
            """;

        assertThatThrownBy(() -> answer(unit, new Talker().answering("who", "{\"action\":\"decline\"}")))
                .hasMessageContaining("You said decline.");
        assertThat(answer(unit, new Talker().answering("who", ACCEPTED))).contains("o-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask: Who?, optional: true", "ask: Who?, onError: continue"})
    void aRunCanDoWithoutAPersonToAsk(String step) {
        var unit = "steps:\n- {name: who, " + step + "}\n- {name: ordered, call: x.order}\n"
                + "mappings: [{target: who, value: $.who}, {target: id, value: $.ordered.id}]";

        assertThat(answer(unit, Conversation.NONE)).startsWith("{\"who\":null,\"id\":\"o-");
        assertThat(answer(unit, new Talker(_ -> false))).startsWith("{\"who\":null,\"id\":\"o-");
    }

    @Test
    void whoCannotBeAskedIsToldSo() {
        assertThatThrownBy(() -> answer("steps:\n- {name: who, ask: Who?}", Conversation.NONE))
                .isInstanceOfSatisfying(
                        FailedCall.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.NobodyToAsk.class));
    }

    @Test
    void aModelWrites() {
        var caller = new Talker()
                .answering("poem", "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"Oh!\"}}");
        var unit = """
            steps:
            - {name: poem, sample: 'Praise {{item}}.', maxTokens: 100, systemPrompt: 'You love {{item}}.', temperature: 0.5}
            mappings: [{target: poem, value: $.poem.content.text}]
            """;

        assertThat(answer(unit, caller)).isEqualTo("{\"poem\":\"Oh!\"}");
        assertThat(caller.asked().get("poem"))
                .isInstanceOfSatisfying(
                        Question.Sample.class,
                        sample -> assertThat(sample.request())
                                .hasToString(
                                        "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Praise"
                                            + " tea.\"}}],\"maxTokens\":100,\"systemPrompt\":\"You love tea.\","
                                            + "\"temperature\":0.5}"));
    }

    @Test
    void aModelAnswersAConversation() {
        var caller = new Talker().answering("poem", "{}");
        var unit = """
            steps:
            - type: sample
              name: poem
              messages:
              - What is this?
              - {role: assistant, content: 'It is {{item}}.'}
              - {content: {type: image, data: '{{item}}', mimeType: image/png}}
            """;

        answer(unit, caller);

        assertThat(caller.asked().get("poem"))
                .isInstanceOfSatisfying(
                        Question.Sample.class,
                        sample -> assertThat(sample.request())
                                .hasToString(
                                        "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"What"
                                            + " is this?\"}},{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"It"
                                            + " is tea.\"}},{\"role\":\"user\",\"content\":{\"type\":\"image\","
                                            + "\"data\":\"tea\",\"mimeType\":\"image/png\"}}],\"maxTokens\":1000}"));
    }

    @Test
    void aCallerSaysWhereItsFilesAre() {
        var caller = new Talker().answering("folders", "{\"roots\":[{\"uri\":\"file:///a\"}]}");

        assertThat(answer("steps:\n- {name: folders, type: roots}", caller))
                .isEqualTo("{\"roots\":[{\"uri\":\"file:///a\"}]}");
        assertThat(caller.asked()).containsEntry("folders", new Question.Roots());
    }

    @Test
    void aRunMakesRemarks() {
        var caller = new Talker();

        answer("""
            steps:
            - log: Buying {{item}}.
            - {name: shop, type: log, level: warning, data: {item: tools.item, left: 3}}
            - {name: done, type: script, if: 1 == 2, file: none.js}
            """.replace("- {name: done, type: script, if: 1 == 2, file: none.js}\n", ""), caller);

        assertThat(caller.heard())
                .containsExactly("INFO log \"Buying tea.\"", "WARNING shop {\"item\":\"tea\",\"left\":3}");
    }

    @Test
    void whoListensHearsWhatBecameOfEachStep() {
        var caller = new Talker();

        answer("""
            steps:
            - {name: first, call: x.order}
            - {name: never, if: 1 == 2, call: x.order}
            - name: both
              parallel: [{name: inner, call: x.order}]
            - name: group
              forEach: [a]
              steps: [{name: inside, call: x.order}]
            """, caller);

        assertThat(caller.heard())
                .containsExactly(
                        "DEBUG first \"done\"",
                        "DEBUG never \"skipped\"",
                        "DEBUG both \"done\"",
                        "DEBUG group[0].inside \"done\"",
                        "DEBUG group \"done\"");
        assertThat(caller.heard(Severity.INFO)).isEmpty();
    }

    @Test
    void aRunOfStepsSaysHowFarItIs() {
        var caller = new Talker();

        answer("steps:\n- {name: one, call: x.order}\n- {name: two, ref: shop.none, call: x.order}", caller);

        assertThat(caller.progress()).containsExactly("0.0/2.0 one", "1.0/2.0 two", "2.0/2.0");
    }

    @Test
    void stepsThatSayHowFarTheyAreAreNotCounted() {
        var caller = new Talker();

        answer("""
            steps:
            - progress: 0
            - {name: group, steps: [{type: progress, value: 50.5, total: 100, message: 'Half of {{item}}.'}]}
            - {progress: '{{item}}'}
            """, caller);

        assertThat(caller.progress()).containsExactly("0.0", "50.5/100.0 Half of tea.");
    }

    @Test
    void aFunctionInsideOfAStepIsNotCountedByItself() {
        var caller = new Talker().answering("bought.sure", "{\"action\":\"accept\"}");

        answer("steps:\n- {name: bought, call: shop.confirm, with: {item: tools.item}}", caller);

        assertThat(caller.progress()).containsExactly("0.0/1.0 bought", "1.0/1.0");
    }

    @Test
    void aQuestionHasTheNamesOfTheStepsAroundItForItsKey() {
        var unit = """
            steps:
            - name: group
              steps:
              - name: people
                forEach: [a, b]
                as: one
                concurrency: 2
                steps: [{name: who, ask: 'Who is {{one}}?'}]
            """;

        assertThat(questions(units(unit), new Talker()).keySet())
                .containsExactly("group.people[0].who", "group.people[1].who");
    }

    @Test
    void nothingIsDoneTwiceWhenAnAnswerComesLater() {
        var unit = units("""
            steps:
            - {name: ordered, call: x.order, with: {item: tools.item}}
            - {name: unread, call: x.order, with: {item: milk}}
            - log: Ordered.
            - {name: who, ask: 'Who gets {{ordered.id}}?'}
            - {name: where, ask: 'Where does {{who.content.name}} live?'}
            mappings: [{target: id, value: $.ordered.id}, {target: who, value: $.who.content.name},
              {target: where, value: $.where.action}]
            """);
        var caller = new Talker();

        assertThat(questions(unit, caller).keySet()).containsExactly("who");
        assertThat(questions(unit, caller.answering("who", ACCEPTED)).keySet()).containsExactly("where");
        var answer = run(unit, caller.answering("where", "{\"action\":\"accept\"}"), "{\"item\":\"tea\"}");

        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"o-item=tea\",\"who\":\"Ada\",\"where\":\"accept\"}");
        assertThat(sent()).containsExactly("POST /orders?item=tea", "POST /orders?item=milk");
        assertThat(caller.heard(Severity.INFO)).containsExactly("INFO log \"Ordered.\"");
        assertThat(caller.kept()).containsEntry("unread", Json.parse("null").orElseThrow());
    }

    @Test
    void questionsAtTheSameTimeAreAskedInOneRound() {
        var unit = units("""
            steps:
            - name: all
              parallel:
              - {name: who, ask: Who?}
              - {name: ordered, call: x.order}
              - {name: poem, sample: A poem.}
              - {name: folders, type: roots}
            mappings: [{target: id, value: $.all.ordered.id}, {target: who, value: $.all.who.content.name}]
            """);
        var caller = new Talker();

        assertThat(questions(unit, caller).keySet()).containsExactly("all.who", "all.poem", "all.folders");
        caller.answering("all.who", ACCEPTED).answering("all.poem", "{}");
        assertThat(questions(unit, caller).keySet()).containsExactly("all.folders");
        run(unit, caller.answering("all.folders", "{}"), "{\"item\":\"tea\"}");

        assertThat(sent()).containsExactly("POST /orders?item=tea");
    }

    @Test
    void aListAsksForOneElementAfterTheOther() {
        var unit = units("""
            steps:
            - name: people
              forEach: [a, b]
              steps:
              - {name: ordered, call: x.order, with: {item: '{{item}}'}}
              - {name: who, ask: Who?}
            """);
        var caller = new Talker();

        assertThat(questions(unit, caller).keySet()).containsExactly("people[0].who");
        assertThat(questions(unit, caller.answering("people[0].who", ACCEPTED)).keySet())
                .containsExactly("people[1].who");
        run(unit, caller.answering("people[1].who", ACCEPTED), "{}");

        assertThat(sent()).containsExactly("POST /orders?item=a", "POST /orders?item=b");
    }

    @Test
    void whatFailedIsNotTriedAgain() {
        var unit = units("""
            steps:
            - name: risky
              call: x.gone
              onError: {ask: 'It is gone: {{error.status}} {{error.body.error}}.'}
            """);
        var caller = new Talker();

        var open = questions(unit, caller);
        assertThat(open.values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Question.Form.class, form -> assertThat(form.message()).isEqualTo("It is gone: 410 gone."));
        run(unit, caller.answering(open.keySet().iterator().next(), ACCEPTED), "{}");

        assertThat(sent()).containsExactly("POST /gone");
    }

    @Test
    void aQuestionIsNoFailureThatCouldBeTakenOver() {
        var unit = units("steps:\n- {name: who, ask: Who?, onError: continue}");

        assertThat(questions(unit, new Talker()).keySet()).containsExactly("who");
    }

    @Test
    void aFailureGoesBeforeQuestions() {
        var unit = units("""
            steps:
            - name: all
              parallel:
              - {name: who, ask: Who?}
              - {name: no, fail: No.}
            """);

        assertThatThrownBy(() -> run(unit, new Talker(), "{}")).hasMessageContaining("No.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ref: shop.confirm | sure",
                "steps: [{name: bought, call: shop.confirm, with: {item: tools.item}}] | bought.sure"
            })
    void aFunctionGoesOnWhereItWas(String target, String key) {
        var unit = units(target);
        var caller = new Talker();

        assertThat(questions(unit, caller).keySet()).containsExactly(key);
        var answer = run(unit, caller.answering(key, "{\"action\":\"accept\"}"), "{\"item\":\"tea\"}");

        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"order\":\"o-item=tea\",\"action\":\"accept\"}");
        assertThat(sent()).containsExactly("POST /orders?item=tea");
    }

    @Test
    void bytesAreKeptAsTheTextThatStepsRead() {
        var unit = units("""
            steps:
            - {name: picture, call: x.picture}
            - {name: who, ask: Who?}
            mappings: [{target: picture, value: $.picture}]
            """);
        var caller = new Talker();

        questions(unit, caller);
        assertThat(caller.kept())
                .containsEntry("picture", Json.parse("\"AQL/\"").orElseThrow());
        var answer = run(unit, caller.answering("who", ACCEPTED), "{}");

        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"picture\":\"AQL/\"}");
    }

    @Test
    void aRunWithoutQuestionsKeepsNothing() {
        var caller = new Talker();

        answer("steps:\n- {name: one, call: x.order}\n- {name: all, forEach: [a, b], call: x.order}", caller);

        assertThat(caller.kept()).isEmpty();
    }

    @Test
    void promptsAndResourcesMayAskBefore() {
        var units = document("""
              ref: shop.confirm
            resources:
            - name: order
              uri: shop://{item}
              steps: [{name: why, ask: 'Why {{item}}?'}]
            prompts:
            - name: hail
              arguments: [{name: item}]
              steps:
              - {name: ordered, call: x.order, with: {item: tools.item}}
              - {name: who, ask: 'Who wants {{item}}?'}
              template:
              - 'Say to {{who.content.name}} that {{ordered.id}} is {{item}} and not {{nothing}}.'
            """);
        var caller = new Talker();
        var hail = units.offer("hail").routine();
        var arguments = Map.<String, JsonNode>of("item", StringNode.valueOf("tea"));

        assertThatThrownBy(() -> hail.run(arguments, caller)).isInstanceOf(Unanswered.class);
        var messages = hail.run(arguments, caller.answering("who", ACCEPTED));

        assertThat(new String(messages.body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":"
                        + "\"Say to Ada that o-item=tea is tea and not {{nothing}}.\"}}]}");
        assertThat(sent()).containsExactly("POST /orders?item=tea");
        assertThatThrownBy(() -> units.offer("order").routine().run(arguments, caller))
                .isInstanceOfSatisfying(
                        Unanswered.class, open -> assertThat(open.questions()).containsOnlyKeys("why"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, type: ask} | [value-missing] `message` is missing.",
                "{name: a, ask: Who?, schema: [{name: b, type: object}]} | [question-invalid] The field `b` is no text",
                "{name: a, ask: Who?, schema: {type: string}} | [question-invalid] `schema` is no object",
                "{name: a, ask: Who?, schema: [{name: b}], url: 'https://x'} | [question-invalid] The question has a",
                "{name: a, type: sample} | [question-invalid] The step has no message",
                "{name: a, sample: x, messages: [{role: user}]} | [value-missing] `content` is missing.",
                "{name: a, type: log} | [value-missing] `message` is missing.",
                "{name: a, log: x, level: warn} | [wrong-shape] `level` takes debug, info",
                "{name: a, type: progress} | [value-missing] `value` is missing.",
                "{type: roots} | [value-missing] `name` is missing.",
                "{name: a, ask: 'Who is {{b.c}}?'} | [step-unresolved] `b` names no step"
            })
    void whatCannotBeAskedIsAProblem(String step, String problem) {
        assertThat(problems("steps:\n- " + step))
                .anySatisfy(each -> assertThat(each).startsWith(problem));
    }
}
