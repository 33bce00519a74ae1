package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Journal;
import io.naftiko.runtime.model.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a run that asks its caller has come to in the rounds so far: what it did, and what it was answered.
final class Rounds implements Journal {

    /// What follows the path of a step in those of the steps inside of it, which nobody looks for once it is done.
    private static final List<String> BELOW = List.of(".", "[", "!");

    private final ConcurrentSkipListMap<String, JsonNode> done = new ConcurrentSkipListMap<>();
    private final Map<String, JsonNode> answered = new ConcurrentSkipListMap<>();
    private final Map<String, String> consents = new ConcurrentSkipListMap<>();
    private final JsonNode asked;
    private final JsonNode responses;

    /// @param before what [#kept] gave in the round before; an empty object in the first
    /// @param responses what the client answers in this round, by the key of the question
    Rounds(JsonNode before, JsonNode responses) {
        before.path("done").properties().forEach(each -> done.put(each.getKey(), each.getValue()));
        before.path("answered").properties().forEach(each -> answered.put(each.getKey(), each.getValue()));
        this.asked = before.path("consents");
        this.responses = responses;
    }

    /// The answer to a question; null where there is none yet, or what came is none.
    @Nullable
    JsonNode answer(String key, Question question) {
        if (question instanceof Question.Consent(var message)) {
            consents.put(key, message);
            return message.equals(asked.path(key).stringValue("")) ? given(key, question) : null;
        }
        return given(key, question);
    }

    private @Nullable JsonNode given(String key, Question question) {
        var known = answered.get(key);
        var response = responses.get(key);
        if (known != null || response == null || !Inquiry.isAnswered(question, response)) {
            return known;
        }
        answered.put(key, response);
        return response;
    }

    @Override
    public Optional<JsonNode> find(String path) {
        return Optional.ofNullable(done.get(path));
    }

    @Override
    public void keep(String path, JsonNode value) {
        done.put(path, value);
        for (var below : BELOW) {
            done.subMap(path + below, path + below + Character.MAX_VALUE).clear();
        }
    }

    ObjectNode kept() {
        var kept = Json.object();
        done.forEach(kept.putObject("done")::set);
        consents.forEach(kept.putObject("consents")::put);
        answered.forEach(kept.putObject("answered")::set);
        return kept;
    }
}
