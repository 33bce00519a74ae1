package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// Does a work with other inputs than the caller's: those that the file makes of them.
///
/// @param inputs by the name that the work knows; an absent value is no input
public record Supplied(Work work, SequencedMap<String, Expression> inputs) implements Work {

    public Supplied {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }

    @Override
    public Response run(Scope caller) {
        return work.run(caller.supplied(values(caller)));
    }

    private Map<String, JsonNode> values(Scope caller) {
        var values = LinkedHashMap.<String, JsonNode>newLinkedHashMap(inputs.size());
        inputs.forEach((name, source) -> {
            var value = source.value(caller);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }
}
