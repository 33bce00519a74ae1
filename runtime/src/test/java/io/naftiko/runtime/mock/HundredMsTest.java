package io.naftiko.runtime.mock;

import static io.naftiko.runtime.mock.Client.text;
import static io.naftiko.runtime.mock.Client.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.testing.Documents;
import io.naftiko.runtime.testing.Hosted;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HundredMsTest {

    private static final String ORIGIN = "https://api.100ms.live/v2";
    private static final JsonNode DOCUMENT = Documents.hundredMs();
    private static final Instant NOW = Instant.parse("2026-04-01T10:20:30.400Z");

    private final MockApi api = MockApi.of(DOCUMENT, InstantSource.fixed(NOW));
    private final Client client = new Client(api, ORIGIN);

    @Test
    void createsARoomAndFindsItAgain() {
        var room = client.post("/rooms", "{\"name\": \"standup\", \"size\": 12}");

        assertThat(room.path("name").stringValue()).isEqualTo("standup");
        assertThat(room.path("size").intValue()).isEqualTo(12);
        assertThat(room.path("id").stringValue()).matches("[0-9a-f]{24}");
        assertThat(room.path("created_at").stringValue()).isEqualTo(NOW.toString());
        assertThat(client.get("/rooms/" + id(room))).isEqualTo(room);
    }

    @Test
    void givesTheSameIdsInEveryRun() {
        var other = new Client(MockApi.of(DOCUMENT, InstantSource.fixed(NOW)), ORIGIN);

        assertThat(client.post("/rooms", "{}")).isEqualTo(other.post("/rooms", "{}"));
        assertThat(client.post("/rooms", "{}")).isEqualTo(other.post("/rooms", "{}"));
    }

    @Test
    void listsRoomsNewestFirstAndTurnsPages() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> id(client.post("/rooms", "{\"name\": \"r" + i + "\"}")))
                .toList();

        var first = client.get("/rooms?limit=2");
        var second = client.get("/rooms?limit=2&start=" + first.path("last").stringValue());
        var third = client.get("/rooms?limit=2&start=" + second.path("last").stringValue());

        assertThat(ids(first)).containsExactly(ids.get(4), ids.get(3));
        assertThat(first.path("limit").intValue()).isEqualTo(2);
        assertThat(ids(second)).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(third)).containsExactly(ids.get(0));
        assertThat(client.get("/rooms?start=" + ids.get(0)).has("last")).isFalse();
    }

    @Test
    void listsTenRoomsWhereNoLimitIsGiven() {
        IntStream.range(0, 12).forEach(_ -> client.post("/rooms", "{}"));

        assertThat(ids(client.get("/rooms"))).hasSize(10);
    }

    @Test
    void filtersByWhatTheQueryNames() {
        var wanted = id(client.post("/rooms", "{\"name\": \"a\"}"));
        var other = id(client.post("/rooms", "{\"name\": \"b\"}"));
        client.post("/rooms/" + other + "/enabled", "{\"enabled\": false}");

        assertThat(ids(client.get("/rooms?name=a"))).containsExactly(wanted);
        assertThat(ids(client.get("/rooms?enabled=false"))).containsExactly(other);
        assertThat(ids(client.get("/rooms?enabled=true&name=b"))).isEmpty();
    }

    @Test
    void updatesARoom() {
        var room = client.post("/rooms", "{\"name\": \"before\"}");

        var updated = client.post("/rooms/" + id(room), "{\"description\": \"after\"}");

        assertThat(updated.path("description").stringValue()).isEqualTo("after");
        assertThat(updated.path("name").stringValue()).isEqualTo("before");
        assertThat(client.get("/rooms/" + id(room))).isEqualTo(updated);
    }

    @Test
    void disablesAndEnablesARoom() {
        var path = "/rooms/" + id(client.post("/rooms", "{}"));

        assertThat(client.post(path + "/enabled", "{\"enabled\": false}")
                        .path("enabled")
                        .booleanValue())
                .isFalse();
        assertThat(client.get(path).path("enabled").booleanValue()).isFalse();
        assertThat(client.post(path + "/enabled", "{\"enabled\": true}")
                        .path("enabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void knowsTheActiveRoomOfARoomThatExists() {
        var room = client.post("/rooms", "{\"name\": \"standup\"}");

        var active = client.get("/active-rooms/" + id(room));

        assertThat(active.path("id")).isEqualTo(room.path("id"));
        assertThat(active.path("name").stringValue()).isEqualTo("standup");
        assertThat(client.send("GET", "/active-rooms/nowhere", "").status()).isEqualTo(404);
    }

    @Test
    void showsSamplePeersInEveryRoomAndChangesThemThere() {
        var one = "/active-rooms/" + id(client.post("/rooms", "{}")) + "/peers";
        var other = "/active-rooms/" + id(client.post("/rooms", "{}")) + "/peers";
        var peer = client.get(one).path("peers").propertyNames().iterator().next();

        client.post(one + "/" + peer, "{\"role\": \"guest\"}");

        assertThat(client.get(one + "/" + peer).path("role").stringValue()).isEqualTo("guest");
        assertThat(client.get(other + "/" + peer).path("role").stringValue()).isEqualTo("host");
    }

    @Test
    void repeatsTheMessageThatWasSent() {
        var room = id(client.post("/rooms", "{}"));

        var answer = client.post("/active-rooms/" + room + "/send-message", "{\"message\": \"hello\"}");

        assertThat(answer.path("message").stringValue()).isEqualTo("hello");
    }

    @Test
    void makesRoomCodesForARoomAndDisablesOne() {
        var room = id(client.post("/rooms", "{}"));
        var other = id(client.post("/rooms", "{}"));

        var codes = client.post("/room-codes/room/" + room, "").path("data");
        client.post("/room-codes/room/" + other, "");
        var code = codes.path(0).path("code").stringValue();
        var disabled = client.post("/room-codes/code/" + code, "{\"enabled\": false}");

        assertThat(codes.valueStream().map(each -> each.path("role").stringValue()))
                .contains("host", "guest");
        assertThat(codes.valueStream().map(each -> each.path("room_id").stringValue()))
                .containsOnly(room);
        assertThat(disabled.path("enabled").booleanValue()).isFalse();
        var listed = client.get("/room-codes/room/" + room).path("data");
        assertThat(listed).hasSameSizeAs(codes);
        assertThat(listed.path(0)).isEqualTo(disabled);
    }

    @Test
    void createsAPollReplacesItAndLinksIt() {
        var room = id(client.post("/rooms", "{}"));
        var poll = client.post("/polls", "{\"title\": \"Lunch?\"}");

        client.post("/polls", "{\"id\": \"" + id(poll) + "\", \"title\": \"Dinner?\"}");

        assertThat(client.get("/polls/" + id(poll)).path("title").stringValue()).isEqualTo("Dinner?");
        assertThat(client.post("/polls/room/" + room + "/link", "{\"poll_ids\": [\"" + id(poll) + "\"]}"))
                .isEqualTo(Json.object());
        assertThat(client.send("POST", "/polls/room/nowhere/link", "{\"poll_ids\": []}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void createsStreamKeysAndTakesThemBack() {
        var path = "/stream-keys/room/" + id(client.post("/rooms", "{}"));

        var key = client.post(path, "{}");

        assertThat(client.get(path).path("data").path(0)).isEqualTo(key);
        client.good("DELETE", path, "");
        assertThat(client.get(path).path("data")).isEmpty();
    }

    @Test
    void recordsARoom() {
        var room = id(client.post("/rooms", "{}"));

        var started = client.post("/recordings/room/" + room + "/start", "{\"audio_only\": true}");
        var paused = client.post("/recordings/room/" + room + "/pause", "");
        var stopped = client.post("/recordings/" + id(started) + "/stop", "");

        assertThat(started.path("room_id").stringValue()).isEqualTo(room);
        assertThat(started.path("status").stringValue()).isEqualTo("starting");
        assertThat(started.path("started_at").stringValue()).isEqualTo(NOW.toString());
        assertThat(started.path("stopped_at").isNull()).isTrue();
        assertThat(paused.path("status").stringValue()).isEqualTo("paused");
        assertThat(stopped.path("status").stringValue()).isEqualTo("stopping");
        assertThat(stopped.path("stopped_at").stringValue()).isEqualTo(NOW.toString());
        assertThat(ids(client.get("/recordings?room_id=" + room))).containsExactly(id(started));
        assertThat(ids(client.get("/recordings?room_id=other"))).isEmpty();
    }

    @Test
    void stopsEveryRecordingOfARoom() {
        var room = id(client.post("/rooms", "{}"));
        var other = id(client.post("/rooms", "{}"));
        var first = id(client.post("/recordings/room/" + room + "/start", "{}"));
        var second = id(client.post("/recordings/room/" + room + "/start", "{}"));
        var untouched = client.post("/recordings/room/" + other + "/start", "{}");

        assertThat(ids(client.post("/recordings/room/" + room + "/stop", ""))).containsExactly(second, first);
        assertThat(client.get("/recordings/" + id(untouched))).isEqualTo(untouched);
    }

    @Test
    void hasNothingToPauseWhereNothingWasStarted() {
        var room = id(client.post("/rooms", "{}"));

        assertThat(client.send("POST", "/recordings/room/" + room + "/pause", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsTheRolesOfATemplate() {
        var template = "/templates/" + id(client.post("/templates", "{\"name\": \"t\", \"roles\": {\"host\": {}}}"));

        var speaker = client.post(template + "/roles/speaker", "{\"priority\": 2}");

        assertThat(speaker.path("name").stringValue()).isEqualTo("speaker");
        assertThat(client.get(template + "/roles/speaker")).isEqualTo(speaker);
        assertThat(client.get(template).path("roles").propertyNames()).containsExactly("host", "speaker");
        assertThat(client.send("DELETE", template + "/roles/speaker", "").status())
                .isEqualTo(204);
        assertThat(client.send("GET", template + "/roles/speaker", "").status()).isEqualTo(404);
    }

    @Test
    void keepsTheSettingsAndDestinationsOfATemplate() {
        var template = "/templates/" + id(client.post("/templates", "{}"));

        client.post(template + "/settings", "{\"region\": \"in\"}");
        client.post(template + "/destinations", "{\"transcriptions\": {\"t\": {\"role\": \"host\"}}}");

        assertThat(client.get(template + "/settings").path("region").stringValue())
                .isEqualTo("in");
        assertThat(client.get(template).path("settings").path("region").stringValue())
                .isEqualTo("in");
        assertThat(client.get(template + "/destinations").has("transcriptions")).isTrue();
    }

    @Test
    void showsSamplesOfWhatNobodyCanCreate() {
        var sessions = client.get("/sessions");
        var session = sessions.path("data").path(0);

        assertThat(client.get("/sessions/" + id(session))).isEqualTo(session);
        assertThat(ids(client.get("/sessions?active=false"))).containsExactly(id(session));
        assertThat(client.send("GET", "/sessions/nowhere", "").status()).isEqualTo(404);
        assertThat(client.get("/analytics/events?room_id=66a1f0c2b7d94e3a5c80d1f4")
                        .path("events"))
                .isNotEmpty();
        assertThat(client.get("/analytics/events?room_id=other").path("events")).isEmpty();
    }

    @Test
    void fillsALinkFromTheAssetThatItLeadsTo() {
        var asset = client.get("/recording-assets").path("data").path(1);

        var link = client.get("/recording-assets/" + id(asset) + "/presigned-url");

        assertThat(link.path("id")).isEqualTo(asset.path("id"));
        assertThat(link.path("path")).isEqualTo(asset.path("path"));
    }

    @Test
    void refusesABodyThatIsMissingOrBroken() {
        assertThat(refusal("POST", "/rooms", "", 400)).contains("`body` is missing");
        assertThat(refusal("POST", "/rooms", "{", 400)).contains("`body` is not JSON");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        var refused = client.send("POST", "/rooms", "{\"name\": 7, \"region\": \"mars\"}");

        assertThat(refused.status()).isEqualTo(400);
        var body = tree(refused);
        assertThat(body.path("code").intValue()).isEqualTo(400);
        assertThat(body.path("details").valueStream().map(JsonNode::stringValue))
                .containsExactly("`name` must be string", "`region` must be one of in, us, eu, auto");
        assertThat(refusal("POST", "/rooms/x/enabled", "{}", 400)).contains("`enabled` is missing");
    }

    @Test
    void refusesAQueryThatIsWrong() {
        assertThat(refusal("GET", "/rooms?limit=many", "", 400)).contains("`limit` must be integer");
        assertThat(refusal("GET", "/recordings?status=lost", "", 400)).contains("`status` must be one of");
        assertThat(refusal("GET", "/rooms?start=nowhere", "", 400)).contains("nowhere");
    }

    @Test
    void knowsWhatIsNotThere() {
        assertThat(refusal("GET", "/rooms/nowhere", "", 404)).contains("There is no room `nowhere`.");
        assertThat(refusal("GET", "/nothing", "", 404)).contains("/nothing");
        var refused = client.send("DELETE", "/rooms", "");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers().first("Allow")).hasValue("GET, POST");
    }

    @Test
    void asksForACredentialWhereATestWantsIt() {
        var guarded = api.requiringBearer("s3cret");
        var request = new Request("GET", Url.parse(ORIGIN + "/rooms"), Headers.EMPTY, Body.empty());

        var refused = guarded.handle(request);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(tree(refused).path("code").intValue()).isEqualTo(401);
        assertThat(guarded.handle(request.withHeader("Authorization", "Bearer wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(guarded.handle(request.withHeader("Authorization", "Bearer s3cret"))
                        .status())
                .isEqualTo(200);
        assertThat(api.handle(request).status()).isEqualTo(200);
    }

    @Test
    void answersForItsOwnAddress() {
        assertThat(api.answers("https://api.100ms.live/v2")).isTrue();
        assertThat(api.answers("https://API.100ms.live:443/v2/")).isTrue();
        assertThat(api.answers("http://api.100ms.live/v2")).isFalse();
        assertThat(api.answers("https://api.100ms.live")).isFalse();
        assertThat(api.answers("https://api.100ms.live/v22")).isFalse();
    }

    @Test
    void givesEveryOneOfManyCallersAnIdOfItsOwn() throws Exception {
        Callable<List<String>> creator = () -> IntStream.range(0, 200)
                .mapToObj(_ -> id(client.post("/rooms", "{}")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var created = threads.invokeAll(List.of(creator, creator)).stream()
                    .flatMap(each -> each.resultNow().stream())
                    .toList();

            assertThat(created).hasSize(400).doesNotHaveDuplicates();
        }
    }

    @Test
    void answersOnASocket() throws Exception {
        try (var upstream = RecordingUpstream.answering(Hosted.by(api));
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(upstream.origin() + "/v2/rooms"))
                    .POST(BodyPublishers.ofString("{\"name\": \"wired\"}"))
                    .build();

            var response = http.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(Json.parse(response.body()).orElseThrow().path("name").stringValue())
                    .isEqualTo("wired");
        }
    }

    private String refusal(String method, String path, String body, int status) {
        var response = client.send(method, path, body);
        assertThat(response.status()).isEqualTo(status);
        return text(response);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").stringValue();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("data").valueStream().map(HundredMsTest::id).toList();
    }
}
