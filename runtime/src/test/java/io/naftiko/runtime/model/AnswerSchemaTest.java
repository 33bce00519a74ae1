package io.naftiko.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AnswerSchemaTest {

    private static final List<String> LEFT_TO_THE_TREE = List.of("2.0", "1e2", "-0");

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
        {"type":["integer","null"]}                                 | -0                   | -0
        {"type":["integer","null"]}                                 | 1e2                  | 1e2
        {"type":["integer","null"]}                                 | null                 | null
        {"type":"string"}                                           | true                 | null
        {"type":"odd"}                                              | {"a":[true]}         | {"a":[true]}
        {"type":["array","null"],"items":{}}                        | [1,"a"]              | [1,"a"]
        {"properties":{"a":{"properties":{"b":{"type":"null"}}}}}   | {"a":{"b":1,"c":2}}  | {"a":{"b":null,"c":2}}
        {"properties":{"a":{}},"additionalProperties":{"type":"string"}} | {"a":1,"b":"2"} | {"a":1,"b":"2"}
        {"properties":{"a":{}},"additionalProperties":{"type":"string"}} | {"a":1,"b":2}   | {"a":1,"b":null}
        {"type":"object","properties":{"a":{"type":["string","null"]}}} | {"a":1,"b":2}    | {"a":null,"b":2}
        {"type":["object","null"],"additionalProperties":{"type":["number","null"]}} | {"a":1,"b":"2"} | {"a":1,"b":null}
        """)
    void makesAnAnswerFit(String schema, String answer, String fitting) {
        var value = json(answer);

        assertThat(new AnswerSchema((ObjectNode) json(schema)).fit(value)).isEqualTo(json(fitting));
        assertThat(value).isEqualTo(json(answer));
        assertThat(SchemaScan.of(json(schema)).fits(answer.getBytes(UTF_8)))
                .isEqualTo(answer.equals(fitting) && !LEFT_TO_THE_TREE.contains(answer));
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
