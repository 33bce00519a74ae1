package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// Does several things at the same time, none of which sees the others. It comes to an object of what they came to.
public record Parallel(SequencedMap<String, Action> members) implements Action {

    public Parallel {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    @Override
    public Outcome run(Scope scope) {
        var all = List.copyOf(members.entrySet());
        return Together.run(all.size(), all.size(), index -> run(all.get(index), scope), this::named);
    }

    private static Outcome run(Map.Entry<String, Action> member, Scope scope) {
        return Progress.in(
                member.getKey(), () -> member.getValue().run(scope.nested().at(member.getKey())));
    }

    private JsonNode named(List<JsonNode> values) {
        var object = Json.object();
        var value = values.iterator();
        members.keySet().forEach(name -> object.set(name, value.next()));
        return object;
    }
}
