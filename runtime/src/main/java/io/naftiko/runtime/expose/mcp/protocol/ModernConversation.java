package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.model.Journal;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Unanswered;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// With a client of the modern era: it is asked by ending the run, and answers by calling again (2026-07-28, basic:
/// multi-round-trip requests).
record ModernConversation(Narration narration, ClientCapabilities capabilities, Rounds rounds) implements Narrated {

    @Override
    public boolean answers(Question question) {
        return capabilities.allow(question);
    }

    /// A client that cannot be asked is told so by whoever receives what is thrown.
    @Override
    public JsonNode ask(String key, Question question) {
        var answer = rounds.answer(key, question);
        if (answer == null) {
            throw new Unanswered(new LinkedHashMap<>(Map.of(key, question)));
        }
        return answer;
    }

    @Override
    public Journal journal() {
        return rounds;
    }
}
