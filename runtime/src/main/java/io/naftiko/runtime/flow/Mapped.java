package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.Optional;

/// Shapes what another work answers. An upstream's own error keeps its body.
public final class Mapped implements Work {

    private final Work work;
    private final Format format;
    private final Output output;
    private final Optional<Projection> projection;

    public Mapped(Work work, Format format, Output output) {
        this.work = work;
        this.format = format;
        this.output = output;
        projection = Projection.of(output);
    }

    @Override
    public Response run(Scope scope) {
        var response = work.run(scope);
        return !response.succeeded() || holdsNothing(response)
                ? response
                : response.withHeader("Content-Type", MediaTypes.JSON).withBody(Body.of(shaped(response, scope)));
    }

    private boolean holdsNothing(Response response) {
        return response.body() instanceof Body.Empty && !(response.status() == 200 && format.emptyIsValue());
    }

    private byte[] shaped(Response response, Scope scope) {
        return projection
                .filter(_ -> format.isJson(response))
                .flatMap(quick -> quick.shape(response.body().bytes(), scope))
                .orElseGet(() -> Json.bytes(output.shape(format.read(response), scope)));
    }
}
