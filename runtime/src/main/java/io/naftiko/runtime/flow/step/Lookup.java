package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NothingFound;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Looks up in one run. Values are compared as text, so that `7` finds `"7"`; the first entry of several wins.
record Lookup(LookupStep step, Expression entries, Expression value) implements Action {

    @Override
    public Outcome run(Scope scope) {
        var wanted = value.value(scope);
        var all = entries.value(scope);
        return new Outcome.Made(wanted != null && wanted.isArray() ? all(byKey(all), wanted) : one(all, wanted));
    }

    private JsonNode one(@Nullable JsonNode entries, @Nullable JsonNode wanted) {
        var found = wanted == null ? null : byKey(entries).get(Json.plain(wanted));
        return found == null ? missing() : wantedOf(found);
    }

    private JsonNode all(Map<String, JsonNode> byKey, JsonNode wanted) {
        var found = Json.array();
        for (var each : wanted) {
            var entry = byKey.get(Json.plain(each));
            if (entry != null) {
                found.add(wantedOf(entry));
            }
        }
        return found.isEmpty() && step.required() ? missing() : found;
    }

    /// The fields of `entry` that the step wants; null where it has none of that name.
    private JsonNode wantedOf(JsonNode entry) {
        if (step.outputs().isEmpty()) {
            return entry;
        }
        var found = Json.object();
        for (var field : step.outputs()) {
            found.set(field, entry.get(field));
        }
        return found;
    }

    private JsonNode missing() {
        if (step.required()) {
            throw new FailedCall(new NothingFound("The step `" + step.name() + "` found no entry of `" + step.index()
                    + "` whose `" + step.match() + "` is the value that it looks for."));
        }
        return NullNode.getInstance();
    }

    private Map<String, JsonNode> byKey(@Nullable JsonNode entries) {
        var byKey = new HashMap<String, JsonNode>();
        if (entries != null && entries.isArray()) {
            entries.forEach(entry -> put(byKey, entry));
        } else if (entries != null) {
            put(byKey, entries);
        }
        return byKey;
    }

    private void put(Map<String, JsonNode> byKey, JsonNode entry) {
        var key = entry.get(step.match());
        if (key != null && !key.isNull()) {
            byKey.putIfAbsent(Json.plain(key), entry);
        }
    }
}
