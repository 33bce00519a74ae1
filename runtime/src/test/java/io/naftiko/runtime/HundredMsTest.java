package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.MockApi;
import io.naftiko.runtime.testing.Documents;
import io.naftiko.runtime.testing.Hosted;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// All eight capabilities against an API that remembers what is done to it, and asks for the right token.
class HundredMsTest {

    private static final List<Path> FILES = Stream.of(
                    "rooms",
                    "active-rooms",
                    "live-streams",
                    "recordings",
                    "external-streams",
                    "sessions-and-analytics",
                    "policy",
                    "room-codes-and-polls")
            .map(name -> Path.of("../capabilities/" + name + ".yaml"))
            .toList();

    private final RecordingUpstream upstream = RecordingUpstream.answering(
            Hosted.by(MockApi.of(Documents.hundredMs()).requiringBearer("t0k3n")));
    private final Hosting hosting = hostingWith("t0k3n");

    @AfterEach
    void close() {
        hosting.close();
        upstream.close();
    }

    @Test
    void aRoomLivesThroughBothProtocols() {
        var rooms = hosting.url("rooms-rest") + "/v2/rooms";
        var created = json(hosting.send("POST", rooms, "{\"name\":\"standup\"}", "Content-Type", "application/json")
                .body());
        var id = created.path("id").asString();

        assertThat(tool("rooms-mcp", "hms-retrieve-room", "{\"room_id\":\"" + id + "\"}")
                        .path("name")
                        .asString())
                .isEqualTo("standup");
        tool("rooms-mcp", "hms-update-room", "{\"room_id\":\"" + id + "\",\"body\":{\"description\":\"daily\"}}");
        tool("rooms-mcp", "hms-set-room-enabled", "{\"room_id\":\"" + id + "\",\"body\":{\"enabled\":false}}");

        var listed = json(hosting.send("GET", rooms, "").body()).at("/data/0");
        assertThat(listed.path("description").asString()).isEqualTo("daily");
        assertThat(listed.path("enabled").booleanValue()).isFalse();
    }

    @Test
    void aListGoesOnAtItsCursor() {
        for (var name : List.of("a", "b", "c")) {
            tool("rooms-mcp", "hms-create-room", "{\"body\":{\"name\":\"" + name + "\"}}");
        }
        var all = json(upstreamList("")).path("data");
        var first = json(upstreamList("?limit=2"));
        var rest = json(upstreamList("?limit=2&start=" + first.path("last").asString()));

        assertThat(first.path("data").size()).isEqualTo(2);
        assertThat(rest.path("data")).isEqualTo(Json.array().add(all.get(2)));
    }

    @Test
    void theOtherSurfacesDoTheirWork() {
        var room = tool("rooms-mcp", "hms-create-room", "{\"body\":{\"name\":\"stage\"}}")
                .path("id")
                .asString();
        var template = tool("policy-mcp", "hms-create-template", "{\"body\":{\"name\":\"webinar\"}}")
                .path("id")
                .asString();

        tool("room-codes-and-polls-mcp", "hms-create-room-codes", "{\"room_id\":\"" + room + "\"}");
        tool("external-streams-mcp", "hms-create-stream-key", "{\"room_id\":\"" + room + "\",\"body\":{}}");
        tool(
                "recordings-mcp",
                "hms-start-recording",
                "{\"room_id\":\"" + room + "\",\"body\":{\"meeting_url\":\"https://x.example\"}}");

        assertThat(tool("policy-mcp", "hms-retrieve-template", "{\"template_id\":\"" + template + "\"}")
                        .path("name")
                        .asString())
                .isEqualTo("webinar");
        assertThat(tool("recordings-mcp", "hms-list-recordings", "{}")
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(tool("sessions-and-analytics-mcp", "hms-list-sessions", "{}")
                        .path("data")
                        .size())
                .isPositive();
        assertThat(tool("live-streams-mcp", "hms-list-live-streams", "{}").has("data"))
                .isTrue();
    }

    @Test
    void theApisOwnErrorsReachTheCaller() {
        var missing = hosting.send(
                "POST",
                hosting.url("rooms-mcp") + "/mcp",
                call("hms-retrieve-room", "{\"room_id\":\"nope\"}"),
                "Content-Type",
                "application/json");
        var wrong = hosting.send(
                "POST", hosting.url("rooms-rest") + "/v2/rooms", "{\"name\":7}", "Content-Type", "application/json");

        assertThat(json(missing.body()).at("/result/isError").booleanValue()).isTrue();
        assertThat(json(missing.body()).at("/result/content/0/text").asString()).contains("404");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("name");
    }

    @Test
    void theWrongTokenIsRefusedByTheApi() {
        try (var wrong = hostingWith("other")) {
            assertThat(wrong.send("GET", wrong.url("rooms-rest") + "/v2/rooms", "")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private Hosting hostingWith(String token) {
        return new Hosting(
                Settings.of(Environment.of(Map.of("HMS_MANAGEMENT_TOKEN", token)))
                        .withUpstreams(Map.of("*", upstream.origin() + "/v2")),
                FILES);
    }

    private String upstreamList(String query) {
        return hosting.send("GET", upstream.origin() + "/v2/rooms" + query, "", "Authorization", "Bearer t0k3n")
                .body();
    }

    private JsonNode tool(String server, String name, String arguments) {
        var answer = json(hosting.send(
                                "POST",
                                hosting.url(server) + "/mcp",
                                call(name, arguments),
                                "Content-Type",
                                "application/json")
                        .body())
                .path("result");
        assertThat(answer.path("isError").asBoolean(false)).as("%s", answer).isFalse();
        return json(answer.at("/content/0/text").asString());
    }

    private static String call(String name, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + name
                + "\",\"arguments\":" + arguments + "}}";
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError(text));
    }
}
