package io.naftiko.runtime.flow.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.ScriptLanguage.Script;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Runs a script on what the caller gave and, over that, what the steps before came to, and the values of `with`.
record ScriptRun(Script script, SequencedMap<String, Expression> with) implements Action {

    @Override
    public Outcome run(Scope scope) {
        Lane.leave();
        return new Outcome.Made(script.run(context(scope)));
    }

    private ObjectNode context(Scope scope) {
        var context = Json.object();
        scope.inputs().forEach((name, value) -> context.set(name, plain(value)));
        context.setAll(scope.outputs());
        with.forEach((name, source) -> {
            var value = source.value(scope);
            if (value != null) {
                context.set(name, plain(value));
            }
        });
        return context;
    }

    /// A body that is passed through counts as the JSON that it holds, or as text.
    private static JsonNode plain(JsonNode value) {
        var payload = Payload.in(value);
        return payload == null
                ? value
                : Json.parse(payload.content())
                        .orElseGet(() -> StringNode.valueOf(new String(payload.content(), UTF_8)));
    }
}
