package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.report.Failure.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CoercionTest {

    private final List<Violation> found = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "string  | 5              | \"5\"",
                "string  | ~~             | \"\"",
                "string  | true           | \"true\"",
                "-       | 5              | \"5\"",
                "-       | a;b            | [\"a\", \"b\"]",
                "integer | 5              | 5",
                "integer | -0             | 0",
                "integer | 12345678901234567890123 | 12345678901234567890123",
                "number  | 1.10           | 1.10",
                "number  | -2e3           | -2e3",
                "number  | 7              | 7",
                "boolean | true           | true",
                "boolean | false          | false",
                "object  | {\"a\": [1]}   | {\"a\": [1]}",
                "array   | a              | [\"a\"]",
                "array   | a;b;a          | [\"a\", \"b\", \"a\"]",
            })
    void keepsEveryDigit(@Nullable String type, String texts, String json) {
        assertThat(coerce(type, "{}", texts)).hasToString(Served.json(json).toString());
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "integer | abc        | must be of type integer, found `abc`",
                "integer | 007        | must be of type integer, found `007`",
                "integer | 1.0        | must be of type integer, found `1.0`",
                "integer | ~ 5~       | must be of type integer, found ` 5`",
                "integer | ~~         | must be of type integer, found an empty value",
                "integer | 1;2        | takes one value, found 2",
                "string  | a;b        | takes one value, found 2",
                "number  | 1,5        | must be of type number, found `1,5`",
                "number  | NaN        | must be of type number, found `NaN`",
                "boolean | yes        | must be of type boolean, found `yes`",
                "boolean | TRUE       | must be of type boolean, found `TRUE`",
                "object  | [1]        | must be of type object, found `[1]`",
                "object  | {\"a\":    | must be of type object, found `{\"a\":`",
            })
    void refusesWhatIsNotOfTheType(String type, String texts, String reason) {
        coerce(type, "{}", texts);

        assertThat(found).extracting(Violation::reason).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"1;2 | [1, 2] | ~~", "x;2;y | [2] | in.0 in.2"})
    void coercesTheItemsOfAnArray(String texts, String json, String violations) {
        assertThat(coerce("array", "{\"items\": {\"type\": \"integer\"}}", texts))
                .isEqualTo(Served.json(json));
        assertThat(String.join(" ", found.stream().map(Violation::input).toList()))
                .isEqualTo(violations);
    }

    private @Nullable JsonNode coerce(@Nullable String type, String schema, String texts) {
        return Coercion.to(type, (ObjectNode) Served.json(schema)).coerce("in", List.of(texts.split(";", -1)), found);
    }
}
