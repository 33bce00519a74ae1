package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Shown.Kind;
import io.naftiko.runtime.http.Principal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client of the modern era wants to hear of a server, until it goes (2026-07-28, server: subscriptions).
///
/// @param id of the request `subscriptions/listen`
/// @param transcript on which it hears it
record Subscription(JsonNode id, Set<Kind> kinds, Set<String> uris, Transcript transcript) {

    static final String METHOD = "subscriptions/listen";

    private static final int MOST_URIS = 1000;
    private static final String ID = "io.modelcontextprotocol/subscriptionId";

    /// As much of the client's wishes as the server can fulfil.
    ///
    /// @param wishes the parameter `notifications`
    static Subscription of(JsonNode id, JsonNode wishes, Shown shown, Principal caller) {
        var kinds = EnumSet.noneOf(Kind.class);
        shown.lists().keySet().stream()
                .filter(kind -> wishes.path(kind.wish()).asBoolean(false))
                .forEach(kinds::add);
        var uris = wishes.path("resourceSubscriptions")
                .valueStream()
                .map(each -> each.stringValue(""))
                .filter(uri -> shown.watched(uri, caller).isPresent())
                .limit(MOST_URIS)
                .collect(Collectors.toUnmodifiableSet());
        return new Subscription(id, Set.copyOf(kinds), uris, new Transcript());
    }

    /// Says first what it will say.
    void acknowledge() {
        var honoured = Json.object();
        kinds.stream().sorted().forEach(kind -> honoured.put(kind.wish(), true));
        if (!uris.isEmpty()) {
            uris.stream().sorted().forEach(honoured.putArray("resourceSubscriptions")::add);
        }
        var params = Json.object();
        params.set("notifications", honoured);
        say("notifications/subscriptions/acknowledged", params);
    }

    void changed(Kind kind) {
        if (kinds.contains(kind)) {
            say(kind.changed(), Json.object());
        }
    }

    void updated(String uri) {
        if (uris.contains(uri)) {
            say("notifications/resources/updated", Json.object().put("uri", uri));
        }
    }

    private void say(String method, ObjectNode params) {
        params.putObject("_meta").set(ID, id);
        transcript.send(Narration.notification(method, params));
    }

    /// The server ends it, with the response to the request.
    void end() {
        var response = Json.object().put("jsonrpc", "2.0");
        response.set("id", id);
        response.putObject("result")
                .put("resultType", "complete")
                .putObject("_meta")
                .set(ID, id);
        transcript.end(Json.bytes(response));
    }

    /// The client went away.
    void leave() {
        transcript.end(new byte[0]);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
