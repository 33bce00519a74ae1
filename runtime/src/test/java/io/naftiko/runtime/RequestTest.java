package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What reaches the upstream: method, path, query, headers and body, whatever a caller gives.
class RequestTest {

    private final RecordingUpstream upstream = RecordingUpstream.answering(Answer.json("{}"));

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain        | plain",
                "a/b?c#d      | a%2Fb%3Fc%23d",
                "..           | %2E%2E",
                ".            | %2E",
                "a b          | a%20b",
                "100%         | 100%25",
                "%2e%2e       | %252e%252e",
                "é日           | %C3%A9%E6%97%A5",
                "x;y=1        | x;y=1",
            })
    void aPathValueStaysInsideItsSegment(String value, String sent) {
        call("get-ship", "{\"id\": \"" + value + "\"}");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/v1/ships/" + sent + "/logs");
    }

    @Test
    void anEmptyPathValueIsRefused() {
        assertThatThrownBy(() -> call("get-ship", "{\"id\": \"\"}"))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("`id`");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void queryValuesAreEncodedAndArraysRepeatTheirKey() {
        call("find-ships", "{\"q\": \"a&b=c+d e\", \"tag\": [\"x\", \"y/z\"], \"$top\": 5}");

        assertThat(upstream.onlyRequest().query()).isEqualTo("q=a%26b%3Dc%2Bd%20e&tag=x&tag=y/z&$top=5");
    }

    @Test
    void anAbsentOptionalInputIsNotSent() {
        call("find-ships", "{}");

        assertThat(upstream.onlyRequest().target()).isEqualTo("/v1/ships");
    }

    @Test
    void headersAndCookiesCarryTheirValues() {
        call("find-ships", "{\"X-Trace\": \"t 1\", \"session\": \"s1\"}");

        assertThat(upstream.onlyRequest().header("X-Trace")).isEqualTo("t 1");
        assertThat(upstream.onlyRequest().header("Cookie")).isEqualTo("session=s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\n", "a\\u0000"})
    void aHeaderValueCannotBecomeAnotherHeader(String value) {
        assertThatThrownBy(() -> call("find-ships", "{\"X-Trace\": \"" + value + "\"}"))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("`X-Trace`");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void aBodyNamedBodyIsTheWholeBody() {
        call("add-ship", "{\"body\": {\"name\": \"Ada \\\"L\\\"\", \"tons\": 1.50, \"crew\": 12345678901234567890}}");

        assertThat(received().text())
                .isEqualTo("{\"name\":\"Ada \\\"L\\\"\",\"tons\":1.50,\"crew\":12345678901234567890}");
        assertThat(received().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void severalBodyInputsAreFieldsAndAbsentOnesAreLeftOut() {
        call("name-ship", "{\"id\": \"7\", \"name\": \"Eve\", \"tons\": 3}");

        assertThat(received().method() + " " + received().target()).isEqualTo("PUT /v1/ships/7");
        assertThat(received().text()).isEqualTo("{\"name\":\"Eve\",\"tons\":3}");
    }

    @Test
    void aTemplateKeepsTypesAndLeavesAbsentLeavesOut() {
        call("log-ship", "{\"id\": \"7\", \"count\": 3, \"open\": true, \"note\": \"say \\\"hi\\\"\\n{{TOKEN}}\"}");

        assertThat(received().text())
                .isEqualTo(
                        "{\"count\":3,\"open\":true,\"text\":\"Note: say \\\"hi\\\"\\n{{TOKEN}}\",\"kind\":\"log\"}");
    }

    @Test
    void formFieldsAreEncoded() {
        call("form", "{\"name\": \"a&b=c d\", \"tags\": [\"1\", \"2\"]}");

        assertThat(received().text()).isEqualTo("name=a%26b%3Dc%20d&tags=1&tags=2");
        assertThat(received().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void xmlTextIsEscaped() {
        call("xml", "{\"name\": \"<b> & \\\"c\\\"\"}");

        assertThat(received().text()).isEqualTo("<ship><name>&lt;b&gt; &amp; &quot;c&quot;</name></ship>");
        assertThat(received().header("Content-Type")).isEqualTo("application/xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "get-ship   | {}                          | `id` is required",
                "get-ship   | {\"id\": 7}                 | `id` must be of type string, found integer",
                "name-ship  | {\"id\": \"7\", \"tons\": \"3\"} | `tons` must be of type integer, found string",
                "find-ships | {\"qq\": \"x\"}              | `qq` is not an input. Did you mean `q`?",
                "add-ship   | {}                          | `body` is required",
                "add-ship   | {\"body\": \"text\"}        | `body` must be of type object, found string",
            })
    void wrongArgumentsNeverReachTheUpstream(String unit, String arguments, String reason) {
        assertThatThrownBy(() -> call(unit, arguments))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining(reason);
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void aCallWithoutItsVariableIsNotSent() {
        var units = Units.of(capability(), Map.of());

        assertThatThrownBy(() -> units.call("find-ships", "{}")).hasMessageContaining("The variable TOKEN is not set");
        assertThat(upstream.requests()).isEmpty();
    }

    private Received received() {
        return upstream.onlyRequest();
    }

    private void call(String unit, String arguments) {
        Units.of(capability(), Map.of("TOKEN", "t0k3n")).call(unit, arguments);
    }

    private String capability() {
        return """
            naftiko: 1.0.0-alpha2
            binds: [{namespace: env, keys: {TOKEN: TOKEN}}]
            capability:
              consumes:
              - namespace: ships
                type: http
                baseUri: %s/v1/
                inputParameters:
                - {name: X-Static, in: header, value: '{{env.TOKEN}}'}
                resources:
                - path: /ships
                  operations:
                  - name: find-ships
                    method: GET
                    inputParameters:
                    - {name: q, in: query, type: string}
                    - {name: tag, in: query, type: array}
                    - {name: $top, in: query, type: integer}
                    - {name: X-Trace, in: header, type: string}
                    - {name: session, in: cookie, type: string}
                  - name: add-ship
                    method: POST
                    inputParameters:
                    - {name: body, in: body, type: object, required: true}
                  - name: form
                    method: POST
                    body: {type: form, data: {name: '{{name}}', tags: '{{tags}}', gone: '{{gone}}'}}
                  - name: xml
                    method: POST
                    body: {type: xml, data: '<ship><name>{{name}}</name></ship>'}
                - path: /ships/{id}
                  inputParameters:
                  - {name: id, in: path, type: string, required: true}
                  operations:
                  - {name: get-ship, method: GET, path: /logs}
                  - name: name-ship
                    method: PUT
                    inputParameters:
                    - {name: name, in: body, type: string}
                    - {name: tons, in: body, type: integer}
                    - {name: flag, in: body, type: string}
                  - name: log-ship
                    method: POST
                    body:
                      type: json
                      data: {count: '{{tools.count}}', open: '{{tools.open}}', gone: '{{tools.gone}}', text: 'Note: {{tools.note}}', kind: log}
              exposes:
              - type: mcp
                namespace: ships-mcp
                port: 9090
                tools:
                - {name: get-ship, description: d, call: ships.get-ship}
                - {name: find-ships, description: d, call: ships.find-ships}
                - {name: add-ship, description: d, call: ships.add-ship, with: {body: tools.body}}
                - {name: name-ship, description: d, call: ships.name-ship}
                - {name: log-ship, description: d, call: ships.log-ship}
                - {name: form, description: d, call: ships.form}
                - {name: xml, description: d, call: ships.xml}
            """.formatted(upstream.origin());
    }
}
