package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a model is told when a tool has no answer: enough to do better, to try again, or to stop.
class ErrorsForModelsTest {

    private static final String FILE = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - type: http
            namespace: dock
            baseUri: https://dock.example.com
            authentication: {type: bearer, token: '{{TOKEN}}'}
            resources:
            - path: /ships
              operations:
              - name: list
                method: GET
                inputParameters:
                - {name: sort, in: query, type: string, enum: [name, age]}
                - {name: limit, in: query, type: integer, minimum: 1, maximum: 100, default: 20}
                - {name: code, in: query, type: string, pattern: '^[A-Z]+$'}
              - {name: build, method: POST}
          exposes:
          - type: mcp
            namespace: port
            port: 9090
            tools:
            - {name: list, description: Lists ships., call: dock.list}
            - {name: build, description: Builds a ship., call: dock.build}
            - {name: rebuild, description: Builds it anew., hints: {idempotent: true}, call: dock.build}
            - {name: paint, description: Paints ships., hints: {idempotent: false}, call: dock.list}
        """;

    @TempDir
    private Path folder;

    private String told(Function<Received, Answer> answers, String tool, String arguments) throws IOException {
        try (var upstream = RecordingUpstream.answering(answers)) {
            var file = Files.writeString(folder.resolve("port.yaml"), FILE);
            var settings = Settings.of(Environment.of(Map.of("TOKEN", "s3cret-token")))
                    .withUpstreams(Map.of("*", upstream.origin()));
            var mount = Engine.site(new Engine(settings).plan(file), _ -> true)
                    .mounts()
                    .getFirst();
            var client = new Wired(mount.routes().getFirst().handler());
            var params = "\"name\": \"" + tool + "\", \"arguments\": " + arguments;
            var modern = client.modern("tools/call", params).result();
            var legacy = client.legacy("2025-11-25", "tools/call", "{" + params + "}")
                    .result();
            assertThat(modern.path("isError").asBoolean(false)).isTrue();
            assertThat(legacy.path("content")).isEqualTo(modern.path("content"));
            return modern.path("content").path(0).path("text").asString();
        }
    }

    private String told(Answer answer, String tool) throws IOException {
        return told(_ -> answer, tool, "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | list    |",
                "401 | list    | The API does not accept the credential of this server: calling again does not help.",
                "403 | build   | The API does not allow this: calling again does not help.",
                "429 | build   | Try again later.",
                "500 | list    | The call may be repeated.",
                "500 | build   | It may have done what was asked: find out before you call again.",
                "502 | rebuild | The call may be repeated.",
                "504 | paint   | It may have done what was asked: find out before you call again.",
            })
    void saysWhetherToCallAgain(int status, String tool, String again) throws IOException {
        assertThat(told(Answer.of(status), tool))
                .isEqualTo("The API answered with status " + status + "." + (again == null ? "" : " " + again));
    }

    @Test
    void saysWhenToCallAgain() throws IOException {
        assertThat(told(Answer.of(429).with("Retry-After", "7"), "build")).endsWith(" Try again in 7 seconds.");
        assertThat(told(Answer.of(503).with("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), "build"))
                .endsWith(" Try again after Wed, 21 Oct 2026 07:28:00 GMT.");
    }

    @Test
    void isNotSureWhenAnAnswerDoesNotEnd() throws IOException {
        var half = Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");

        assertThat(told(half, "build")).endsWith(" It may have done what was asked: find out before you call again.");
    }

    @Test
    void readsTheTextOfAPage() throws IOException {
        var page = Answer.json(404, """
            <!DOCTYPE html><html><head><title>Not found</title><style>p {color: red}</style></head>
            <body><script>track()</script><h1>Oops</h1><p>No such &lt;dock&gt;.</p></body></html>
            """).with("Content-Type", "text/html");

        assertThat(told(page, "list")).isEqualTo("The API answered with status 404: Not found Oops No such <dock>.");
    }

    @Test
    void readsProblemDetails() throws IOException {
        var problem = Answer.json(422, """
            {"type": "urn:x", "title": "Bad dock", "status": 422, "detail": "Dock 9 is closed", "instance": "/9",
             "errors": [{"dock": "closed"}]}
            """);

        assertThat(told(problem.with("Content-Type", "application/problem+json"), "list"))
                .isEqualTo("The API answered with status 422: Bad dock: Dock 9 is closed"
                        + " {\"errors\":[{\"dock\":\"closed\"}]}");
        assertThat(told(problem, "list")).contains("Bad dock: Dock 9 is closed");
    }

    @Test
    void cutsWhatIsLong() throws IOException {
        var told = told(Answer.json(400, "x".repeat(5_000)), "list");

        assertThat(told).hasSizeLessThan(2_100).endsWith("x…");
    }

    @Test
    void neverTellsASecret() throws IOException {
        assertThat(told(Answer.json(401, "{\"sent\": \"s3cret-token\"}"), "list"))
                .contains("{\"sent\": \"***\"}")
                .doesNotContain("s3cret");
        assertThat(told(Answer.json(400, "Bad: Authorization: Basic dXNlcjpwYXNz"), "list"))
                .isEqualTo("The API answered with status 400: Bad: Authorization: Basic ***");
    }

    @Test
    void saysWhatAnArgumentMayBe() throws IOException {
        var told = told(_ -> Answer.of(500), "list", "{\"sort\": \"size\", \"limit\": 1000}");

        assertThat(told)
                .startsWith("Invalid arguments: `sort` ")
                .endsWith("The tool takes `sort` (string, one of \"name\", \"age\"), `limit` (integer, at least 1, at"
                        + " most 100, without it 20), `code` (string).");
        assertThat(told(_ -> Answer.of(500), "list", "{\"code\": \"a\"}"))
                .contains("`code` (string, matching \"^[A-Z]+$\")");
    }
}
