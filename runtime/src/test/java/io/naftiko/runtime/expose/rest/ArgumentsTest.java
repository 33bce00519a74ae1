package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the arguments of an operation come from.
class ArgumentsTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String EITHER =
            "[{\"name\": \"a\", \"in\": \"query|body\"}, {\"name\": \"n\", \"in\": \"body\", \"type\": \"integer\"}]";

    private static final String WHOLE = "[{\"name\": \"body\", \"in\": \"body\", \"type\": \"object\"}]";

    @Test
    void readsPathQueryHeaderAndCookie() throws IOException {
        try (var served = Served.operation("GET", "/ships/{id}", """
            [{"name": "id", "in": "path", "type": "integer"}, {"name": "q", "in": "query"},
             {"name": "tag", "in": "query", "type": "array"}, {"name": "X-Key", "in": "header"},
             {"name": "sid", "in": "cookie"}, {"name": "left", "in": "query"}]
            """)) {
            served.send(
                    "GET", "/ships/7?q=a+b%26&tag=x&other=1&tag=y", "x-key: k", "Cookie: sid2=no; sid=yes; other=1");

            assertThat(served.arguments()).isEqualTo(Served.json("""
                {"id": 7, "q": "a b&", "tag": ["x", "y"], "X-Key": "k", "sid": "yes"}
                """));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/ships      | application/json | {\"a\": \"x\", \"n\": 5, \"other\": 1} | {\"a\": \"x\", \"n\": 5}",
                "/ships?a=q  | application/json | {\"a\": \"x\"}       | {\"a\": \"q\"}",
                "/ships      | ~~               | {\"a\": [1, null]}   | {\"a\": [1, null]}",
                "/ships      | application/vnd.x+json; charset=utf-8 | {\"a\": {\"b\": \"é\"}} | {\"a\": {\"b\":"
                        + " \"é\"}}",
                "/ships      | application/json | {\"a\": null}        | {\"a\": null}",
                "/ships      | application/json | {\"n\": \"5\"}       | {\"n\": \"5\"}",
                "/ships      | application/x-www-form-urlencoded | a=x+y&n=5 | {\"a\": \"x y\", \"n\": 5}",
                "/ships?a=q  | application/x-www-form-urlencoded | a=x    | {\"a\": \"q\"}",
                "/ships?a=q  | text/plain       | ~~                 | {\"a\": \"q\"}",
                "/ships?n=5  | application/json | {}                 | {}",
            })
    void readsFieldsOfABody(String target, String type, String body, String arguments) throws IOException {
        try (var served = Served.operation("POST", "/ships", EITHER)) {
            var reply = served.sendBody("POST", target, type, body);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(served.arguments()).isEqualTo(Served.json(arguments));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "application/json | {\"a\": 1.10} | {\"body\": {\"a\": 1.10}}",
                "~~               | [1]           | {\"body\": [1]}",
                "application/json | ~~            | {}",
            })
    void readsAWholeBody(String type, String body, String arguments) throws IOException {
        try (var served = Served.operation("PUT", "/ships", WHOLE)) {
            served.sendBody("PUT", "/ships", type, body);

            assertThat(served.arguments()).isEqualTo(Served.json(arguments));
        }
    }

    @Test
    void takesATextForAWholeBodyThatIsAString() throws IOException {
        try (var served =
                Served.operation("PUT", "/ships", "[{\"name\": \"body\", \"in\": \"body\", \"type\": \"string\"}]")) {
            served.sendBody("PUT", "/ships", "text/plain", "hé");

            assertThat(served.arguments()).isEqualTo(Served.json("{\"body\": \"hé\"}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "multipart/form-data; boundary=x | --x-- | multipart/form-data; boundary=x",
                "application/json                | {     | application/json",
                "~~                              | {}    | application/json",
            })
    void passesABodyOnAsItCame(String type, String body, String sent) throws IOException {
        try (var served = Served.passing("POST", "/ships", WHOLE)) {
            var reply = served.sendBody("POST", "/ships", type, body);

            assertThat(reply.status()).isEqualTo(200);
            var payload = served.arguments().path("body");
            assertThat(payload.path("type").asString()).isEqualTo(sent);
            assertThat(payload.path("text").asString()).isEqualTo(body);
        }
    }

    @Test
    void readsFieldsOfAJsonBodyThatIsPassedOn() throws IOException {
        try (var served = Served.passing(
                "POST",
                "/ships",
                "[{\"name\": \"body\", \"in\": \"body\"}, {\"name\": \"a\", \"in\": \"query|body\"}]")) {
            served.sendBody("POST", "/ships", JSON, "{\"a\": 1}");

            assertThat(served.arguments().path("a").asInt()).isEqualTo(1);
            assertThat(served.arguments().path("body").path("text").asString()).isEqualTo("{\"a\": 1}");
        }
    }

    @ParameterizedTest
    @CsvSource({"text/plain, a", "multipart/form-data, a", FORM + ", a=1"})
    void refusesOtherMediaTypesForAWholeBody(String type, String body) throws IOException {
        refuses(Served.operation("PUT", "/ships", WHOLE), type, body, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"text/plain, a", "multipart/form-data, a"})
    void refusesOtherMediaTypesForFields(String type, String body) throws IOException {
        refuses(Served.operation("PUT", "/ships", EITHER), type, body, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"{", "{} {}", "[1]", "a=1"})
    void refusesABodyWithoutFields(String body) throws IOException {
        refuses(Served.operation("PUT", "/ships", EITHER), JSON, body, 400, "bad-input");
    }

    @Test
    void refusesAWholeBodyThatIsNotJson() throws IOException {
        refuses(Served.operation("PUT", "/ships", WHOLE), JSON, "{\"a\"", 400, "bad-input");
    }

    @Test
    void looksAtNoBodyThatNobodyReads() throws IOException {
        try (var served = Served.operation("PUT", "/ships", "[{\"name\": \"q\", \"in\": \"query\"}]")) {
            assertThat(served.sendBody("PUT", "/ships", "image/png", "{").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void namesEveryViolation() throws IOException {
        try (var served = Served.operation("GET", "/ships", """
            [{"name": "limit", "in": "query", "type": "integer", "required": true},
             {"name": "all", "in": "query", "type": "boolean"}, {"name": "q", "in": "query", "required": true}]
            """)) {
            var reply = served.send("GET", "/ships?limit=abc&all=1", "X-Request-Id: r-1");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(Served.json(reply.body())).isEqualTo(Served.json("""
                {"type": "urn:naftiko:problem:bad-input", "title": "Bad input", "status": 400,
                 "detail": "`limit` must be of type integer, found `abc`; `all` must be of type boolean, found `1`; `q` is required",
                 "requestId": "r-1",
                 "errors": [{"input": "limit", "reason": "must be of type integer, found `abc`"},
                            {"input": "all", "reason": "must be of type boolean, found `1`"},
                            {"input": "q", "reason": "is required"}]}
                """));
        }
    }

    private static void refuses(Served served, String type, String body, int status, String problem)
            throws IOException {
        try (served) {
            var reply = served.sendBody("PUT", "/ships", type, body);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(Served.json(reply.body()).path("type").asString()).isEqualTo("urn:naftiko:problem:" + problem);
            assertThat(served.arguments()).isEmpty();
        }
    }
}
