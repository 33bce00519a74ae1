package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Message.Notification;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.model.Conversation.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A conversation of the legacy era, from `initialize` on. What was agreed stands in its name; what has happened
/// since is known to this process alone.
public final class Session {

    private static final int MOST_QUESTIONS = 100;
    private static final int MOST_SUBSCRIPTIONS = 1000;

    private final Terms terms;
    private final Map<JsonNode, Run> running = new ConcurrentHashMap<>();
    private final Map<JsonNode, Asked> asked = new ConcurrentHashMap<>();
    private final Streams.Stream standing;
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private volatile boolean listens;
    private volatile Severity least = Severity.INFO;

    Session(Terms terms) {
        this.terms = terms;
        this.standing = new Streams.Stream(this, new Transcript(), terms.id());
    }

    /// What client and server agreed on.
    ///
    /// @param client its name and version
    /// @param principal the name of who began it; nobody else may use it
    /// @param until when it expires
    record Terms(
            String id,
            Revision revision,
            ClientCapabilities capabilities,
            ObjectNode client,
            String principal,
            Instant until) {

        /// What `initialize` with such parameters comes to.
        static Terms of(ObjectNode params, String principal, Instant until) {
            return new Terms(
                    UUID.randomUUID().toString(),
                    Revision.agreed(params.path("protocolVersion").stringValue("")),
                    new ClientCapabilities(params.path("capabilities")),
                    client(params.path("clientInfo")),
                    principal,
                    until);
        }

        private static ObjectNode client(JsonNode info) {
            return Json.object().put("name", brief(info.path("name"))).put("version", brief(info.path("version")));
        }

        private static String brief(JsonNode text) {
            var value = text.stringValue("");
            return value.length() > 64 ? value.substring(0, 64) : value;
        }

        static Terms read(JsonNode json) {
            return new Terms(
                    json.path("id").stringValue(""),
                    Revision.agreed(json.path("revision").stringValue("")),
                    new ClientCapabilities(json.path("capabilities")),
                    (ObjectNode) json.path("client"),
                    json.path("principal").stringValue(""),
                    Instant.ofEpochMilli(json.path("until").asLong()));
        }

        ObjectNode toJson() {
            var json = Json.object()
                    .put("id", id)
                    .put("revision", revision.published())
                    .put("principal", principal)
                    .put("until", until.toEpochMilli());
            json.set("capabilities", capabilities.brief());
            json.set("client", client);
            return json;
        }
    }

    Terms terms() {
        return terms;
    }

    /// On which the client hears what belongs to none of its calls.
    Streams.Stream standing() {
        return standing;
    }

    /// Says what belongs to no call. Nobody hears it who never opened the standing stream.
    void hear(String method, ObjectNode params) {
        if (listens) {
            standing.transcript().send(Narration.notification(method, params));
        }
    }

    /// The client has opened the standing stream.
    void listen() {
        listens = true;
    }

    boolean hears(String uri) {
        return subscribed.contains(uri);
    }

    /// Whether there was room for one more.
    boolean subscribe(String uri) {
        return subscribed.size() < MOST_SUBSCRIPTIONS && (subscribed.add(uri) || subscribed.contains(uri));
    }

    void unsubscribe(String uri) {
        subscribed.remove(uri);
    }

    /// How much a remark must matter to be heard: `info`, until the client says otherwise.
    Severity least() {
        return least;
    }

    void hearFrom(Severity severity) {
        least = severity;
    }

    /// A question that waits for the client's answer; null when too many do.
    @Nullable
    Asked ask() {
        if (asked.size() >= MOST_QUESTIONS) {
            return null;
        }
        var question = new Asked(StringNode.valueOf(UUID.randomUUID().toString()));
        asked.put(question.id(), question);
        return question;
    }

    void forget(Asked question) {
        asked.remove(question.id());
    }

    /// Whether somebody waits for the reply.
    boolean accept(Reply reply) {
        var question = asked.remove(reply.id());
        return question != null && question.answer(reply);
    }

    /// A request that is worked on from now on.
    Run begin(JsonNode id) {
        var run = new Run();
        running.put(id, run);
        run.begin();
        return run;
    }

    /// Whether it was cancelled.
    boolean end(JsonNode id, Run run) {
        running.remove(id, run);
        return run.end();
    }

    /// What concerns no call of the session is ignored.
    void accept(Notification notification) {
        var id = notification.params().get("requestId");
        var run = notification.method().equals("notifications/cancelled") && id != null ? running.get(id) : null;
        if (run != null) {
            run.stop();
        }
    }
}
