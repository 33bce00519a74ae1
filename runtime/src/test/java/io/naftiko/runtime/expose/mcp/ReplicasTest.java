package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.testing.Hosting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Two processes that share a secret, behind a balancer that sends each request to the other one.
class ReplicasTest {

    private static final byte[] SECRET = "a secret of at least thirty-two bytes".getBytes(UTF_8);
    private static final String ELICITATION = "{\"elicitation\": {}}";
    private static final Question FORM =
            new Question.Form("Who?", (ObjectNode) Served.json("{\"type\": \"object\", \"properties\": {}}"));

    @TempDir
    private Path folder;

    @Test
    void goOnWithEachOthersCalls() {
        Set<String> done = new ConcurrentSkipListSet<>();
        try (var one = replica("one", done);
                var other = replica("other", done);
                var balancer = new Balancer(one.port(), other.port())) {
            var first = call(balancer, "");
            var second = call(balancer, answer("a", first));
            var third = call(balancer, answer("b", second));

            assertThat(done).containsExactly("a by one", "b by other");
            assertThat(third.result().path("resultType").stringValue()).isEqualTo("complete");
            assertThat(third.body()).contains("accept", "decline");
        }
    }

    private static Dialled.Heard call(Balancer balancer, String members) {
        return Dialled.modern(balancer.port(), "tools/call", "\"name\": \"two\"" + members, ELICITATION, "")
                .answer();
    }

    private static String answer(String key, Dialled.Heard before) {
        var action = key.equals("a") ? "accept\", \"content\": {}" : "decline\"";
        return ", \"inputResponses\": {\"" + key + "\": {\"action\": \"" + action + "}}, \"requestState\": \""
                + before.result().path("requestState").stringValue() + "\"";
    }

    private static Dialled replica(String name, Set<String> done) {
        return new Dialled(
                Served.talking(Map.of("two", scope -> twoQuestions(scope, name, done)), Continuity.of(SECRET)));
    }

    private static Response twoQuestions(Scope scope, String replica, Set<String> done) {
        var answers = new StringBuilder();
        for (var key : List.of("a", "b")) {
            if (scope.conversation().journal().find(key).isEmpty()) {
                done.add(key + " by " + replica);
                scope.conversation().journal().keep(key, Json.object());
            }
            answers.append(scope.conversation().ask(key, FORM).path("action").stringValue());
        }
        return Response.of(200, "text/plain", answers.toString().getBytes(UTF_8));
    }

    @Test
    void serveEachOthersSessions() throws Exception {
        var file = Files.writeString(folder.resolve("port.yaml"), """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: mcp
                namespace: port
                tools:
                - name: motto
                  description: Says the motto.
                  outputParameters: [{type: string, value: Ships come and go.}]
            """);
        try (var one = engine(file);
                var other = engine(file);
                var balancer = new Balancer(port(one), port(other))) {
            var session = Dialled.post(
                            balancer.port(), Wired.request(1, "initialize", "{\"protocolVersion\": \"2025-11-25\"}"))
                    .answer()
                    .headers()
                    .getOrDefault("mcp-session-id", "");

            for (int i = 0; i < 4; i++) {
                var answer = Dialled.post(
                                balancer.port(),
                                Wired.request(i, "tools/call", "{\"name\": \"motto\"}"),
                                "Mcp-Session-Id",
                                session)
                        .answer();
                assertThat(answer.body()).contains("Ships come and go.");
            }
        }
    }

    private static Hosting engine(Path file) {
        var settings = Settings.of(Environment.of(Map.of())).withContinuity(Continuity.of(SECRET));
        assertThat(new Engine(settings).plan(file).problems()).isEmpty();
        return new Hosting(settings, List.of(file));
    }

    private static int port(Hosting hosting) {
        return URI.create(hosting.url("port")).getPort();
    }
}
