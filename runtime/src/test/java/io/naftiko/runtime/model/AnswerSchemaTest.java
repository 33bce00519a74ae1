package io.naftiko.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AnswerSchemaTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {}                                                          | [1]                  | [1]
        {"type":["string","null"]}                                  | "a"                  | "a"
        {"type":["string","null"]}                                  | {"a":1}              | null
        {"type":["number","null"]}                                  | "N/A"                | null
        {"type":["number","null"]}                                  | 1.5                  | 1.5
        {"type":["integer","null"]}                                 | 1.5                  | null
        {"type":["integer","null"]}                                 | 2.0                  | 2.0
        {"type":["boolean","null"]}                                 | true                 | true
        {"type":["array","null"],"items":{"type":["string","null"]}} | ["a",1,"b"]         | ["a",null,"b"]
        {"type":["array","null"],"items":{"type":["string","null"]}} | {"a":1}             | null
        {"type":"object","properties":{"a":{"type":["string","null"]}}} | {"a":1,"b":2}    | {"a":null,"b":2}
        {"type":["object","null"],"additionalProperties":{"type":["number","null"]}} | {"a":1,"b":"2"} | {"a":1,"b":null}
        """)
    void makesAnAnswerFit(String schema, String answer, String fitting) {
        var value = json(answer);

        assertThat(new AnswerSchema((ObjectNode) json(schema)).fit(value)).isEqualTo(json(fitting));
        assertThat(value).isEqualTo(json(answer));
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
