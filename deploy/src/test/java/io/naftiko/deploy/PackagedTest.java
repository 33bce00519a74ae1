package io.naftiko.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.naftiko.deploy.StubUpstream.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every way to run four capabilities of the 100ms API has in common; a stub stands in for 100ms.
@TestInstance(PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit starts it before the tests
abstract class PackagedTest {

    static final Path CAPABILITIES = Path.of("target/test-classes/capabilities").toAbsolutePath();

    private static final String ROOMS = """
        {"limit": 10, "data": [{"id": "65f0", "name": "stand-up", "enabled": true}]}\
        """;

    private final HttpClient client = HttpClient.newHttpClient();
    private StubUpstream upstream;
    private Running naftiko;

    /// Starts it on the folder of capabilities and waits until it serves.
    ///
    /// @param upstreamPort of the stub that it calls, on this machine
    /// @param token the value of HMS_MANAGEMENT_TOKEN
    abstract Running start(int upstreamPort, String token) throws Exception;

    @BeforeAll
    void start() throws Exception {
        upstream = new StubUpstream(ROOMS);
        naftiko = start(upstream.port(), "t0ken");
    }

    @AfterAll
    void stop() {
        naftiko.close();
        upstream.close();
        client.close();
    }

    @Test
    void answersARestOperation() throws Exception {
        var answer = send(HttpRequest.newBuilder(naftiko.at(8080).resolve("/v2/rooms")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(json(ROOMS));
        assertThat(upstream.newRequests()).containsExactly(new Received("GET", "/rooms", "Bearer t0ken", ""));
    }

    @Test
    void listsTheToolsOfEachCapability() throws Exception {
        assertThat(tools("rooms")).hasSize(5).contains("hms-list-rooms");
        assertThat(tools("active-rooms")).hasSize(5).contains("hms-list-peers");
        assertThat(tools("live-streams")).hasSize(4).contains("hms-list-live-streams");
        assertThat(tools("recordings")).hasSize(4).contains("hms-list-recordings");
    }

    @Test
    void callsATool() throws Exception {
        var result = ask("live-streams", "tools/call", """
            {"name": "hms-start-live-stream", "arguments": {"room_id": "65f0", "body": {"recording": {"hls_vod": true}}}}\
            """);

        assertThat(result.path("isError").asBoolean(false)).isFalse();
        assertThat(json(result.at("/content/0/text").stringValue())).isEqualTo(json(ROOMS));
        assertThat(upstream.newRequests())
                .containsExactly(new Received(
                        "POST", "/live-streams/room/65f0/start", "Bearer t0ken", "{\"recording\":{\"hls_vod\":true}}"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void endsWellWhenItIsToldToStop() throws Exception {
        assertThat(naftiko.terminate()).isZero();
    }

    private Iterable<String> tools(String capability) throws Exception {
        return ask(capability, "tools/list", "{}")
                .path("tools")
                .valueStream()
                .map(tool -> tool.path("name").stringValue())
                .toList();
    }

    /// The result of a call of a capability's MCP server.
    private JsonNode ask(String capability, String method, String params) throws Exception {
        var message = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + params + "}";
        var request = HttpRequest.newBuilder(mcp(capability))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString(message));
        return json(send(request)).path("result");
    }

    private URI mcp(String capability) {
        return naftiko.at(9090).resolve("/" + capability + "-mcp/mcp");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
