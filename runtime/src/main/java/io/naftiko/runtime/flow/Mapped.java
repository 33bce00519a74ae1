package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;

/// Shapes what another work answers. An upstream's own error keeps its body.
public record Mapped(Work work, Format format, Output output) implements Work {

    @Override
    public Response run(Scope scope) {
        var response = work.run(scope);
        if (!response.succeeded() || holdsNothing(response)) {
            return response;
        }
        var shaped = output.shape(format.read(response), scope);
        return response.withHeader("Content-Type", MediaTypes.JSON).withBody(Body.of(Json.bytes(shaped)));
    }

    private boolean holdsNothing(Response response) {
        return response.body() instanceof Body.Empty && !(response.status() == 200 && format.emptyIsValue());
    }
}
