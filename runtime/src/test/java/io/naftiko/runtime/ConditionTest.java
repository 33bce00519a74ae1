package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Units;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `if` of a step takes, and when it holds.
class ConditionTest {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {MODE: MODE, QUIET: QUIET}}
        capability:
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - name: unit
              description: Ends where the condition holds.
              inputParameters:
              - {name: a, required: false}
              - {name: b, required: false}
              steps:
              - {name: one, forEach: [], steps: [{name: in, if: item, fail: never, onError: continue}]}
              - {name: last, if: CONDITION, fail: It holds.}
        """;

    private static Units units(String condition) {
        return Units.of(
                DOCUMENT.replace("CONDITION", "\"" + condition.replace("\"", "\\\"") + "\""),
                Map.of("MODE", "fast", "QUIET", "false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a                            | {}                      | false",
                "a                            | {\"a\":null}            | false",
                "a                            | {\"a\":false}           | false",
                "a                            | {\"a\":true}            | true",
                "a                            | {\"a\":0}               | false",
                "a                            | {\"a\":0.0}             | false",
                "a                            | {\"a\":-1}              | true",
                "a                            | {\"a\":\"\"}            | false",
                "a                            | {\"a\":\"false\"}       | false",
                "a                            | {\"a\":\"no\"}          | true",
                "a                            | {\"a\":[]}              | false",
                "a                            | {\"a\":[0]}             | true",
                "a                            | {\"a\":{}}              | false",
                "a                            | {\"a\":{\"x\":1}}       | true",
                "{{a}}                        | {\"a\":1}               | true",
                "${a}                         | {\"a\":1}               | true",
                "tools.a                      | {\"a\":1}               | true",
                "x-mcp.a                      | {\"a\":1}               | true",
                "not a                        | {\"a\":0}               | true",
                "not not a                    | {\"a\":0}               | false",
                "exists a                     | {\"a\":0}               | true",
                "exists a                     | {\"a\":null}            | false",
                "not exists a                 | {}                      | true",
                "exists a == true             | {}                      | error",
                "a == b                       | {}                      | true",
                "a == null                    | {}                      | true",
                "a != null                    | {\"a\":false}           | true",
                "a == b                       | {\"a\":1,\"b\":\"1\"}   | true",
                "a == b                       | {\"a\":1,\"b\":1.0}     | true",
                "a == b                       | {\"a\":1e2,\"b\":\"100\"}     | true",
                "a == b                       | {\"a\":\"01\",\"b\":\"1\"}    | false",
                "a == 1                       | {\"a\":\"01\"}          | true",
                "a == b                       | {\"a\":true,\"b\":\"true\"}   | true",
                "a == b                       | {\"a\":true,\"b\":1}    | false",
                "a == b                       | {\"a\":[1],\"b\":[1]}   | true",
                "a == b                       | {\"a\":[1],\"b\":\"[1]\"}     | false",
                "a == 'open'                  | {\"a\":\"open\"}        | true",
                "a == \"open\"                | {\"a\":\"open\"}        | true",
                "a == 'is {{b}}'              | {\"a\":\"is 7\",\"b\":7}      | true",
                "'{{a}}' == 'open'            | {\"a\":\"open\"}        | true",
                "a != 'open'                  | {\"a\":\"shut\"}        | true",
                "a < 10                       | {\"a\":9}               | true",
                "a < 10                       | {\"a\":\"9\"}           | true",
                "a < b                        | {\"a\":\"9\",\"b\":\"10\"}    | false",
                "a < '2026-02-01'             | {\"a\":\"2026-01-31\"}  | true",
                "a < 10                       | {}                      | false",
                "a >= 10                      | {}                      | false",
                "a < 10                       | {\"a\":\"x\"}           | false",
                "a < 10                       | {\"a\":[1]}             | false",
                "a <= 9                       | {\"a\":9}               | true",
                "a > 9                        | {\"a\":9}               | false",
                "a >= 9                       | {\"a\":9}               | true",
                "a>=9                         | {\"a\":9}               | true",
                "a > -1.5                     | {\"a\":-1}              | true",
                "a > 1                        | {\"a\":1e999999999}     | true",
                "a and b                      | {\"a\":1}               | false",
                "a and b                      | {\"a\":1,\"b\":1}       | true",
                "a or b                       | {\"b\":1}               | true",
                "a or b and false             | {\"a\":1}               | true",
                "(a or b) and false           | {\"a\":1}               | false",
                "not a and b                  | {\"b\":1}               | true",
                "not (a and b)                | {\"a\":1}               | true",
                "not a == 1                   | {\"a\":2}               | true",
                "MODE == 'fast'               | {}                      | true",
                "env.MODE == 'slow'           | {}                      | false",
                "{{env.MODE}} == 'fast'       | {}                      | true",
                "QUIET                        | {}                      | false",
                "QUIET == false               | {}                      | true",
                "one.length == 0              | {}                      | true",
                "one.length() == 0            | {}                      | true",
                "$.one                        | {}                      | false",
                "exists one[?(@.x == 'a)b')]  | {}                      | true",
                "true                         | {}                      | true",
                "null                         | {}                      | false",
            })
    void holds(String condition, String arguments, String expected) {
        if (expected.equals("error")) {
            assertThat(units(condition).plan().accepted()).isFalse();
            return;
        }

        var thrown = catchThrowable(() -> units(condition).call("unit", arguments));

        assertThat(thrown != null && "It holds.".equals(thrown.getMessage())).isEqualTo(Boolean.parseBoolean(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "^^                 ; condition-invalid ; it ends where a value must follow",
                "a ==               ; condition-invalid ; it ends where a value must follow",
                "a b                ; condition-invalid ; `b` is one word too many",
                "a == 1 == 2        ; condition-invalid ; `==` is one word too many",
                "(a                 ; condition-invalid ; a bracket is not closed",
                "a)                 ; condition-invalid ; `)` is one word too many",
                "== a               ; condition-invalid ; `==` stands where a value must be",
                "a and              ; condition-invalid ; it ends where a value must follow",
                "a and and b        ; condition-invalid ; `and` stands where a value must be",
                "a = 1              ; condition-invalid ; `=` is written `==`",
                "a && b             ; condition-invalid ; `&&` is written `and`",
                "a || b             ; condition-invalid ; `||` is written `or`",
                "!a                 ; condition-invalid ; `!` is written `not`",
                "a == 'x            ; condition-invalid ; `'x` is not closed",
                "{{a                ; condition-invalid ; `{{a` is not closed",
                "a[0                ; condition-invalid ; `[0` is not closed",
                "a, b               ; condition-invalid ; `,` has no meaning here",
                "c                  ; step-unresolved   ; `c` names no step that comes before this one, no input",
                "tools.c            ; step-unresolved   ; `tools.c` names no step",
                "on.x               ; step-unresolved   ; Did you mean `one`?",
                "$.two.x            ; step-unresolved   ; `two` names no step that comes before this one",
                "{{two.x}}          ; step-unresolved   ; `two.x` names no step",
                "a == '{{two.x}}'   ; step-unresolved   ; `two` names no step",
                "last               ; step-unresolved   ; `last` names no step",
                "item               ; step-unresolved   ; `item` names no step",
            })
    void saysWhatIsWrong(String condition, String code, String message) {
        var problems = units(condition).plan().problems().stream()
                .filter(Problem::isError)
                .toList();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString()).contains("[" + code + "]", message);
        assertThat(problems.getFirst().place().path()).endsWith("steps[1].if");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[a]", "{a: b}"})
    void isText(String condition) {
        var problems = Units.of(DOCUMENT.replace("CONDITION", condition), Map.of())
                .plan()
                .problems();

        assertThat(problems.toString()).contains("[condition-invalid]", "it is a list or a mapping, and not text");
    }

    @ParameterizedTest
    @CsvSource({"not a, ' and a', 300", "(, a), 30"})
    void hasBounds(String start, String more, int times) {
        var condition = start.equals("(") ? "(".repeat(times) + "a" + ")".repeat(times) : start + more.repeat(times);

        assertThat(units(condition).plan().problems().toString()).contains("[condition-invalid]", "it ");
    }
}
