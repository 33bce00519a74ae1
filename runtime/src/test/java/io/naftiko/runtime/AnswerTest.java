package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What comes back: the mapped answer, the upstream's own bytes, or its own error.
class AnswerTest {

    private static final String SHIPS =
            "{\"data\": [{\"id\": 1, \"name\": \"Ada\", \"dock\": {\"no\": \"7\"}}, {\"id\": 2, \"name\": \"Eve\"}],"
                    + " \"last\": \"x\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{type: object, mapping: $.}                 | = ",
                "{type: array, mapping: $.}                  | = ",
                "{type: string, mapping: $.last}             | \"x\"",
                "{type: object, mapping: '$.data[0]'}        | {\"id\":1,\"name\":\"Ada\",\"dock\":{\"no\":\"7\"}}",
                "{type: integer, mapping: $.data.length}     | 2",
                "{type: array, mapping: '$.data[*].id'}      | [1,2]",
                "{type: string, mapping: $.nothing}          | null",
                "{type: string, mapping: '$.data[0].id'}     | \"1\"",
                "{type: number, mapping: '$.data[0].dock.no'}| 7",
                "{type: number, mapping: $.last}             | \"x\"",
                "{name: a, type: string, mapping: $.last}    | {\"a\":\"x\"}",
                "{type: string, mapping: $.result.last}      | \"x\"",
                "{type: object, properties: {n: {type: string, mapping: $.last}, m: {type: string, mapping: $.no}}} |"
                        + " {\"n\":\"x\",\"m\":null}",
                "{type: array, mapping: $.data, items: {type: object, properties: {no: {type: integer, mapping:"
                        + " $.dock.no}}}} | [{\"no\":7},{\"no\":null}]",
                "{type: object, mapping: '$.data[0]', properties: {dock: {type: object, mapping: $.dock, properties:"
                        + " {nr: {type: string, mapping: $.no}}}}} | {\"dock\":{\"nr\":\"7\"}}",
                "{type: object, mapping: '$.data[0]', properties: {name: {type: string}, dock: {type: object}}} |"
                        + " {\"name\":\"Ada\",\"dock\":{\"no\":\"7\"}}",
                "{type: object, properties: {last: {type: string}, a: {type: object, properties: {b: {type: string,"
                        + " mapping: $.last}}}}} | {\"last\":\"x\",\"a\":{\"b\":\"x\"}}",
                "{type: object, properties: {kind: {type: string, value: ship}, n: {type: integer, value: '2'}, all: {"
                        + "type: array, mapping: $.data, items: {type: object, properties: {id: {type: integer}, at: {"
                        + "type: string, value: 'dock {{of}}'}}}}}} | {\"kind\":\"ship\",\"n\":2,\"all\":[{\"id\":1,"
                        + "\"at\":\"dock 5\"},{\"id\":2,\"at\":\"dock 5\"}]}",
                "{type: array, mapping: $.data, items: {type: string, mapping: $.name, maxLength: 2}} |"
                        + " [\"Ad\",\"Ev\"]",
                "{type: string, value: 🚢🚢, maxLength: 1} | \"🚢\"",
                "{type: object, mapping: '$.data[0]', values: {type: string}} |"
                        + " {\"id\":\"1\",\"name\":\"Ada\",\"dock\":{\"no\":\"7\"}}",
                "{type: string, mapping: $.last, value: fixed} | \"fixed\"",
                "{type: string, mapping: $.last, const: fixed} | \"x\"",
                "{type: string, const: fixed}                  | \"fixed\"",
                "{name: last, type: string}                    | {\"last\":\"x\"}",
                "{name: a, type: string, mapping: $.last}, {name: n, type: integer, value: 1} | {\"a\":\"x\",\"n\":1}",
                "{type: array, mapping: $.data, items: [{name: id, type: string}, {name: name, type: string}]} |"
                        + " [{\"id\":\"1\",\"name\":\"Ada\"},{\"id\":\"2\",\"name\":\"Eve\"}]",
                "{type: array, mapping: $.data, items: {id: {type: string}, name: {type: string}}} |"
                        + " [{\"id\":\"1\",\"name\":\"Ada\"},{\"id\":\"2\",\"name\":\"Eve\"}]",
            })
    void isShapedAsTheOutputsSay(String output, String expected) {
        assertThat(text(call(Answer.json(SHIPS), "json", "[" + output + "]")))
                .isEqualTo(expected.equals("=") ? SHIPS : expected);
    }

    @Test
    void anUpstreamsErrorKeepsItsStatusAndBody() {
        var response = call(Answer.json(404, "{\"error\":\"no ship\"}"), "json", "[{type: string, mapping: $.last}]");

        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("{\"error\":\"no ship\"}");
    }

    @Test
    void anAnswerThatCannotBeReadIsAFailure() {
        assertThatThrownBy(() -> call(Answer.json("<html>"), "json", "[{type: string, mapping: $.last}]"))
                .hasMessage("The upstream's answer is not JSON.");
    }

    @Test
    void nothingIsReadWhereNothingIsMapped() {
        assertThat(text(call(Answer.json("<html>"), "json", "[{type: object, mapping: $.}]")))
                .isEqualTo("<html>");
    }

    @Test
    void anEmptyAnswerStaysEmpty() {
        assertThat(call(Answer.of(204), "json", "[{type: string, mapping: $.last}]")
                        .body()
                        .bytes())
                .isEmpty();
    }

    @Test
    void aTextOfEnormousScaleIsNoNumber() {
        var answer = Answer.json("{\"last\": \"1e999999999\"}");

        assertThat(text(call(answer, "json", "[{type: number, mapping: $.last}]")))
                .isEqualTo("\"1e999999999\"");
    }

    @Test
    void textIsOneString() {
        assertThat(text(call(Answer.json("a\nb"), "text", "[{name: log, type: string, mapping: $.}]")))
                .isEqualTo("{\"log\":\"a\\nb\"}");
    }

    private static String text(Response response) {
        return new String(response.body().bytes(), UTF_8);
    }

    private static Response call(Answer answer, String format, String outputs) {
        try (var upstream = RecordingUpstream.answering(answer)) {
            var units = units(upstream, format, outputs);
            var response = units.call("list", "{\"of\":5}");
            assertAsAnnounced(response, units.offer("list").routine().answer());
            return response;
        }
    }

    /// The schema of the answer allows what fits of it.
    private static void assertAsAnnounced(Response response, @Nullable AnswerSchema schema) {
        if (schema != null && response.succeeded() && response.body().bytes().length > 0) {
            var fitting = schema.fit(Json.parse(response.body().bytes()).orElseThrow());

            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Json.text(schema.json()), InputFormat.JSON)
                            .validate(Json.text(fitting), InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static Units units(RecordingUpstream upstream, String format, String outputs) {
        return Units.of("""
            naftiko: 1.0.0-alpha2
            capability:
              consumes:
              - namespace: ships
                baseUri: %s
                resources:
                - path: /ships
                  operations:
                  - name: list
                    outputRawFormat: %s
                    outputParameters: [{name: result, type: object, value: $.}]
              exposes:
              - type: mcp
                namespace: ships-mcp
                tools:
                - name: list
                  description: d
                  call: ships.list
                  inputParameters: [{name: of, type: integer, required: false}]
                  outputParameters: %s
            """.formatted(upstream.origin(), format, outputs), Map.of());
    }

    @Test
    void anAnswerSaysBeforeWhatItLooksLike() {
        try (var upstream = RecordingUpstream.answering(Answer.json(SHIPS))) {
            var units = units(upstream, "json", """
                [{type: object, properties: {last: {type: string, mapping: $.last, description: The last one.},
                 ships: {type: array, mapping: $.data, items: {type: object, properties: {id: {type: integer}}}},
                 raw: {type: object, mapping: $.data}}}]
                """.replace("\n", ""));

            assertThat(units.offer("list").routine().answer())
                    .isEqualTo(new AnswerSchema((ObjectNode) Json.parse("""
                        {"type": "object", "properties": {
                          "last": {"type": ["string", "null"], "description": "The last one."},
                          "ships": {"type": ["array", "null"], "items": {"type": "object",
                            "properties": {"id": {"type": ["integer", "null"]}}, "required": ["id"]}},
                          "raw": {}}, "required": ["last", "ships", "raw"]}
                        """).orElseThrow()));
        }
    }

    @Test
    void nobodyKnowsBeforeWhatAnApiAnswers() {
        try (var upstream = RecordingUpstream.answering(Answer.json(SHIPS))) {
            var units = units(upstream, "json", "[{type: object, mapping: $.}]");

            assertThat(units.offer("list").routine().answer()).isNull();
        }
    }
}
