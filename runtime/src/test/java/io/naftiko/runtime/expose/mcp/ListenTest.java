package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.expose.mcp.Dialled.Line;
import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients hear of a server's changes.
class ListenTest {

    private static final String ALL = """
        "notifications": {"toolsListChanged": true, "promptsListChanged": true, "resourcesListChanged": true,
                          "resourceSubscriptions": ["port://log", "port://other"]}
        """;

    @TempDir
    private Path folder;

    private final Engine engine = new Engine(Settings.of(Environment.of(Map.of())));
    private Hosting hosting = new Hosting(Lobby.NONE, List.of());

    @BeforeEach
    void open() {
        hosting = new Hosting(Lobby.NONE, List.of(site("a", "p", "r")));
    }

    @AfterEach
    void close() {
        hosting.close();
    }

    @Test
    void acknowledgesWhatItWillSay() {
        try (var line = listen("\"sub-1\"", ALL)) {
            assertThat(line.head().headers()).containsEntry("content-type", "text/event-stream");
            assertThat(line.next()).isEqualTo(Served.json("""
                {"jsonrpc": "2.0", "method": "notifications/subscriptions/acknowledged", "params": {
                  "notifications": {"toolsListChanged": true, "promptsListChanged": true,
                    "resourcesListChanged": true, "resourceSubscriptions": ["port://log"]},
                  "_meta": {"io.modelcontextprotocol/subscriptionId": "sub-1"}}}
                """));
        }
    }

    @Test
    void tellsOfTheListsThatChangedToThoseWhoAsked() {
        try (var all = listen("7", ALL);
                var prompts = listen("8", "\"notifications\": {\"promptsListChanged\": true}")) {
            skipAcknowledgement(all);
            skipAcknowledgement(prompts);
            hosting.swap(List.of(site("a", "p", "r")));
            hosting.swap(List.of(site("b", "p", "r")));
            hosting.swap(List.of(site("b", "q", "r")));

            assertThat(all.next()).isEqualTo(Served.json("""
                {"jsonrpc": "2.0", "method": "notifications/tools/list_changed",
                 "params": {"_meta": {"io.modelcontextprotocol/subscriptionId": 7}}}
                """));
            assertThat(all.next().path("method").stringValue()).isEqualTo("notifications/prompts/list_changed");
            assertThat(prompts.next().path("method").stringValue()).isEqualTo("notifications/prompts/list_changed");
        }
    }

    @Test
    void showsWhatItToldOf() {
        try (var line = listen("7", ALL)) {
            skipAcknowledgement(line);
            hosting.swap(List.of(site("b", "p", "r")));
            line.next();

            assertThat(Dialled.modern(port(), "tools/list", "", "{}", "")
                            .answer()
                            .body())
                    .contains("\"b\"");
        }
    }

    @Test
    void tellsSessionsOnTheirStandingStream() {
        var session = session();
        try (var line = stand(session)) {
            line.head();
            line.event();
            hosting.swap(List.of(site("a", "p", "s")));

            assertThat(line.next()).isEqualTo(Served.json("""
                {"jsonrpc": "2.0", "method": "notifications/resources/list_changed", "params": {}}
                """));
        }
    }

    @Test
    void endsWithAResponseWhenTheServerIsGone() {
        var session = session();
        try (var line = listen("7", ALL);
                var standing = stand(session)) {
            skipAcknowledgement(line);
            standing.head();
            standing.event();
            hosting.swap(List.of());

            assertThat(line.next()).isEqualTo(Served.json("""
                {"jsonrpc": "2.0", "id": 7, "result": {"resultType": "complete",
                 "_meta": {"io.modelcontextprotocol/subscriptionId": 7}}}
                """));
            assertThat(line.event()).isEmpty();
            assertThat(standing.event()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"notifications\": 7"})
    void wantsToKnowWhatToTell(String members) {
        var answer = Dialled.modern(port(), "subscriptions/listen", members, "{}", "")
                .answer();

        assertThat(answer.error().path("code").asInt()).isEqualTo(-32602);
    }

    @Test
    void tellsThoseWhoListenThatAResourceHasChanged() {
        var session = session();
        try (var line = listen("7", ALL);
                var standing = stand(session)) {
            skipAcknowledgement(line);
            standing.head();
            standing.event();
            assertThat(in(session, "resources/subscribe", "{\"uri\": \"port://log\"}"))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
            try (var _ = changing()) {
                assertThat(line.next().path("params")).isEqualTo(Served.json("""
                    {"uri": "port://log", "_meta": {"io.modelcontextprotocol/subscriptionId": 7}}
                    """));
                assertThat(standing.next()).isEqualTo(Served.json("""
                    {"jsonrpc": "2.0", "method": "notifications/resources/updated", "params": {"uri": "port://log"}}
                    """));
            }
        }
    }

    /// Changes the file until it is closed: the first look at it may come before or behind the first change. A virtual
    /// thread would give way to no other.
    private ExecutorService changing() {
        var writer = Executors.newSingleThreadExecutor();
        writer.execute(() -> {
            for (int i = 0; !writer.isShutdown(); i++) {
                write("line " + i);
            }
        });
        return writer;
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve("log.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void watchesNothingForASessionThatNoLongerWants() {
        var session = session();

        assertThat(in(session, "resources/subscribe", "{\"uri\": \"port://log\"}"))
                .contains("\"result\":{}");
        assertThat(in(session, "resources/unsubscribe", "{\"uri\": \"port://log\"}"))
                .contains("\"result\":{}");
        assertThat(in(session, "resources/subscribe", "{\"uri\": \"port://other\"}"))
                .contains("-32602");
        assertThat(Dialled.post(port(), Wired.request(1, "resources/subscribe", "{\"uri\": \"port://log\"}"))
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void saysWhatItCanTellOf() {
        assertThat(Dialled.modern(port(), "server/discover", "", "{}", "")
                        .answer()
                        .result()
                        .path("capabilities"))
                .isEqualTo(Served.json("""
                    {"tools": {"listChanged": true}, "prompts": {"listChanged": true},
                     "resources": {"listChanged": true, "subscribe": true}}
                    """));
    }

    private static void skipAcknowledgement(Line line) {
        line.head();
        line.next();
    }

    private Line listen(String id, String members) {
        var params = "{" + members + ", \"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                + " \"io.modelcontextprotocol/clientCapabilities\": {}}}";
        return Dialled.post(
                port(),
                Wired.request(id, "subscriptions/listen", params),
                Wired.modernHeaders("subscriptions/listen", ""));
    }

    private String session() {
        return Dialled.post(port(), Wired.request(0, "initialize", "{\"protocolVersion\": \"2025-11-25\"}"))
                .answer()
                .headers()
                .getOrDefault("mcp-session-id", "");
    }

    private Line stand(String session) {
        return Dialled.send(port(), "GET", "", "Mcp-Session-Id", session, "Accept", "text/event-stream");
    }

    private String in(String session, String method, String params) {
        return Dialled.post(port(), Wired.request(1, method, params), "Mcp-Session-Id", session)
                .answer()
                .body();
    }

    private int port() {
        return URI.create(hosting.url("port")).getPort();
    }

    private Site site(String tool, String prompt, String resource) {
        try {
            write("begin");
            var file = Files.writeString(folder.resolve("port.yaml"), """
                naftiko: 1.0.0-alpha2
                capability:
                  exposes:
                  - type: mcp
                    namespace: port
                    tools:
                    - {name: %s, description: Says it., outputParameters: [{type: string, value: It.}]}
                    prompts:
                    - {name: %s, description: Greets., template: [{role: user, content: Hi}]}
                    resources:
                    - {name: %s, uri: 'port://other', description: Other., outputParameters: [{type: string, value: It.}]}
                    - {name: log, uri: 'port://log', description: The log., location: 'file://./log.txt', watch: {every: 1s}}
                """.formatted(tool, prompt, resource));
            var plan = engine.plan(file);
            assertThat(plan.problems()).isEmpty();
            return Engine.site(plan, _ -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
