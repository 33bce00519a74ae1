package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Shows an agent what another work answers. An upstream's own error keeps its body.
public record Presented(Work work, Format format, Presentation presentation) implements Work {

    @Override
    public Response run(Scope scope) {
        var answer = work.run(scope);
        return answer.succeeded() ? presentation.of(answer, () -> value(answer), scope) : answer;
    }

    private JsonNode value(Response answer) {
        return answer.body() instanceof Body.Empty ? NullNode.getInstance() : format.read(answer);
    }
}
