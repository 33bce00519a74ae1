package io.naftiko.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemDetailsTest {

    private static final Request REQUEST =
            new Request("GET", Url.parse("/rooms"), Headers.of(Request.ID, "r-1"), Body.empty());

    @Test
    void saysWhatWentWrongAndForWhichRequest() {
        var answer = new ProblemDetails("not-found", 404, "Not found", "Nothing is served at /x.").answer(REQUEST);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(new String(answer.body().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"urn:naftiko:problem:not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"Nothing is served at /x.\",\"requestId\":\"r-1\"}");
    }

    @Test
    void namesEveryFlawOfTheInput() {
        var flaws = List.of(
                new ProblemDetails.Flaw("limit", "is not an integer"), new ProblemDetails.Flaw("q", "is missing"));
        var answer = new ProblemDetails("bad-input", 400, "Bad input", "", flaws).answer(REQUEST);

        var errors = Json.parse(answer.body().bytes()).orElseThrow().get("errors");
        assertThat(errors)
                .hasToString("[{\"input\":\"limit\",\"reason\":\"is not an integer\"},"
                        + "{\"input\":\"q\",\"reason\":\"is missing\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" \\ back",
                "line\r\n\ttab",
                "\0\u001f\u007f",
                "héé 漢 😀",
                "lone \ud83d",
                "</script>"
            })
    void staysJsonWhateverTheDetailHolds(String detail) {
        var answer = new ProblemDetails("x", 400, "X", detail).answer(REQUEST);

        assertThat(Json.parse(answer.body().bytes()).orElseThrow().get("detail").stringValue())
                .isEqualTo(detail);
    }
}
