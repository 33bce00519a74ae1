package io.naftiko.runtime.consume.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"structuredContent":{"a":1},"content":[{"type":"text","text":"x"}]}         | 200 | application/json | {"a":1}
        {"structuredContent":null,"content":[]}                                      | 200 | application/json | null
        {"content":[{"type":"text","text":"{\\"a\\": 1}"}]}                          | 200 | application/json | {"a": 1}
        {"content":[{"type":"text","text":"hello"}]}                                 | 200 | text/plain       | hello
        {"content":[{"type":"text","text":"007"}]}                                   | 200 | text/plain       | 007
        {"content":[{"type":"text","text":"1"},{"type":"text","text":"b"}]}          | 200 | application/json | [1,"b"]
        {"content":[{"type":"text","text":"a"},{"type":"image","data":"AA=="}]}      | 200 | application/json | ["a",{"type":"image","data":"AA=="}]
        {"content":[{"type":"image","data":"aGk=","mimeType":"image/png"}]}          | 200 | image/png        | hi
        {"content":[{"type":"audio","data":"aGk=","mimeType":"audio/wav"}]}          | 200 | audio/wav        | hi
        {"content":[{"type":"resource","resource":{"uri":"x:y","blob":"aGk="}}]}     | 200 | application/octet-stream | hi
        {"content":[{"type":"resource","resource":{"text":"t","mimeType":"text/csv"}}]} | 200 | text/csv      | t
        {"content":[{"type":"resource_link","uri":"x:y"}]}                           | 200 | application/json | {"type":"resource_link","uri":"x:y"}
        {"content":[{"type":"text","text":"no such ship"}],"isError":true}           | 422 | text/plain       | no such ship
        {"content":[{"type":"text","text":"{}"}],"isError":true,"structuredContent":{"a":1}} | 422 | application/json | {}
        {"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}],"isError":true}   | 422 | text/plain | a\\nb
        """)
    void isTheResponseOfAnApi(String result, int status, String type, String body) {
        var answer = of(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo(type);
        assertThat(new String(answer.body().bytes(), UTF_8)).isEqualTo(body.replace("\\n", "\n"));
    }

    @Test
    void noContentIsNoContent() {
        assertThat(of(200, "{\"id\":1,\"result\":{\"content\":[]}}").status()).isEqualTo(204);
        assertThat(of(200, "{\"id\":1,\"result\":{}}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"-32602, 400", "-32601, 404", "-32603, 502", "-32000, 502", "7, 502"})
    void anErrorOfTheProtocolIsARefusal(int code, int status) {
        var answer = of(200, "{\"id\":1,\"error\":{\"code\":" + code + ",\"message\":\"m\"}}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(new String(answer.body().bytes(), UTF_8)).isEqualTo("{\"code\":" + code + ",\"message\":\"m\"}");
    }

    @Test
    void whatIsNoMessageKeepsItsStatus() {
        assertThat(of(503, "{\"busy\":true}").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"id\":2,\"result\":{}}",
                "{\"id\":1,\"result\":{\"resultType\":\"input_required\",\"content\":[]}}",
                "{\"id\":1,\"result\":{\"content\":[{\"type\":\"image\",\"data\":\"a\"}]}}"
            })
    void whatCannotBeReadFailsTheCall(String body) {
        assertThatThrownBy(() -> of(200, body)).isInstanceOf(FailedCall.class);
    }

    private static Response of(int status, String body) {
        return ToolAnswer.of(
                Reply.of(Response.json(status, body.getBytes(UTF_8)).withBody(Body.of(body)), 1));
    }
}
