package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import tools.jackson.databind.node.NullNode;

/// Answers with values that the file fixes, without calling anything.
public record Mock(Expression answer) implements Work {

    @Override
    public Response run(Scope scope) {
        var value = answer.value(scope);
        return Response.json(200, Json.bytes(value == null ? NullNode.getInstance() : value));
    }
}
