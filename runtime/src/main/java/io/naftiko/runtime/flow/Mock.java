package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Answers with values that the file gives, without calling anything; with 204 where all of them are absent.
public record Mock(Output answer) implements Work {

    @Override
    public Response run(Scope scope) {
        var value = answer.shape(MissingNode.getInstance(), scope);
        return isNothing(value) ? new Response(204, Body.empty()) : Response.json(200, Json.bytes(value));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isObject() && !value.isEmpty() && value.valueStream().allMatch(Mock::isNothing));
    }
}
