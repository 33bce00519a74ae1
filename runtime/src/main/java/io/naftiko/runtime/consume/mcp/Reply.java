package io.naftiko.runtime.consume.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a server answered to one message.
///
/// @param message the JSON-RPC response; null when there is none in the answer
record Reply(Response response, @Nullable JsonNode message) {

    /// @param id of the request that is answered
    static Reply of(Response response, long id) {
        var found = messages(response)
                .filter(each -> each.has("result") || each.path("error").has("code"))
                .filter(each -> isOf(id, each.path("id")))
                .findFirst();
        return new Reply(response, found.orElse(null));
    }

    /// An error whose request could not be read has no id, or null.
    private static boolean isOf(long id, JsonNode found) {
        return found.isMissingNode() || found.isNull() || found.asString("").equals(Long.toString(id));
    }

    private static Stream<JsonNode> messages(Response response) {
        var type = response.mediaType();
        if (MediaTypes.EVENTS.equals(type)) {
            return events(new String(response.body().bytes(), UTF_8)).stream()
                    .flatMap(data -> Json.parse(data).stream());
        }
        return MediaTypes.isJson(type)
                ? Json.parse(response.body().bytes()).stream()
                        .flatMap(tree -> tree.isArray() ? tree.valueStream() : Stream.of(tree))
                : Stream.empty();
    }

    /// The data of the server-sent events in `text` (HTML, 9.2.6).
    private static List<String> events(String text) {
        var events = new ArrayList<String>();
        var data = new ArrayList<String>();
        for (var line : text.split("\\r\\n|\\n|\\r", -1)) {
            if (line.startsWith("data:")) {
                data.add(line.substring(line.startsWith("data: ") ? 6 : 5));
            } else if (line.isEmpty() && !data.isEmpty()) {
                events.add(String.join("\n", data));
                data.clear();
            }
        }
        if (!data.isEmpty()) {
            events.add(String.join("\n", data));
        }
        return events;
    }

    /// The result; null when there is none.
    @Nullable
    JsonNode result() {
        return message == null ? null : message.get("result");
    }

    /// The JSON-RPC error; null when there is none.
    @Nullable
    JsonNode error() {
        return message == null ? null : message.get("error");
    }

    /// The code of the error; 0 when there is none.
    int errorCode() {
        var error = error();
        return error == null ? 0 : error.path("code").asInt(0);
    }

    /// Whether the versions that the server names, in a result or an error, have `version` among them.
    boolean supports(String version) {
        return Stream.of(result(), error())
                .filter(Objects::nonNull)
                .flatMap(each -> Stream.of(
                        each.path("supportedVersions"), each.path("data").path("supported")))
                .flatMap(JsonNode::valueStream)
                .anyMatch(each -> version.equals(each.asString("")));
    }
}
