package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// What the last word of a path does to a thing: `stop` makes its `status` `stopped` or `stopping`, sets `stopped_at`
/// and a flag called `stopped`.
///
/// @param word in lower case, such as `pause` of `pause-recording`
record Verb(String word) {

    private static final Set<String> CREATING = Set.of(
            "start",
            "create",
            "add",
            "new",
            "launch",
            "open",
            "begin",
            "generate",
            "register",
            "invite",
            "import",
            "upload",
            "clone",
            "copy",
            "duplicate",
            "run",
            "submit",
            "enqueue",
            "schedule",
            "book");
    private static final Set<String> STATES = Set.of("status", "state", "phase");
    private static final Pattern RUNNING = Pattern.compile("running|active|started|enabled|open|in_progress");

    static Verb of(String segment) {
        return new Verb(Words.of(segment).first());
    }

    /// Whether it brings a thing into being.
    boolean creates() {
        return CREATING.contains(word);
    }

    Verb undone() {
        return new Verb("un" + word);
    }

    /// Changes `item` as far as its schema has words for what is done.
    void apply(ObjectNode item, JsonNode schema, Schemas schemas, Instant now) {
        new Stamps(schemas).stamp(item, schema, now, words -> isDone(words.first()));
        for (var each : schemas.properties(schema).properties()) {
            var property = schemas.flat(each.getValue());
            var state = STATES.contains(each.getKey()) ? state(property.path("enum")) : flag(property, each.getKey());
            if (state != null) {
                item.set(each.getKey(), state);
            }
        }
    }

    private @Nullable JsonNode state(JsonNode states) {
        boolean again = word.equals("resume") || word.equals("restart");
        return states.valueStream()
                .filter(state -> again ? RUNNING.matcher(state.asString("")).matches() : isDone(state.asString("")))
                .findFirst()
                .orElse(null);
    }

    private @Nullable JsonNode flag(ObjectNode property, String name) {
        if (!Schemas.types(property).contains("boolean")) {
            return null;
        }
        return isDone(name) ? BooleanNode.TRUE : new Verb(opposite()).isDone(name) ? BooleanNode.FALSE : null;
    }

    /// What is taken back: `lock` by `unlock`, `enable` by `disable`; empty for a word that takes nothing back.
    private String opposite() {
        return word.startsWith("un") ? word.substring(2) : word.equals("disable") ? "enable" : "";
    }

    /// Whether `name` is the participle: `stopped` and `stopping` of `stop`, `paused` of `pause`.
    private boolean isDone(String name) {
        var stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        return !stem.isEmpty() && name.matches(Pattern.quote(stem) + "[a-z]?(ed|ing)");
    }
}
