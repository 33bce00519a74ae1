package io.naftiko.runtime.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `call_tool` answers what the tool answers when it is called directly, whatever that is.
class CallToolTest {

    private static final String THINGS = """
        naftiko: 1.0.0-alpha2
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - type: http
            namespace: api
            baseUri: http://127.0.0.1:1
            resources:
            - path: /{kind}
              operations:
              - {name: get, method: GET, inputParameters: [{name: kind, in: path}, {name: n, in: query, type: integer}]}
          - type: http
            namespace: guarded
            baseUri: http://127.0.0.1:1
            authentication: {type: bearer, token: '{{env.TOKEN}}'}
            resources:
            - {path: /x, operations: [{name: get, method: GET}]}
          - type: http
            namespace: gone
            baseUri: http://127.0.0.1:1
            resources:
            - {path: /x, operations: [{name: get, method: GET}]}
          exposes:
          - type: mcp
            namespace: things
            tools:
            - {name: get, description: Gets a thing., call: api.get}
            - {name: guarded, description: Needs a token., call: guarded.get}
            - {name: gone, description: Is not there., call: gone.get}
            - name: mapped
              description: Maps a thing.
              call: api.get
              with: {kind: object}
              outputParameters: [{type: string, mapping: $.name}]
        """;

    private static final List<String> REVISIONS =
            List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28");

    private final RecordingUpstream upstream = RecordingUpstream.answering(CallToolTest::answer);
    private final Directories served = new Directories();

    @BeforeEach
    void serve(@TempDir Path folder) {
        var settings = Settings.of(Environment.of(Map.of()))
                .withUpstreams(Map.of("api", upstream.origin(), "guarded", upstream.origin()));
        served.swap(
                Directories.site(folder, "things.yaml", THINGS, settings),
                Directories.site(folder, "other.yaml", Directories.mcp("Other", "other", "a: A.")));
    }

    @AfterEach
    void close() {
        served.close();
        upstream.close();
    }

    private static Answer answer(Received request) {
        return switch (request.path()) {
            case "/object" -> Answer.json("{\"name\": \"Ærø\", \"n\": 1.50}");
            case "/array" -> Answer.json("[{\"id\": 1}]");
            case "/text" -> Answer.of(200).with("Content-Type", "text/plain").carrying("hello".getBytes(UTF_8));
            case "/image" -> Answer.of(200).with("Content-Type", "image/png").carrying(new byte[] {1, (byte) 0xFF});
            case "/bytes" ->
                Answer.of(200).with("Content-Type", "application/pdf").carrying(new byte[] {1, (byte) 0xFF});
            case "/empty" -> Answer.of(204);
            default -> Answer.json(404, "{\"error\": \"no such thing\"}");
        };
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                argumentSet("object", "get", "{\"kind\": \"object\"}"),
                argumentSet("array", "get", "{\"kind\": \"array\"}"),
                argumentSet("text", "get", "{\"kind\": \"text\"}"),
                argumentSet("image", "get", "{\"kind\": \"image\"}"),
                argumentSet("bytes", "get", "{\"kind\": \"bytes\"}"),
                argumentSet("nothing", "get", "{\"kind\": \"empty\"}"),
                argumentSet("upstream's error", "get", "{\"kind\": \"lost\"}"),
                argumentSet("mapped", "mapped", "{}"),
                argumentSet("missing input", "get", "{}"),
                argumentSet("wrong type", "get", "{\"kind\": \"object\", \"n\": \"many\"}"),
                argumentSet("unknown input", "get", "{\"kind\": \"object\", \"kin\": 1}"),
                argumentSet("unset variable", "guarded", "{}"),
                argumentSet("unreachable", "gone", "{}"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersWhatTheToolAnswers(String tool, String arguments) {
        for (var revision : REVISIONS) {
            var direct = served.result(
                    served.hosting().url("things") + "/mcp",
                    revision,
                    "tools/call",
                    "\"name\": \"" + tool + "\", \"arguments\": " + arguments);
            var through = served.result(
                    revision,
                    "tools/call",
                    "\"name\": \"call_tool\", \"arguments\": {\"tool\": \"things/" + tool + "\", \"arguments\": "
                            + arguments + "}");

            assertThat(through.toString()).as(revision).isEqualTo(direct.toString());
            assertThat(direct.path("content").isArray()).as(revision).isTrue();
        }
    }
}
