package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Does the same once for each element of a list. It comes to the list of what that came to, in the same order.
///
/// @param step for messages
/// @param as the name by which `each` reads its element
/// @param concurrency how many elements are under way at the same time
/// @param maxItems a longer list is refused before anything is done
public record ForEach(String step, Expression items, String as, int concurrency, int maxItems, Action each)
        implements Action {

    @Override
    public Outcome run(Scope scope) {
        var found = checked(items.value(scope));
        return Together.run(
                found.size(),
                concurrency,
                index -> Progress.inRound(
                        index, () -> each.run(scope.with(as, found.get(index)).at(index))),
                values -> Json.array().addAll(values));
    }

    private JsonNode checked(@Nullable JsonNode found) {
        if (found == null || found.isNull()) {
            return Json.array();
        }
        if (!found.isArray()) {
            throw refusal("is no list");
        }
        if (found.size() > maxItems) {
            throw refusal("has " + found.size() + " items, more than the " + maxItems + " that the step `" + step
                    + "` takes");
        }
        return found;
    }

    /// Blames the caller for what the caller gave, and else the upstream.
    private FailedCall refusal(String reason) {
        return items instanceof Expression.Input(var name)
                ? FailedCall.badInput(name, reason)
                : new FailedCall(
                        new UnreadableReply("The list that the step `" + step + "` goes through " + reason + "."));
    }
}
