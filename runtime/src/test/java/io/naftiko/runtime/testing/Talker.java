package io.naftiko.runtime.testing;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Journal;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NobodyToAsk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A caller that answers what a test gave it before, and writes down what it hears.
///
/// What it has no answer for it leaves to another call: the run ends, and what it did stays in the journal.
public final class Talker implements Conversation {

    private final Predicate<Question> able;
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final Map<String, Question> asked = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, JsonNode> journal = new ConcurrentHashMap<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

    /// A caller that can be asked everything.
    public Talker() {
        this(_ -> true);
    }

    public Talker(Predicate<Question> able) {
        this.able = able;
    }

    /// Has it answer the question `key` with a JSON text.
    public Talker answering(String key, String json) {
        answers.put(key, Json.parse(json).orElseThrow());
        return this;
    }

    /// The questions so far, by their keys.
    public Map<String, Question> asked() {
        return asked;
    }

    /// What it heard, such as `INFO name "remark"`.
    public List<String> heard() {
        return heard;
    }

    /// What it heard at `level` and above.
    public List<String> heard(Severity level) {
        return heard.stream()
                .filter(each ->
                        Severity.valueOf(each.substring(0, each.indexOf(' '))).compareTo(level) >= 0)
                .toList();
    }

    /// How far the run was, such as `1.0/2.0 name`.
    public List<String> progress() {
        return progress;
    }

    /// What the journal has, by path.
    public Map<String, JsonNode> kept() {
        return journal;
    }

    @Override
    public boolean answers(Question question) {
        return able.test(question);
    }

    @Override
    public JsonNode ask(String key, Question question) {
        if (!able.test(question)) {
            throw new FailedCall(new NobodyToAsk("The caller cannot be asked."));
        }
        asked.put(key, question);
        var answer = answers.get(key);
        if (answer == null) {
            throw new Unanswered(new LinkedHashMap<>(Map.of(key, question)));
        }
        return answer;
    }

    @Override
    public void log(Severity severity, String logger, JsonNode data) {
        heard.add(severity + " " + logger + " " + Json.text(data));
    }

    @Override
    public void progress(double done, @Nullable Double total, @Nullable String message) {
        progress.add(done + (total == null ? "" : "/" + total) + (message == null ? "" : " " + message));
    }

    @Override
    public Journal journal() {
        return new Journal() {
            @Override
            public Optional<JsonNode> find(String path) {
                return Optional.ofNullable(journal.get(path));
            }

            @Override
            public void keep(String path, JsonNode value) {
                journal.put(path, value);
            }
        };
    }
}
