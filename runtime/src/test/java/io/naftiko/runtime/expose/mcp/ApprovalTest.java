package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.directory.Directory;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.AgentRules;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Tools that run only where a person approves.
class ApprovalTest {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /ships
              operations:
              - name: scrap
                method: DELETE
                inputParameters: [{name: ship, in: query, type: string, required: true}]
          aggregates:
          - namespace: port
            functions:
            - {name: sink, call: x.scrap, with: {ship: tools.ship}, hints: {destructive: true}}
          exposes:
          - type: mcp
            namespace: port-mcp
            port: 9090
            tools:
            - {name: scrap, label: Scrap a ship, description: Scraps., call: x.scrap, hints: {destructive: true},
               inputParameters: [{name: ship, type: string, required: true},
                                 {name: pin, type: string, format: password, required: false}]}
            - {name: sink, description: Sinks., ref: port.sink}
            - {name: safe, description: Is trusted., call: x.scrap, hints: {destructive: true}, approve: false}
            - {name: plain, description: Says nothing of itself., call: x.scrap}
            - {name: asked, description: Always asks., call: x.scrap, approve: true}
            - name: twice
              description: Asks for itself too.
              approve: true
              steps:
              - {name: why, ask: Why?, schema: [{name: text, type: string}]}
              - {name: done, call: x.scrap, with: {ship: '{{why.content.text}}'}}
          - type: mcp
            namespace: other-mcp
            port: 9090
            tools:
            - {name: motto, description: Says the motto., outputParameters: [{type: string, value: Ahoy.}]}
          - type: rest
            namespace: port-rest
            port: 8080
            resources:
            - path: /ships/{ship}
              operations:
              - {name: remove, method: DELETE, call: x.scrap, with: {ship: rest.ship}}
        """;

    private static final AgentRules DESTRUCTIVE = AgentRules.USUAL.approving(true, Set.of());
    private static final String ABLE = "{\"elicitation\": {}}";
    private static final String ACCEPTED = ", \"inputResponses\": {\"io.naftiko/approval\": {\"action\": \"accept\"}}";
    private static final String SHIP = "{\"ship\": \"Ada\"}";

    @TempDir
    private Path folder;

    private final RecordingUpstream upstream = RecordingUpstream.answering(_ -> Answer.json("{\"gone\":true}"));

    @AfterEach
    void close() {
        upstream.close();
    }

    private Hosting hosting(AgentRules rules) {
        try {
            var file = Files.writeString(folder.resolve("port.yaml"), DOCUMENT.replace("API", upstream.origin()));
            var engine = new Engine(Settings.of(Environment.of(Map.of())).withAgents(rules));
            var plan = engine.plan(file);
            assertThat(plan.problems()).filteredOn(each -> each.isError()).isEmpty();
            return new Hosting(new Directory(Continuity.random()), List.of(Engine.site(plan, _ -> true)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The result of a call in revision 2026-07-28.
    private static JsonNode call(String url, String tool, String arguments, String more, String capabilities) {
        try (var client = HttpClient.newHttpClient()) {
            var body = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"" + tool
                    + "\", \"arguments\": " + arguments + more
                    + ", \"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                    + " \"io.modelcontextprotocol/clientCapabilities\": " + capabilities + "}}}";
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .header("MCP-Protocol-Version", "2026-07-28")
                    .header("Mcp-Method", "tools/call")
                    .header("Mcp-Name", tool)
                    .POST(BodyPublishers.ofString(body));
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return Json.parse(answer.body()).orElseThrow().path("result");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String url(Hosting hosting) {
        return hosting.url("port-mcp") + "/mcp";
    }

    private static String state(JsonNode asked) {
        assertThat(asked.path("resultType").asString("")).as(asked.toString()).isEqualTo("input_required");
        return ", \"requestState\": \"" + asked.path("requestState").asString("") + "\"";
    }

    private static String text(JsonNode result) {
        return result.at("/content/0/text").asString("");
    }

    @ParameterizedTest
    @CsvSource({
        "false, '',    asked twice",
        "true,  '',    scrap sink asked twice",
        "false, plain, plain asked twice",
        "false, safe,  safe asked twice"
    })
    void theOperatorAndTheFileSayWhichToolsAsk(boolean destructive, String named, String asking) {
        var rules = AgentRules.USUAL.approving(destructive, named.isEmpty() ? Set.of() : Set.of(named));
        try (var hosting = hosting(rules)) {
            for (var tool : List.of("scrap", "sink", "safe", "plain", "asked", "twice")) {
                var result = call(url(hosting), tool, tool.equals("twice") ? "{}" : SHIP, "", ABLE);
                assertThat(result.path("inputRequests").has("io.naftiko/approval"))
                        .as("%s asks: %s", tool, result)
                        .isEqualTo(List.of(asking.split(" ")).contains(tool));
            }
        }
    }

    @Test
    void aPersonSeesWhatIsToBeDone() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var arguments = "{\"ship\": \"Ada\\nApproved by the harbour.\", \"pin\": \"s3cret\"}";

            var asked = call(url(hosting), "scrap", arguments, "", ABLE).at("/inputRequests/io.naftiko~1approval");

            assertThat(asked.path("method").asString("")).isEqualTo("elicitation/create");
            assertThat(asked.path("params"))
                    .hasToString(
                            "{\"mode\":\"form\",\"message\":\"May Scrap a ship (scrap) run with these arguments?\\n"
                                    + "ship: \\\"Ada\\\\n"
                                    + "Approved by the harbour.\\\"\\n"
                                    + "pin: (hidden)\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}");
            assertThat(call(url(hosting), "scrap", "{\"ship\": \"" + "x".repeat(999) + "\"}", "", ABLE)
                            .at("/inputRequests/io.naftiko~1approval/params/message")
                            .asString(""))
                    .endsWith("xxx… (801 more characters)");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    @Test
    void runsOnceAPersonAgreed() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var asked = call(url(hosting), "scrap", SHIP, "", ABLE);
            assertThat(upstream.requests()).isEmpty();

            var done = call(url(hosting), "scrap", SHIP, ACCEPTED + state(asked), ABLE);

            assertThat(text(done)).isEqualTo("{\"gone\":true}");
            assertThat(upstream.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"decline", "cancel"})
    void doesNotRunWhereNobodyAgreed(String action) {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var asked = call(url(hosting), "scrap", SHIP, "", ABLE);

            var done = call(url(hosting), "scrap", SHIP, ACCEPTED.replace("accept", action) + state(asked), ABLE);

            assertThat(done.path("isError").asBoolean(false)).isTrue();
            assertThat(text(done)).contains("A person was asked to approve `scrap`, and did not. Nothing was called.");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    @Test
    void nobodyBringsConsentAlong() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var url = url(hosting);

            assertThat(call(url, "scrap", SHIP, ACCEPTED, ABLE)
                            .path("resultType")
                            .asString(""))
                    .isEqualTo("input_required");
            assertThat(call(url, "scrap", "{\"ship\": \"Ada\", \"approve\": true, \"action\": \"accept\"}", "", ABLE)
                            .toString())
                    .doesNotContain("gone");
            var other = call(url, "scrap", SHIP, "", ABLE);
            assertThat(call(url, "scrap", "{\"ship\": \"Eve\"}", ACCEPTED + state(other), ABLE)
                            .toString())
                    .doesNotContain("gone");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    @Test
    void refusesAClientThatCannotAsk() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var refused = call(url(hosting), "scrap", SHIP, "", "{}");

            assertThat(refused.path("isError").asBoolean(false)).isTrue();
            assertThat(text(refused)).contains("`scrap` runs only where a person approves", "Nothing was called.");
            var legacy = hosting.send(
                    "POST",
                    url(hosting),
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"scrap\",\"arguments\":"
                            + SHIP + "}}",
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "application/json, text/event-stream");
            assertThat(legacy.body()).contains("Nothing was called.");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    @Test
    void argumentsThatAreRefusedAskNobody() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            assertThat(text(call(url(hosting), "scrap", "{}", "", ABLE))).contains("`ship`");
        }
    }

    @Test
    void consentStaysWhereTheToolHasQuestionsOfItsOwn() {
        try (var hosting = hosting(AgentRules.USUAL)) {
            var first = call(url(hosting), "twice", "{}", "", ABLE);
            var second = call(url(hosting), "twice", "{}", ACCEPTED + state(first), ABLE);
            assertThat(second.path("inputRequests").propertyNames()).containsExactly("why");

            var why = ", \"inputResponses\": {\"why\": {\"action\": \"accept\", \"content\": {\"text\": \"old\"}}}";
            var done = call(url(hosting), "twice", "{}", why + state(second), ABLE);

            assertThat(text(done)).isEqualTo("{\"gone\":true}");
        }
    }

    @Test
    void theDirectoryIsNoWayAround() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            var directory = hosting.lobby().stream()
                    .filter(each -> each.endsWith("/mcp"))
                    .findFirst()
                    .orElseThrow();
            var task = "{\"tool\": \"port-mcp/scrap\", \"arguments\": " + SHIP + "}";

            var asked = call(directory, "call_tool", task, "", ABLE);
            assertThat(asked.path("inputRequests").has("io.naftiko/approval"))
                    .as(asked.toString())
                    .isTrue();
            assertThat(upstream.requests()).isEmpty();

            assertThat(text(call(directory, "call_tool", task, ACCEPTED + state(asked), ABLE)))
                    .isEqualTo("{\"gone\":true}");
        }
    }

    @Test
    void aClientWithASessionIsAskedOnTheStreamOfTheCall() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            int port = URI.create(url(hosting)).getPort();
            var begun = Dialled.post(
                            port,
                            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                                    + "\"2025-11-25\",\"capabilities\":" + ABLE
                                    + ",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}")
                    .answer();
            var session = begun.headers().get("mcp-session-id");
            var headers = new String[] {
                "Mcp-Session-Id",
                session,
                "MCP-Protocol-Version",
                "2025-11-25",
                "Accept",
                "application/json, text/event-stream"
            };
            try (var line = Dialled.post(
                    port,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"call_tool\","
                            + "\"arguments\":{\"tool\":\"port-mcp/scrap\",\"arguments\":" + SHIP + "}}}",
                    headers)) {
                line.head();
                var asked = line.next();
                assertThat(asked.at("/params/message").asString("")).startsWith("May Scrap a ship (scrap) run");
                assertThat(upstream.requests()).isEmpty();
                Dialled.post(
                                port,
                                "{\"jsonrpc\":\"2.0\",\"id\":" + asked.get("id")
                                        + ",\"result\":{\"action\":\"accept\"}}",
                                headers)
                        .answer();

                assertThat(line.next().toString()).contains("gone");
            }
        }
    }

    @Test
    void webClientsAreNotAsked() {
        try (var hosting = hosting(DESTRUCTIVE)) {
            assertThat(hosting.send("DELETE", hosting.url("port-rest") + "/ships/Ada", "")
                            .body())
                    .isEqualTo("{\"gone\":true}");
        }
    }
}
